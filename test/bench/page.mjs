/**
 * `npm run bench -- page [SECONDS] [--pairs N] [--site pdd --site feige ...] [--rate N] [--loads] [--rules]`: what the extension costs the
 * console, beside the same page without it; with `--rules` with 500 hint rules. Gates and exit status.
 */
import { parseArgs } from 'node:util';
import { buildConsolesOrStop, buildOrStop } from '../run/build.mjs';
import { loadTs } from '../run/load-ts.mjs';
import { setUp } from '../run/setup.mjs';

const OPTIONS = {
  pairs: { type: 'string', default: '1' },
  site: { type: 'string', multiple: true, default: ['pdd', 'feige'] },
  rate: { type: 'string', multiple: true, default: ['10', '50'] },
  loads: { type: 'boolean', default: false },
  rules: { type: 'boolean', default: false },
};

/** @returns the exit status */
export async function benchPage(args) {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  await setUp();
  console.log('building ...');
  await buildConsolesOrStop();
  await buildOrStop('production');
  await buildOrStop('open');
  const { runPageBench } = await loadTs('test/bench/page/run.ts');
  return await runPageBench({
    seconds: Number(positionals[0] ?? 20),
    pairs: Number(values.pairs),
    sites: values.site,
    rates: values.rate.map(Number),
    loadsOnly: values.loads,
    manyRules: values.rules,
    say: (line) => console.log(line),
  });
}
