/** Owns the questions that pages and handlers put to the ledger. Reads only; `follow.ts` asks again when something changes. */
import Dexie from 'dexie';
import type { Calendar } from '../core/business-day';
import type { Fact } from '../core/facts';
import { type AgentId, asId, type BusinessDay, type ConversationId, type SiteId } from '../core/ids';
import type { DayRow } from '../core/turn';
import {
  type CoverageDay,
  coverageId,
  type Ledger,
  type MetaRow,
  type RunningTurn,
  type SiteHealth,
  withoutDay,
} from './ledger';
import type { MetaRecords } from './meta';
import { coverageShare, type Span, watchedWithin } from './spans';

const DAY_MS = 86_400_000;

/** Rows of every agent and site on one business day, all rules and hours; filter by `ruleId` before summing. */
export function rowsOfDay(ledger: Ledger, day: BusinessDay): Promise<DayRow[]> {
  return ledger.rows.where('day').equals(day).toArray();
}

/** Rows of days `from` to `to`, both included. */
export function rowsOfDays(ledger: Ledger, from: BusinessDay, to: BusinessDay): Promise<DayRow[]> {
  return ledger.rows.where('day').between(from, to, true, true).toArray();
}

/** One agent's rows on one site and day. */
export function rowsOfAgentDay(ledger: Ledger, agentId: AgentId, siteId: SiteId, day: BusinessDay): Promise<DayRow[]> {
  return ledger.rows.where('[siteId+agentId+day]').equals([siteId, agentId, day]).toArray();
}

/** Open turns that can still be answered in time at `now`; live figures leave their rows out (`settledRows`). */
export function runningTurns(ledger: Ledger, now: number): Promise<RunningTurn[]> {
  return ledger.running.where('until').aboveOrEqual(now).toArray();
}

/**
 * Facts of every conversation an agent had on a day, grouped, oldest first: fold each group to show the turns behind a
 * number. A day earlier and later are included, so that turns over midnight are whole; keep those opened on `day`.
 * Several ids: the accounts of one person.
 */
export function conversationsOfAgentDay(
  ledger: Ledger,
  agent: AgentId | readonly AgentId[],
  siteId: SiteId,
  day: BusinessDay,
  calendar: Calendar,
): Promise<Map<ConversationId, Fact[]>> {
  const { facts, rows, contributions } = ledger;
  const { from, to } = calendar.rangeOf(day);
  // One transaction: one state of the ledger, and inside a followed query no second copy of every fact.
  return ledger.transaction('r', facts, rows, contributions, async () => {
    const keys = [agent].flat().map((agentId) => [siteId, agentId, day]);
    const ids = (await contributorsOf(ledger, keys)) ?? (await namedIn(ledger, keys));
    const groups = await Promise.all(ids.map((id) => factsAround(ledger, id, from, to)));
    return new Map(ids.map((id, index) => [id, groups[index] ?? []]));
  });
}

/** An account's day on a site, as indexes have it. */
type AccountDay = readonly (SiteId | AgentId | BusinessDay)[];

/** Whose rows these are made of: some dozen keys by index, no fact is read. undefined where days keep no parts any more. */
async function contributorsOf(ledger: Ledger, keys: readonly AccountDay[]): Promise<ConversationId[] | undefined> {
  // A range for each key: several values in one question are walked one by one.
  const ofDay = keys.map((key) =>
    ledger.rows
      .where('[siteId+agentId+day]')
      .equals([...key])
      .primaryKeys(),
  );
  const rowIds = (await Promise.all(ofDay)).flat();
  const parts = await Promise.all(rowIds.map((id) => ledger.contributions.where('id').equals(id).primaryKeys()));
  const found = [...new Set(parts.flat().map((key) => asId<ConversationId>(key.slice(0, key.indexOf('|')))))];
  return found.length > 0 ? found : undefined;
}

async function namedIn(ledger: Ledger, keys: readonly AccountDay[]): Promise<ConversationId[]> {
  const own = await Promise.all(
    keys.map((key) =>
      ledger.facts
        .where('[siteId+agentId+day]')
        .equals([...key])
        .toArray(),
    ),
  );
  return [...new Set(own.flat().map((fact) => fact.conversationId))];
}

async function factsAround(ledger: Ledger, id: ConversationId, from: number, to: number): Promise<Fact[]> {
  const index = ledger.facts.where('[conversationId+at]');
  const stored = await index.between([id, from - DAY_MS], [id, to + DAY_MS], true, true).toArray();
  return stored.map(withoutDay);
}

const RECENT_LIMIT = 20_000;

/** A site's facts since `since`, newest last; at most the newest 20,000. */
export async function recentFacts(ledger: Ledger, siteId: SiteId, since: number): Promise<Fact[]> {
  const facts = await ledger.facts
    .where('at')
    .between(since, Dexie.maxKey)
    .reverse()
    .filter((fact) => fact.siteId === siteId)
    .limit(RECENT_LIMIT)
    .toArray();
  return facts.reverse().map(withoutDay);
}

/** Watched share of the shift, 0 to 1, and watched ms; undefined when nothing was watched that day. */
export async function coverageOf(
  ledger: Ledger,
  agentId: AgentId,
  siteId: SiteId,
  day: BusinessDay,
  shift?: readonly Span[],
): Promise<{ share: number; watchedMs: number } | undefined> {
  const covered = await ledger.coverage.get(coverageId({ agentId, siteId }, day));
  const within = shift ?? observedShift(covered);
  const share = covered && within && coverageShare(covered.spans, within);
  return share === undefined || !covered || !within
    ? undefined
    : { share, watchedMs: watchedWithin(covered.spans, within) };
}

export function healthOfSites(ledger: Ledger): Promise<SiteHealth[]> {
  return ledger.health.toArray();
}

/** Whether records were lost, and whether a fold failed: both must be said. */
export async function ledgerState(ledger: Ledger): Promise<Partial<Pick<MetaRecords, 'dataLoss' | 'foldFailed'>>> {
  const rows: (MetaRow | undefined)[] = await ledger.meta.bulkGet(['dataLoss', 'foldFailed']);
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row.name, row.value]] : [])));
}

function observedShift(covered: CoverageDay | undefined): readonly Span[] | undefined {
  const first = covered?.spans[0];
  const last = covered?.spans.at(-1);
  return first && last ? [[first[0], last[1]]] : undefined;
}
