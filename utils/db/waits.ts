/** Owns who still waits for an answer, as the ledger has it: open turns of a day, in time or not. Reads only. */
import type { BusinessDay, SiteId } from '../core/ids';
import { coverageId, type Ledger } from './ledger';

/** Buyers who wait on one console, and since when the one who has waited longest, epoch ms. */
export interface Waiting {
  count: number;
  since: number;
}

/**
 * A watched console says so at least once in ninety seconds, and a colleague's computer tells once a minute while somebody
 * waits: after longer than this nobody knows. An open turn alone proves nothing, for it stays open when the page is closed.
 */
export const WAITS_KNOWN_MS = 150_000;

/** @param ruleOf the rule a console's agents are judged by: its `passSec` tells when an open turn began */
export async function waitingOn(
  ledger: Ledger,
  day: BusinessDay,
  ruleOf: (siteId: SiteId) => { id: string; passSec: number } | undefined,
  now: number,
): Promise<Map<SiteId, Waiting>> {
  const [open, covered] = await Promise.all([
    ledger.running.toArray(),
    ledger.coverage.where('day').equals(day).toArray(),
  ]);
  const isFresh = (until = 0) => now - until <= WAITS_KNOWN_MS;
  const watched = new Set(covered.flatMap(({ id, spans }) => (isFresh(spans.at(-1)?.[1]) ? id : [])));
  const found = new Map<SiteId, Waiting>();
  for (const { rows, ruleId, until } of open) {
    const row = rows.find((each) => each.day === day);
    const rule = row && ruleOf(row.siteId);
    if (!row || rule?.id !== ruleId || !watched.has(coverageId(row, day))) continue;
    const since = until - rule.passSec * 1000;
    const before = found.get(row.siteId);
    found.set(row.siteId, { count: (before?.count ?? 0) + 1, since: Math.min(before?.since ?? since, since) });
  }
  return found;
}
