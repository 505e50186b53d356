/**
 * Owns keeping rows true: one conversation is folded again whenever its facts change, and every row it touches is merged
 * from its contributions. Runs inside the caller's transaction; refuses to touch frozen days.
 */
import Dexie from 'dexie';
import type { Calendar } from '../core/business-day';
import type { Running } from '../core/conversation';
import { mergeDayRows } from '../core/day-row';
import type { Fact } from '../core/facts';
import type { ConversationId } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { Contribution, Ledger, RunningTurn, StoredFact } from './ledger';
import { canonical } from './merge-facts';
import { readMeta, writeMeta } from './meta';

/** How facts become rows: the team's calendar and the fold under every rule that is kept. Pure. */
export interface Folding {
  /** Changes whenever the same facts would give other rows. */
  name: string;
  calendar: Calendar;
  /** All facts of one conversation, in any order. `now` only ages an open turn. */
  fold(facts: readonly Fact[], now: number): Folded;
}

/** Rows of every rule, and what an open turn that can still be answered in time costs in them. */
export interface Folded {
  ruleIds: string[];
  rows: DayRow[];
  running: (Running & { ruleId: string })[];
}

/**
 * Folds conversations again, whole, and merges the rows they touch: a fact may replace or recall one from before any
 * silence, so no shorter stretch is safe. A buyer's conversation is some tens of facts; those beyond retention are gone.
 * @returns how many rows really changed
 */
export async function refoldConversations(
  ledger: Ledger,
  folding: Folding,
  conversationIds: Iterable<ConversationId>,
  now: number,
): Promise<number> {
  const firstDay = (await readMeta(ledger, 'frozenBefore')) ?? '';
  const stands = await Promise.all(Array.from(conversationIds, (id) => readConversation(ledger, id, firstDay)));
  const change: Change = { puts: [], gone: [], running: [], idle: [], rowIds: new Set() };
  for (const stand of stands) {
    const folded = foldOrUndefined(folding, stand.facts, now);
    if (folded) compare(stand, folded, firstDay, change);
    else await writeMeta(ledger, 'foldFailed', { at: now });
  }
  if (change.gone.length > 0) await ledger.contributions.bulkDelete(change.gone);
  if (change.puts.length > 0) await ledger.contributions.bulkPut(change.puts);
  if (change.idle.length > 0) await ledger.running.bulkDelete(change.idle);
  if (change.running.length > 0) await ledger.running.bulkPut(change.running);
  return mergeRows(ledger, change.rowIds);
}

/** Merges rows again from what conversations contribute; returns how many rows really changed. */
export async function mergeRows(ledger: Ledger, rowIds: Iterable<string>): Promise<number> {
  const ids = [...rowIds];
  if (ids.length === 0) return 0;
  // One range each: the database hands a range over at once, but walks a list of keys record by record.
  const [parts, before] = await Promise.all([
    Promise.all(ids.map((id) => ledger.contributions.where('id').equals(id).toArray())),
    ledger.rows.bulkGet(ids),
  ]);
  const changed = ids.flatMap((id, index) => {
    const merged = mergeDayRows(parts[index] ?? [])[0];
    return isSameRecord(merged, before[index]) ? [] : [{ id, merged }];
  });
  const puts = changed.flatMap(({ merged }) => merged ?? []);
  const gone = changed.flatMap(({ id, merged }) => (merged ? [] : id));
  if (puts.length > 0) await ledger.rows.bulkPut(puts);
  if (gone.length > 0) await ledger.rows.bulkDelete(gone);
  return changed.length;
}

interface Stand {
  conversationId: ConversationId;
  facts: StoredFact[];
  contributions: Contribution[];
}

interface Change {
  puts: Contribution[];
  gone: string[];
  running: RunningTurn[];
  idle: string[];
  rowIds: Set<string>;
}

async function readConversation(ledger: Ledger, conversationId: ConversationId, firstDay: string): Promise<Stand> {
  const [facts, contributions] = await Promise.all([
    ledger.facts
      .where('[conversationId+at]')
      .between([conversationId, Dexie.minKey], [conversationId, Dexie.maxKey])
      .toArray(),
    ledger.contributions
      .where('[conversationId+day]')
      .between([conversationId, firstDay], [conversationId, Dexie.maxKey])
      .toArray(),
  ]);
  return { conversationId, facts, contributions };
}

function compare({ conversationId, contributions }: Stand, folded: Folded, firstDay: string, change: Change): void {
  const old = new Map(contributions.map((contribution) => [contribution.key, contribution]));
  for (const row of mergeDayRows(folded.rows)) {
    if (row.day < firstDay) continue;
    const next = { ...row, key: `${conversationId}|${row.id}`, conversationId };
    const before = old.get(next.key);
    old.delete(next.key);
    if (isSameRecord(before, next)) continue;
    change.puts.push(next);
    change.rowIds.add(row.id);
  }
  for (const { key, id } of old.values()) {
    change.gone.push(key);
    change.rowIds.add(id);
  }
  for (const ruleId of folded.ruleIds) {
    const key = `${conversationId}|${ruleId}`;
    const running = folded.running.find((entry) => entry.ruleId === ruleId);
    if (running) change.running.push({ ...running, key, conversationId });
    else change.idle.push(key);
  }
}

function foldOrUndefined(folding: Folding, facts: readonly Fact[], now: number): Folded | undefined {
  try {
    return folding.fold(facts, now);
  } catch {
    return undefined;
  }
}

/** Fields come in one order almost always, so the cheap comparison answers first. */
function isSameRecord(a: object | undefined, b: object | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || canonical(a ?? null) === canonical(b ?? null);
}
