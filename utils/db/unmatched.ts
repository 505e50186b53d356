/** Owns how many questions were answered without any script on offer: a number a day, for some weeks. */
import type { BusinessDay } from '../core/ids';
import type { Ledger } from './ledger';
import { readMeta, writeMeta } from './meta';

const DAYS_KEPT = 60;

export function countUnmatched(ledger: Ledger, day: BusinessDay): Promise<void> {
  return ledger.transaction('rw', ledger.meta, async () => {
    const counts = (await readMeta(ledger, 'unmatched')) ?? {};
    const days = Object.entries({ ...counts, [day]: (counts[day] ?? 0) + 1 }).sort(([a], [b]) => (a < b ? -1 : 1));
    await writeMeta(ledger, 'unmatched', Object.fromEntries(days.slice(-DAYS_KEPT)));
  });
}

/** From `firstDay` on. */
export async function unmatchedSince(ledger: Ledger, firstDay: BusinessDay): Promise<number> {
  const counts = (await readMeta(ledger, 'unmatched')) ?? {};
  return Object.entries(counts).reduce((sum, [day, count]) => (day >= firstDay ? sum + count : sum), 0);
}
