/** `npm run demo`: from a fresh clone to the coach at work. `-- --headless` runs by itself and compares;
 *  `--seed N` is another day of the same trade. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildConsolesOrStop, buildOrStop } from './build.mjs';
import { loadTs } from './load-ts.mjs';
import { ROOT, runMain, SetupProblem, setUp } from './setup.mjs';

const USAGE = 'npm run demo [-- --headless] [--seed 7]';

function readArguments() {
  try {
    const options = { seed: { type: 'string', default: '7' }, headless: { type: 'boolean', default: false } };
    const { values } = parseArgs({ options });
    const seed = Number(values.seed);
    if (!Number.isInteger(seed)) throw new SetupProblem(USAGE);
    return { headless: values.headless, seed };
  } catch (error) {
    throw new SetupProblem(error instanceof SetupProblem ? error.message : `${error.message}\n${USAGE}`);
  }
}

await runMain(async () => {
  const wish = readArguments();
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const headless = wish.headless || !display;
  await setUp();
  console.log('building ...');
  await Promise.all([buildOrStop('production'), buildConsolesOrStop()]);
  const { runDemo } = await loadTs('test/e2e/harness/demo.ts');
  const pictures = join(ROOT, 'artifacts', 'demo');
  return await runDemo({ headless, pictures, seed: wish.seed, say: (line) => console.log(line) });
});
