/**
 * `npm run bench -- library`: what a large library costs in the shipped build, in Chromium. 10,000 scripts: message to
 * painted suggestion, the pack editor; 9,000 titles: key to painted result; 50,000: tasks of the console's page meanwhile.
 */
import { buildConsolesOrStop, buildOrStop } from '../run/build.mjs';
import { loadTs } from '../run/load-ts.mjs';
import { setUp } from '../run/setup.mjs';

/** @returns the exit status */
export async function benchLibrary(args) {
  await setUp();
  if (!args.includes('--built')) {
    console.log('building ...');
    await buildConsolesOrStop();
    await buildOrStop('production');
    await buildOrStop('open');
  }
  const { runLibraryBench } = await loadTs('test/bench/library/run.ts');
  return await runLibraryBench({ only: args.filter((arg) => !arg.startsWith('--')), say: (line) => console.log(line) });
}
