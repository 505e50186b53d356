/**
 * `npm run bench -- storage [FACTS] [--keep FOLDER]`: a ledger of a million facts and ninety days in Chromium; what a live
 * update, the popup and the turns behind a number cost in it, beside asking everything each time. Gates and exit status.
 */
import { parseArgs } from 'node:util';
import { buildConsolesOrStop, buildOrStop, prepareTypes } from '../run/build.mjs';
import { loadTs } from '../run/load-ts.mjs';
import { setUp } from '../run/setup.mjs';

const OPTIONS = { keep: { type: 'string' }, days: { type: 'string', default: '90' } };

/** @returns the exit status */
export async function benchStorage(args) {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  await setUp();
  await prepareTypes();
  await buildConsolesOrStop();
  await buildOrStop('production');
  const { runStorageBench } = await loadTs('test/bench/storage/run.ts');
  return await runStorageBench({
    facts: Number(positionals[0] ?? 1_000_000),
    days: Number(values.days),
    keep: values.keep,
    say: (line) => console.log(line),
  });
}
