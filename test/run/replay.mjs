/** `npm run replay -- FILE.json --site pdd|feige [--speed 20] [--headless]`: real dialogues through a simulated console. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildConsolesOrStop, buildOrStop } from './build.mjs';
import { loadTs } from './load-ts.mjs';
import { ROOT, runMain, SetupProblem, setUp } from './setup.mjs';

const USAGE = 'npm run replay -- FILE.json --site pdd|feige [--speed 20] [--parallel 30] [--seed 1] [--headless]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        speed: { type: 'string', default: '20' },
        parallel: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        headless: { type: 'boolean', default: false },
      },
    });
    const [name, ...rest] = positionals;
    const speed = Number(values.speed);
    const parallel = Number(values.parallel);
    const seed = Number(values.seed);
    const sound =
      name &&
      rest.length === 0 &&
      ['pdd', 'feige'].includes(values.site) &&
      speed > 0 &&
      parallel > 0 &&
      Number.isInteger(seed);
    if (!sound) throw new SetupProblem(USAGE);
    return { ...values, file: resolve(process.env.INIT_CWD ?? '.', name), speed, parallel, seed };
  } catch (error) {
    throw new SetupProblem(error instanceof SetupProblem ? error.message : `${error.message}\n${USAGE}`);
  }
}

await runMain(async () => {
  const wish = readArguments();
  if (!existsSync(wish.file)) throw new SetupProblem(`${wish.file} does not exist`);
  await setUp();
  console.log('building ...');
  await Promise.all([buildOrStop('production'), buildConsolesOrStop()]);
  const { runReplay } = await loadTs('test/e2e/harness/replay.ts');
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const evidence = join(ROOT, 'artifacts', 'replay');
  return await runReplay({ ...wish, evidence, headless: wish.headless || !display, say: (line) => console.log(line) });
});
