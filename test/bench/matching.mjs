// npm run bench -- matching [--data DIR] [--learn DIR] [--speed] [--rivals NAME,NAME|none]
// Runs the scorer's tasks with the product's own engine, then with each rival in the same run, and prints a table of both.
// --speed times ours at 1,000, 10,000 and 50,000 scripts as the scorer does, and each rival at 1,000 and 10,000 over fewer
// turns: some of them need minutes for one size. Without --learn, the tenths of the turns are asked after the picks of the
// others (matching-learning.mjs). Says "skipped, no data" where the evaluation data is absent.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sizes } from './load-matching.mjs';

const RIVALS = ['minisearch', 'flexsearch', 'fuse', 'orama'];
const here = fileURLToPath(new URL('.', import.meta.url));
const scorer = fileURLToPath(new URL('../../../shared/matching/score.mjs', import.meta.url));
const args = process.argv.slice(2).filter((argument) => argument !== 'matching');
const withSpeed = args.includes('--speed');
const rivalsAt = args.indexOf('--rivals');
const rivals = rivalsAt < 0 ? RIVALS : RIVALS.filter((name) => (args[rivalsAt + 1] ?? '').split(',').includes(name));
const rest = args.filter(
  (argument, at) => argument !== '--speed' && (rivalsAt < 0 || (at !== rivalsAt && at !== rivalsAt + 1)),
);

/** The rows a program prints, by name; each is a name and JSON. */
function rowsOf(program, programArgs) {
  const run = spawnSync(process.execPath, ['--expose-gc', program, ...programArgs], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${programArgs[0]}: ${run.stderr}`);
  return new Map(
    run.stdout.split('\n').flatMap((line) => {
      const at = line.indexOf('{');
      return at < 0 ? [] : [[line.slice(0, at).trim(), JSON.parse(line.slice(at))]];
    }),
  );
}

const score = (name, speed) => rowsOf(scorer, [`${here}${name}-adapter.mjs`, ...rest, ...(speed ? ['--speed'] : [])]);
const acrossTenths = () => {
  const at = rest.indexOf('--data');
  const data = at < 0 ? join(dirname(scorer), 'dev') : rest[at + 1];
  return rowsOf(`${here}matching-learning.mjs`, [`${here}matching-adapter.mjs`, data]);
};
const shortSpeed = (name) => rowsOf(`${here}matching-speed.mjs`, [`${here}${name}-adapter.mjs`]);

const QUALITY = ['R@1', 'R@3'];
const TIMES = ['p95ms', 'buildCpuMs', 'memoryMB', 'suggestP95', 'typedP95'];

/** `ours`, then of each rival its figure and how many times ours it is. */
function printTable(title, fields, ours, theirs) {
  console.log(`\n${title}`);
  console.log(`${''.padEnd(44)}${'ours'.padStart(9)}${theirs.map(([name]) => name.padStart(19)).join('')}`);
  for (const [name, row] of ours)
    for (const field of fields) {
      if (!(field in row)) continue;
      const cells = theirs.map(([, rows]) => {
        const other = rows.get(name)?.[field];
        return other === undefined ? '-' : `${other} (x${row[field] ? (other / row[field]).toFixed(2) : '-'})`;
      });
      const figure = String(row[field]).padStart(9);
      console.log(`${`${name}  ${field}`.padEnd(44)}${figure}${cells.map((cell) => cell.padStart(19)).join('')}`);
    }
}

for (const [name, { minified, gzip }] of Object.entries(await sizes()))
  console.log(
    `size ${name.padEnd(8)} ${(minified / 1000).toFixed(1)} kB minified, ${(gzip / 1000).toFixed(1)} kB gzip`,
  );

if (!existsSync(scorer)) console.log('matching: skipped, no data');
else {
  const ours = score('matching', withSpeed);
  if (!rest.includes('--learn')) for (const [name, row] of acrossTenths()) ours.set(name, row);
  for (const [name, row] of ours) console.log(name.padEnd(44), JSON.stringify(row));
  const theirs = rivals.map((name) => [name, score(name, false)]);
  if (theirs.length > 0) {
    printTable('Found, in percent (rival / ours)', QUALITY, ours, theirs);
    printTable('Typed search over the titles, ms (rival / ours)', ['p95ms'], ours, theirs);
  }
  if (withSpeed && theirs.length > 0)
    printTable(
      'Speed over invented scripts (rival / ours)',
      TIMES,
      shortSpeed('matching'),
      rivals.map((name) => [name, shortSpeed(name)]),
    );
}
