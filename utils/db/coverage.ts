/** Owns which spans of whose day were watched. Refuses to guess: a span nobody reported is not covered. */
import type { Calendar } from '../core/business-day';
import type { AgentId, SiteId } from '../core/ids';
import { HeldWork } from './held';
import { type CoverageDay, coverageId, type Ledger } from './ledger';
import { countCommit, readMeta } from './meta';
import { addSpan, unbrokenSince } from './spans';
import { startTally, writeTally } from './tally';

export interface Watcher {
  agentId: AgentId;
  siteId: SiteId;
}

/** Watches closer together than this count as one: a reload, a sleep of the tab. */
export const UNBROKEN_GAP_MS = 300_000;

/** Adds a watched span, cut at business days. Repeating it changes nothing. Spans over 24 h are refused as impossible. */
export async function addCoverage(
  ledger: Ledger,
  watcher: Watcher,
  span: { from: number; to: number },
  calendar: Calendar,
): Promise<void> {
  if (span.to <= span.from || span.to - span.from > 86_400_000) return;
  for (let from = span.from; from < span.to; ) {
    const day = calendar.dayOf(from);
    const to = Math.min(span.to, calendar.rangeOf(day).to);
    const { agentId, siteId } = watcher;
    await addCoverageDay(ledger, { id: coverageId(watcher, day), agentId, siteId, day, spans: [[from, to]] });
    from = to;
  }
}

/** Joins spans of one day to those that are there. */
export async function addCoverageDay(ledger: Ledger, { spans, ...day }: CoverageDay): Promise<void> {
  const done = await ledger.transaction('rw', ledger.coverage, ledger.days, ledger.meta, async () => {
    const before = (await ledger.coverage.get(day.id))?.spans ?? [];
    const joined = spans.reduce<[number, number][]>((union, span) => addSpan(union, span), before);
    if (JSON.stringify(joined) === JSON.stringify(before)) return undefined;
    await ledger.coverage.put({ ...day, spans: joined });
    const commits = await readMeta(ledger, 'commits');
    const held = HeldWork.of(ledger, commits);
    const tally = startTally();
    tally.touch(day.day);
    const commit = await countCommit(ledger, 0, commits);
    await writeTally(ledger, tally, commit.commits, held);
    return { held, commit };
  });
  done?.held.keep(done.commit);
}

/** Start of the unbroken watch that reaches `now`, today; `now` itself when nothing does. */
export async function coveredSince(ledger: Ledger, watcher: Watcher, now: number, calendar: Calendar): Promise<number> {
  const stored = await ledger.coverage.get(coverageId(watcher, calendar.dayOf(now)));
  return unbrokenSince(stored?.spans ?? [], now, UNBROKEN_GAP_MS);
}
