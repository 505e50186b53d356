/**
 * `npm test`: sets up, then types, lint, unit tests, builds and the browser lanes; the last line is `N passed, N failed`.
 * Steps can be named (`npm test -- types lint unit build e2e`); other words narrow the tests to files that contain them.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, build, buildConsolesOrStop, prepareTypes } from './build.mjs';
import { addCounts, closingLine, countCommand, countVitest, printFailures } from './report.mjs';
import { ROOT, run, runMain, setUp } from './setup.mjs';

const ARTIFACTS = join(ROOT, 'artifacts', 'test');
const STEPS = ['types', 'lint', 'unit', 'build', 'e2e'];
const bin = (...path) => join(ROOT, 'node_modules', ...path);

const words = process.argv.slice(2);
const named = words.filter((word) => STEPS.includes(word));
const everyLane = words.includes('all');
const filters = words.filter((word) => !STEPS.includes(word) && word !== 'all');
const chosen = new Set(named.length > 0 ? named : STEPS);

async function vitest(name, config, env) {
  const report = join(ARTIFACTS, `${name}.json`);
  const result = await run(
    process.execPath,
    [
      bin('vitest', 'vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter=verbose',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { env: { ...env, NO_COLOR: '1' } },
  );
  writeFileSync(join(ARTIFACTS, `${name}.log`), result.output);
  return countVitest(name, report, result, ROOT);
}

/** @returns {Promise<import('./report.mjs').Count>} nothing counted when the step was not asked for */
async function step(name, work) {
  if (!chosen.has(name)) return addCounts([]);
  const start = Date.now();
  const count = await work();
  console.log(`${name.padEnd(6)} ${closingLine(count)} (${Math.round((Date.now() - start) / 1000)} s)`);
  return count;
}

await runMain(async () => {
  const started = Date.now();
  const browsers = await setUp({ firefox: chosen.has('e2e'), browsers: chosen.has('e2e') });
  rmSync(ARTIFACTS, { recursive: true, force: true });
  mkdirSync(ARTIFACTS, { recursive: true });

  // Every tool here reads tsconfig.json, which extends what this writes.
  const prepared = await prepareTypes();
  // Two cores: compiling beside the unit tests; browsers measure time, so they run when nothing else does.
  const compiling = async () => [
    await step('types', async () => {
      if (prepared.code !== 0) return countCommand('types (wxt prepare)', prepared);
      return countCommand('types (tsc)', await run(process.execPath, [bin('typescript', 'bin', 'tsc'), '--noEmit']));
    }),
    await step('lint', async () =>
      countCommand(
        'lint and format (biome)',
        await run(process.execPath, [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']),
      ),
    ),
    await step('build', async () => {
      const failed = await buildConsolesOrStop().catch((error) => error);
      const counts = [countCommand('build consoles', { code: failed ? 1 : 0, output: String(failed?.message) })];
      for (const name of Object.keys(BUILDS)) counts.push(countCommand(`build ${name}`, await build(name)));
      return addCounts(counts);
    }),
  ];
  const [compiled, unit] = await Promise.all([
    compiling(),
    step('unit', () => vitest('unit', 'test/vitest.config.ts', {})),
  ]);
  const e2e = await step('e2e', () =>
    vitest('e2e', 'test/vitest.e2e.config.ts', {
      CHROMIUM_PATH: browsers.chromium,
      FIREFOX_PATH: browsers.firefox,
      SIDELINE_ALL_LANES: everyLane ? '1' : '',
    }),
  );

  const total = addCounts([...compiled, unit, e2e]);
  printFailures(total);
  for (const skip of total.skips) console.log(`skipped: ${skip}`);
  console.log(`\n${Math.round((Date.now() - started) / 1000)} s; full logs in artifacts/test`);
  console.log(closingLine(total));
  return total.failed === 0 ? 0 : 1;
});
