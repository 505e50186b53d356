/** `npm run bench -- page`: what the extension costs the console, beside the same page without it. Gates and exit status. */
import { buildConsolesOrStop, buildOrStop } from '../run/build.mjs';
import { loadTs } from '../run/load-ts.mjs';
import { setUp } from '../run/setup.mjs';

/** @returns the exit status */
export async function benchPage(args) {
  await setUp();
  console.log('building ...');
  await buildConsolesOrStop();
  await buildOrStop('production');
  await buildOrStop('open');
  const { runPageBench } = await loadTs('test/bench/page/run.ts');
  const seconds = Number(args.find((word) => /^\d+$/.test(word)) ?? 20);
  return await runPageBench({ seconds, say: (line) => console.log(line) });
}
