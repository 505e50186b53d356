/** Runs one browser lane by itself, on builds made for it, with a wider task than the gate gives it. */
import { join } from 'node:path';
import { buildConsolesOrStop, buildOrStop, prepareTypes } from '../run/build.mjs';
import { ROOT, run, setUp } from '../run/setup.mjs';

export async function runLane(name, env) {
  const browsers = await setUp({ firefox: false, browsers: true });
  await prepareTypes();
  await buildConsolesOrStop();
  await buildOrStop('production');
  const result = await run(
    process.execPath,
    [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'test/vitest.e2e.config.ts', name],
    { env: { ...env, CHROMIUM_PATH: browsers.chromium, NO_COLOR: '1' } },
  );
  console.log(result.output);
  return result.code;
}
