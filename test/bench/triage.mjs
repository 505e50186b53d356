// npm run bench -- triage [hours] [first seed]: misses by our order, by longest wait first and by first come, per platform rule, over
// generated rush hours and over the dialogues' own lengths. Says "skipped, no data" where the dialogues are absent.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadTs } from '../run/load-ts.mjs';

const DIALOGUES = fileURLToPath(new URL('../../../shared/matching/dev/jddc_dialogues.json', import.meta.url));

/** @param {string[]} args how many rush hours per load, and other hours than those tuned on @returns {Promise<number>} 1 when ours missed more anywhere */
export async function benchTriage(args) {
  // At a light load an hour has one miss or none: in forty hours two or three would decide who is better.
  const hours = Number(args[0] ?? 200);
  const firstSeed = Number(args[1] ?? 1);
  const { compareOrders, inventedLengths, lengthsOf } = await loadTs('test/bench/triage/run.ts');
  const rows = compareOrders('invented', inventedLengths(), hours, firstSeed);
  if (existsSync(DIALOGUES))
    rows.push(...compareOrders('dialogues', lengthsOf(JSON.parse(readFileSync(DIALOGUES, 'utf8'))), hours, firstSeed));
  else console.log('triage on dialogues: skipped, no data');
  console.log('misses of what the rule judges: ours / longest wait first / first come (one agent, the same speed)\n');
  let failed = 0;
  for (const row of rows) {
    const { triage, longest, 'first-come': come } = row.missed;
    const best = Math.min(longest, come);
    const saved = best > 0 ? `${(100 * (1 - triage / best)).toFixed(1)} % fewer than the better` : '-';
    if (triage > best) failed += 1;
    console.log(
      `${row.source.padEnd(9)} ${row.rule.padEnd(5)} load ${row.load.toFixed(2)}  ${String(row.units).padStart(6)} units  ` +
        `missed ${triage} / ${longest} / ${come}  ${saved}; worse in ${row.worse} of ${row.hours} hours; ` +
        `late turns ${row.lateTurns.triage} / ${row.lateTurns.longest}; mean wait ${row.meanSec.triage.toFixed(0)} / ${row.meanSec.longest.toFixed(0)} s; ` +
        `longest ${row.worstMin.triage.toFixed(0)} / ${row.worstMin.longest.toFixed(0)} min`,
    );
  }
  console.log(
    failed === 0 ? '\nours missed no more than the others in every row' : `\nours missed more in ${failed} rows`,
  );
  return failed === 0 ? 0 : 1;
}
