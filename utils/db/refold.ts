/**
 * Owns keeping rows true: one conversation is folded again whenever its facts change, and every row it touches is merged
 * from its contributions. Runs inside the caller's transaction; refuses to touch frozen days.
 */
import Dexie from 'dexie';
import type { Calendar } from '../core/business-day';
import type { Running } from '../core/conversation';
import { mergeDayRows } from '../core/day-row';
import type { Fact } from '../core/facts';
import type { BusinessDay, ConversationId } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { Contribution, Ledger } from './ledger';
import { canonical } from './merge-facts';
import { readMeta, writeMeta } from './meta';

/** How facts become rows: the team's calendar and the fold under every rule that is kept. Pure. */
export interface Folding {
  /** Changes whenever the same facts would give other rows. */
  name: string;
  calendar: Calendar;
  /** Facts of one conversation, whole or since a silence of `SILENCE_MS`, in any order. `now` only ages an open turn. */
  fold(facts: readonly Fact[], now: number): Folded;
}

/** Rows of every rule, and what an open turn that can still be answered in time costs in them. */
export interface Folded {
  rows: DayRow[];
  running: (Running & { ruleId: string })[];
}

/** Longer than the silence after which a fold starts afresh, and than the longest day of the year. */
const QUIET_MS = 26 * 3_600_000;
const LOOK_BACK_MS = 7 * 86_400_000;

/** Folds one conversation again from the last long silence before `from`; returns the ids of rows to merge again. */
export async function refoldConversation(
  ledger: Ledger,
  folding: Folding,
  conversationId: ConversationId,
  from: number,
  now: number,
): Promise<Set<string>> {
  const touched = new Set<string>();
  const facts = await factsSinceSilence(ledger, conversationId, from);
  const frozenBefore = await readMeta(ledger, 'frozenBefore');
  const firstDay = laterDay(folding.calendar.dayOf(Math.min(facts[0]?.at ?? from, from)), frozenBefore);
  const folded = foldOrUndefined(folding, facts, now);
  if (!folded) {
    await writeMeta(ledger, 'foldFailed', { at: now });
    return touched;
  }
  const fresh = new Map<string, Contribution>();
  for (const row of mergeDayRows(folded.rows)) {
    if (row.day < firstDay) continue;
    const key = `${conversationId}|${row.id}`;
    fresh.set(key, { ...row, key, conversationId });
  }
  const old = await ledger.contributions
    .where('[conversationId+day]')
    .between([conversationId, firstDay], [conversationId, Dexie.maxKey], true, true)
    .toArray();
  const gone: string[] = [];
  for (const contribution of old) {
    const next = fresh.get(contribution.key);
    if (next && canonical(next) === canonical(contribution)) fresh.delete(contribution.key);
    else touched.add(contribution.id);
    if (!next) gone.push(contribution.key);
  }
  for (const contribution of fresh.values()) touched.add(contribution.id);
  if (gone.length > 0) await ledger.contributions.bulkDelete(gone);
  if (fresh.size > 0) await ledger.contributions.bulkPut([...fresh.values()]);
  await keepRunning(ledger, conversationId, folded.running);
  return touched;
}

/** Merges rows again from what conversations contribute; returns how many rows really changed. */
export async function mergeRows(ledger: Ledger, rowIds: Iterable<string>): Promise<number> {
  const ids = [...rowIds];
  if (ids.length === 0) return 0;
  const [parts, before] = await Promise.all([
    ledger.contributions.where('id').anyOf(ids).toArray(),
    ledger.rows.bulkGet(ids),
  ]);
  const merged = new Map(mergeDayRows(parts).map((row) => [row.id, row]));
  const known = new Map(before.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const changed = ids.filter((id) => canonical(merged.get(id) ?? null) !== canonical(known.get(id) ?? null));
  const puts = changed.flatMap((id) => merged.get(id) ?? []);
  const gone = changed.filter((id) => !merged.has(id));
  if (puts.length > 0) await ledger.rows.bulkPut(puts);
  if (gone.length > 0) await ledger.rows.bulkDelete(gone);
  return changed.length;
}

/** All facts of a conversation from the last silence before `from` on: what a fold needs to give the same turns as the whole. */
async function factsSinceSilence(ledger: Ledger, conversationId: ConversationId, from: number): Promise<Fact[]> {
  const since = (at: number) =>
    ledger.facts
      .where('[conversationId+at]')
      .between([conversationId, at], [conversationId, Dexie.maxKey], true, true)
      .toArray();
  const recent = await since(from - LOOK_BACK_MS);
  const start = silenceBefore(recent, from, from - LOOK_BACK_MS);
  if (start !== undefined) return recent.slice(start);
  const all = await since(0);
  return all.slice(silenceBefore(all, from, Number.NEGATIVE_INFINITY) ?? 0);
}

/** Index of the first fact after the last long silence that ends at or before `from`; `edge`: nothing older was loaded. */
function silenceBefore(facts: readonly Fact[], from: number, edge: number): number | undefined {
  let index = facts.findIndex((fact) => fact.at > from);
  if (index < 0) index = facts.length;
  // The fact at `from` itself may open the window: look at the gap before each fact, latest first.
  for (let at = Math.min(index, facts.length - 1); at >= 0; at -= 1) {
    const here = facts[at]?.at ?? 0;
    if (here > from) continue;
    const before = at > 0 ? (facts[at - 1]?.at ?? edge) : edge;
    if (here - before >= QUIET_MS) return at;
  }
  return undefined;
}

async function keepRunning(ledger: Ledger, conversationId: ConversationId, running: Folded['running']): Promise<void> {
  const old = await ledger.running.where('conversationId').equals(conversationId).primaryKeys();
  const fresh = running.map((entry) => ({ ...entry, key: `${conversationId}|${entry.ruleId}`, conversationId }));
  const gone = old.filter((key) => !fresh.some((entry) => entry.key === key));
  if (gone.length > 0) await ledger.running.bulkDelete(gone);
  if (fresh.length > 0) await ledger.running.bulkPut(fresh);
}

function foldOrUndefined(folding: Folding, facts: readonly Fact[], now: number): Folded | undefined {
  try {
    return folding.fold(facts, now);
  } catch {
    return undefined;
  }
}

function laterDay(day: BusinessDay, other: BusinessDay | undefined): BusinessDay {
  return other !== undefined && other > day ? other : day;
}
