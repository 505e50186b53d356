/**
 * `npm run bench -- popup [OPENINGS] [--folder DIR]`: what opening the popup loads, and how long until its first figure stands.
 * `--folder`: of another build, to compare with.
 */
import { parseArgs } from 'node:util';
import { buildConsolesOrStop, buildOrStop } from '../run/build.mjs';
import { loadTs } from '../run/load-ts.mjs';
import { setUp } from '../run/setup.mjs';

/** @returns the exit status */
export async function benchPopup(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { folder: { type: 'string' } },
    allowPositionals: true,
  });
  await setUp();
  if (!values.folder) {
    console.log('building ...');
    await buildConsolesOrStop();
    await buildOrStop('production');
  }
  const { runPopupBench } = await loadTs('test/bench/popup/run.ts');
  return await runPopupBench({
    openings: Number(positionals[0] ?? 15),
    folder: values.folder,
    say: (line) => console.log(line),
  });
}
