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
import type { Contribution, Ledger } from './ledger';
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
  rows: DayRow[];
  running: (Running & { ruleId: string })[];
}

/**
 * Folds one conversation again, whole: a fact may replace or recall one from before any silence, so no shorter stretch is
 * safe. A buyer's conversation is some tens of facts, and facts beyond the retention are gone.
 * @returns the ids of rows to merge again
 */
export async function refoldConversation(
  ledger: Ledger,
  folding: Folding,
  conversationId: ConversationId,
  now: number,
): Promise<Set<string>> {
  const touched = new Set<string>();
  const facts = await ledger.facts
    .where('[conversationId+at]')
    .between([conversationId, Dexie.minKey], [conversationId, Dexie.maxKey])
    .toArray();
  const firstDay = (await readMeta(ledger, 'frozenBefore')) ?? '';
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
