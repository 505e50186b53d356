/** Owns who still waits for an answer, as the ledger has it: open turns of a day, in time or not. Reads only. */
import type { BusinessDay, SiteId } from '../core/ids';
import type { Ledger } from './ledger';

/** Buyers who wait on one console, and since when the one who has waited longest, epoch ms. */
export interface Waiting {
  count: number;
  since: number;
}

/** @param ruleOf the rule a console's agents are judged by: its `passSec` tells when an open turn began */
export async function waitingOn(
  ledger: Ledger,
  day: BusinessDay,
  ruleOf: (siteId: SiteId) => { id: string; passSec: number } | undefined,
): Promise<Map<SiteId, Waiting>> {
  const found = new Map<SiteId, Waiting>();
  for (const { rows, ruleId, until } of await ledger.running.toArray()) {
    const row = rows.find((each) => each.day === day);
    const rule = row && ruleOf(row.siteId);
    if (!row || rule?.id !== ruleId) continue;
    const since = until - rule.passSec * 1000;
    const before = found.get(row.siteId);
    found.set(row.siteId, { count: (before?.count ?? 0) + 1, since: Math.min(before?.since ?? since, since) });
  }
  return found;
}
