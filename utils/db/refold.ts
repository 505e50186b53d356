/**
 * Owns keeping rows true: a conversation is folded again whenever its facts change, from the last silence before the
 * change on. Runs inside the caller's transaction; refuses to touch frozen days.
 */
import Dexie from 'dexie';
import type { Calendar } from '../core/business-day';
import type { Running } from '../core/conversation';
import type { Fact } from '../core/facts';
import type { BusinessDay, ConversationId } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { HeldWork } from './held';
import type { Contribution, Ledger, RunningTurn, StoredFact } from './ledger';
import { readMetas, writeMeta } from './meta';
import { changeRows, isSameRecord, type RowChange } from './rows';
import { cutAgain, readStretch } from './stretch';
import { Writes } from './writes';

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
  /** No two with one id. */
  rows: DayRow[];
  running: (Running & { ruleId: string })[];
}

/** A conversation that changed, and from which moment on; no moment: anywhere. */
export type Touched = ReadonlyMap<ConversationId, number | undefined>;

/** The records `frozenBefore` and `foldedWith`. */
export type FoldMarks = readonly [BusinessDay | undefined, string | undefined];

/**
 * Folds conversations again, each from the last long silence before its change (a buyer's day, mostly), and brings the
 * rows they touch up to date.
 * @param known what this transaction has read already, and what it may go on from, with the facts it has added
 * @returns the business days whose rows really changed, one entry per row
 */
export async function refoldConversations(
  ledger: Ledger,
  folding: Folding,
  touched: Touched,
  now: number,
  known?: { marks: FoldMarks; held: HeldWork; added: readonly StoredFact[] },
  writes?: Writes,
): Promise<BusinessDay[]> {
  const [frozen, foldedWith] = known?.marks ?? (await readMetas(ledger, 'frozenBefore', 'foldedWith'));
  const firstDay = frozen ?? '';
  // Rows that were folded under other rules must be replaced whole.
  const mayCut = foldedWith === folding.name;
  const found = Array.from(touched, ([id, since]) => {
    const stand = mayCut && since !== undefined && known ? goOn(known, folding, id, since, firstDay) : undefined;
    return stand ?? readConversation(ledger, folding, id, mayCut ? since : undefined, firstDay);
  });
  const stands = found.every((one) => 'facts' in one) ? found : await Promise.all(found);
  const change: Change = { puts: [], gone: [], running: [], idle: [], rows: new Map() };
  for (const stand of stands) {
    const folded = foldOrUndefined(folding, stand.facts, now);
    if (folded) compare(stand, folded, firstDay, change, known?.held);
    else await writeMeta(ledger, 'foldFailed', { at: now });
    if (!folded) known?.held.dropTalk(stand.conversationId);
  }
  const own = writes ?? new Writes();
  own.remove(ledger.contributions, change.gone);
  own.put(ledger.contributions, change.puts);
  own.remove(ledger.running, change.idle);
  own.put(ledger.running, change.running);
  if (!writes) await own.done();
  return changeRows(ledger, change.rows, known?.held, writes);
}

/** Every conversation named, whole. */
export function wholeOf(ids: Iterable<ConversationId>): Touched {
  return new Map(Array.from(ids, (id) => [id, undefined]));
}

interface Stand {
  conversationId: ConversationId;
  facts: readonly StoredFact[];
  cutAt: number | undefined;
  contributions: readonly Contribution[];
  /** Whether the next change may go on from here; one that a far fact can change is read again. */
  mayHold: boolean;
}

interface Change {
  puts: Contribution[];
  gone: string[];
  running: RunningTurn[];
  idle: string[];
  rows: Map<string, RowChange>;
}

/** A conversation that is held, with what was added to it: nothing is read. */
function goOn(
  { held, added }: { held: HeldWork; added: readonly StoredFact[] },
  folding: Folding,
  conversationId: ConversationId,
  since: number,
  firstDay: string,
): Stand | undefined {
  const talk = held.talk(conversationId);
  if (!talk) return undefined;
  const news = added.filter((fact) => fact.conversationId === conversationId);
  const all = [...talk.facts, ...news].sort((a, b) => a.at - b.at);
  const stretch = cutAgain({ facts: all, cutAt: talk.cutAt }, since);
  if (!stretch) return undefined;
  const cutDay = stretch.cutAt === undefined ? '' : folding.calendar.dayOf(stretch.cutAt);
  const contributions = talk.contributions.filter(({ day }) => day >= cutDay && day >= firstDay);
  return { conversationId, ...stretch, cutAt: stretch.cutAt, contributions, mayHold: true };
}

async function readConversation(
  ledger: Ledger,
  folding: Folding,
  conversationId: ConversationId,
  since: number | undefined,
  firstDay: string,
): Promise<Stand> {
  const reachesFar = since === undefined || (await ledger.links.get(conversationId)) !== undefined;
  const { facts, cutAt } = await readStretch(ledger, conversationId, reachesFar ? undefined : since);
  const cutDay = cutAt === undefined ? '' : folding.calendar.dayOf(cutAt);
  const contributions = await ledger.contributions
    .where('[conversationId+day]')
    .between([conversationId, cutDay > firstDay ? cutDay : firstDay], [conversationId, Dexie.maxKey])
    .toArray();
  return { conversationId, facts, cutAt, contributions, mayHold: !reachesFar };
}

function compare(stand: Stand, folded: Folded, firstDay: string, change: Change, held: HeldWork | undefined): void {
  const { conversationId, contributions } = stand;
  const stands: Contribution[] = [];
  const old = new Map(contributions.map((contribution) => [contribution.key, contribution]));
  const rowChange = (id: string): RowChange => {
    const known = change.rows.get(id) ?? { plus: [], minus: [] };
    change.rows.set(id, known);
    return known;
  };
  for (const row of folded.rows) {
    if (row.day < firstDay) continue;
    const next = { ...row, key: `${conversationId}|${row.id}`, conversationId };
    const before = old.get(next.key);
    old.delete(next.key);
    stands.push(next);
    if (isSameRecord(before, next)) continue;
    change.puts.push(next);
    const { plus, minus } = rowChange(row.id);
    plus.push(next);
    if (before) minus.push(before);
  }
  for (const contribution of old.values()) {
    change.gone.push(contribution.key);
    rowChange(contribution.id).minus.push(contribution);
  }
  const idleBefore = held?.talk(conversationId)?.idle;
  const idle = new Set<string>();
  for (const ruleId of folded.ruleIds) {
    const key = `${conversationId}|${ruleId}`;
    const running = folded.running.find((entry) => entry.ruleId === ruleId);
    const turn = running && { ...running, key, conversationId };
    held?.leaveRunning(key, turn);
    if (turn) change.running.push(turn);
    else idle.add(key);
  }
  for (const key of idle) if (!idleBefore?.has(key)) change.idle.push(key);
  const { facts, cutAt, mayHold } = stand;
  if (mayHold) held?.leaveTalk(conversationId, { facts, cutAt, contributions: stands, idle });
  else held?.dropTalk(conversationId);
}

function foldOrUndefined(folding: Folding, facts: readonly Fact[], now: number): Folded | undefined {
  try {
    return folding.fold(facts, now);
  } catch {
    return undefined;
  }
}
