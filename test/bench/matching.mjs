// npm run bench -- matching [--data DIR] [--learn DIR] [--speed] [--speed-all]
// --speed times ours; --speed-all times MiniSearch as well, which takes many minutes at 50,000 scripts.
// Runs the scorer with the product's engine and then with MiniSearch in the same run, and prints both and their ratios.
// Says "skipped, no data" where the evaluation data is absent.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sizes } from './load-matching.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const scorer = fileURLToPath(new URL('../../../shared/matching/score.mjs', import.meta.url));
const args = process.argv.slice(2).filter((argument) => argument !== 'matching');
const rest = args.filter((argument) => !argument.startsWith('--speed'));

const size = await sizes();
for (const [name, { minified, gzip }] of Object.entries(size))
  console.log(
    `size ${name.padEnd(8)} ${(minified / 1000).toFixed(1)} kB minified, ${(gzip / 1000).toFixed(1)} kB gzip`,
  );

/** Rows of one engine by name. */
function score(adapter, withSpeed) {
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', scorer, `${here}${adapter}-adapter.mjs`, ...rest, ...(withSpeed ? ['--speed'] : [])],
    {
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`${adapter}: ${run.stderr}`);
  return new Map(
    run.stdout.split('\n').flatMap((line) => {
      const at = line.indexOf('{');
      return at < 0 ? [] : [[line.slice(0, at).trim(), JSON.parse(line.slice(at))]];
    }),
  );
}

const COMPARED = ['R@1', 'R@3', 'buildCpuMs', 'memoryMB', 'suggestP95', 'typedP95', 'p95ms'];

if (!existsSync(scorer)) console.log('matching: skipped, no data');
else {
  const ours = score('matching', args.includes('--speed') || args.includes('--speed-all'));
  for (const [name, row] of ours) console.log(name.padEnd(44), JSON.stringify(row));
  const theirs = score('minisearch', args.includes('--speed-all'));
  console.log('\ncompared with MiniSearch in the same run (ours / theirs = ratio)');
  for (const [name, row] of ours) {
    const other = theirs.get(name);
    const parts = COMPARED.filter((field) => other && field in row && field in other).map(
      (field) => `${field} ${row[field]} / ${other[field]} = ${(row[field] / (other[field] || Number.NaN)).toFixed(2)}`,
    );
    if (parts.length > 0) console.log(name.padEnd(44), parts.join('   '));
  }
}
