/** `npm run demo`: from a fresh clone to the coach at work. `-- --headless` runs by itself and compares. */
import { join } from 'node:path';
import { buildConsolesOrStop, buildOrStop } from './build.mjs';
import { loadTs } from './load-ts.mjs';
import { ROOT, runMain, setUp } from './setup.mjs';

await runMain(async () => {
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const headless = process.argv.includes('--headless') || !display;
  await setUp();
  console.log('building ...');
  await Promise.all([buildOrStop('production'), buildConsolesOrStop()]);
  const { runDemo } = await loadTs('test/e2e/harness/demo.ts');
  return await runDemo({ headless, pictures: join(ROOT, 'artifacts', 'demo'), say: (line) => console.log(line) });
});
