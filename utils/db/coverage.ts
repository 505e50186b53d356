/** Owns which spans of whose day were watched. Refuses to guess: a span nobody reported is not covered. */
import type { Calendar } from '../core/business-day';
import type { AgentId, BusinessDay, SiteId } from '../core/ids';
import type { Ledger } from './ledger';
import { addSpan, unbrokenSince } from './spans';

export interface Watcher {
  agentId: AgentId;
  siteId: SiteId;
}

/** Watches closer together than this count as one: a reload, a sleep of the tab. */
export const UNBROKEN_GAP_MS = 300_000;

export const coverageId = ({ agentId, siteId }: Watcher, day: BusinessDay): string => `${agentId}|${siteId}|${day}`;

/** Adds a watched span, cut at business days. Repeating it changes nothing. Spans over 24 h are refused as impossible. */
export async function addCoverage(
  ledger: Ledger,
  watcher: Watcher,
  span: { from: number; to: number },
  calendar: Calendar,
): Promise<void> {
  if (span.to <= span.from || span.to - span.from > 86_400_000) return;
  await ledger.transaction('rw', ledger.coverage, async () => {
    for (let from = span.from; from < span.to; ) {
      const day = calendar.dayOf(from);
      const to = Math.min(span.to, calendar.rangeOf(day).to);
      const id = coverageId(watcher, day);
      const before = await ledger.coverage.get(id);
      const { agentId, siteId } = watcher;
      await ledger.coverage.put({ id, agentId, siteId, day, spans: addSpan(before?.spans ?? [], [from, to]) });
      from = to;
    }
  });
}

/** Start of the unbroken watch that reaches `now`, today; `now` itself when nothing does. */
export async function coveredSince(ledger: Ledger, watcher: Watcher, now: number, calendar: Calendar): Promise<number> {
  const stored = await ledger.coverage.get(coverageId(watcher, calendar.dayOf(now)));
  return unbrokenSince(stored?.spans ?? [], now, UNBROKEN_GAP_MS);
}
