/** What a reading of the open thread tells: which rows are new, and since when. Identity is (conversation, message key). */
import type { MessageReading, ThreadReading } from '../readings';
import { tells } from './align';
import { APART_MS, LATE_RENDER_MS, PAGE_SLACK_MS } from './bounds';
import { type Arrival, boundKnown, type Conversation, extendTail, isHuman, type Timing } from './conversation';
import { openTurn } from './live-turn';
import { between, newsStart, timeNews } from './news';
import { rename, renames } from './rename';
import type { Scribe } from './scribe';
import { noteUnanswered, stampOf } from './thread-rows';

export interface ThreadContext {
  scribe: Scribe;
  coveredSince: number;
  /** The stretch before this reading was not watched (sleep, frozen tab): it began then. */
  gapFrom?: number;
}

/** A reading of a thread that is open and painted. */
export function readSettled(context: ThreadContext, conversation: Conversation, reading: ThreadReading): void {
  const rows = reading.messages;
  if (rows.length === 0) return;
  correctKnown(context, conversation, rows, reading.at);
  recordPageTimed(context, conversation, rows);
  const tail = new Set(conversation.tail);
  const anchor = rows.findLastIndex(({ key }) => tail.has(key));
  if (anchor < 0) {
    readAstray(context, conversation, rows, reading.at);
    return;
  }
  rows.forEach((row, index) => {
    if (conversation.known.has(row.key)) return;
    if (index < anchor) conversation.known.set(row.key, 'past');
    else if (renames(conversation, rows, row, reading.at)) rename(conversation, rows, row);
    else recordAppended(context, conversation, row, stampOf(row, reading.at));
  });
  noteUnanswered(conversation, rows, !reading.tail);
  finishRows(conversation, rows.slice(anchor), reading.at);
}

/** A window that holds nothing of the bottom: history, unless its last rows are what the list was seen to turn to. */
function readAstray(context: ThreadContext, conversation: Conversation, rows: MessageReading[], at: number): void {
  const unknown = rows.filter(({ key }) => !conversation.known.has(key));
  if (unknown.length === 0) return;
  const told = conversation.arrivals.length > 0 && unknown.at(-1) === rows.at(-1);
  const { start } = told ? newsStart(unknown, { ...conversation, known: new Map() }) : { start: unknown.length };
  for (const row of unknown.slice(0, start)) conversation.known.set(row.key, 'past');
  const fresh = unknown.slice(start);
  if (fresh.length === 0) return;
  for (const { row, timing, explains } of timeNews(fresh, conversation, conversation.readUntil, true)) {
    context.scribe.row(conversation, row, placed(conversation, row, timing), namesOf(explains));
    forget(conversation, explains);
  }
  conversation.arrivals = conversation.arrivals.filter(({ factId }) => factId);
  noteUnanswered(conversation, rows, true);
  finishRows(conversation, rows, at);
}

function recordAppended(context: ThreadContext, conversation: Conversation, row: MessageReading, at: number): void {
  const byWords = conversation.arrivals.findIndex((arrival) => tells(arrival, row));
  const told = byWords >= 0 ? byWords : countedBeside(conversation.arrivals, row, at);
  const arrival = conversation.arrivals[told];
  if (arrival) conversation.arrivals.splice(0, told + 1);
  let timing: Timing = { at, clock: 'seen', resolutionMs: 0 };
  if (context.gapFrom !== undefined) timing = { ...between(context.gapFrom, at), clock: 'unsure' };
  else if (arrival && arrival.at < at) {
    // The list told first: the thread was not there for a moment, or was rendered late.
    timing = { ...timing, at: arrival.at, clock: at - arrival.at > LATE_RENDER_MS ? 'list' : 'seen' };
  }
  const explains = arrival?.factId ? [arrival.factId] : [];
  context.scribe.row(conversation, row, placed(conversation, row, timing), explains);
}

/** Another text may have taken the preview's place before it was read: then the badge alone told of a buyer's row. */
function countedBeside(arrivals: readonly Arrival[], { role }: MessageReading, at: number): number {
  if (role !== 'buyer') return -1;
  return arrivals.findIndex(({ factId, at: toldAt }) => factId && Math.abs(toldAt - at) <= APART_MS);
}

/** Messages whose time the page prints need no place: their time says whether they are ours. */
export function recordPageTimed(
  context: ThreadContext,
  conversation: Conversation,
  rows: readonly MessageReading[],
): void {
  const since = context.coveredSince - PAGE_SLACK_MS;
  for (const row of rows) {
    if (row.shownAt === undefined || conversation.known.has(row.key)) continue;
    if (row.shownAt + (row.resolutionMs ?? 0) < since) {
      if (!conversation.opening) conversation.known.set(row.key, 'past');
    } else if (renames(conversation, rows, row, row.shownAt)) rename(conversation, rows, row);
    else recordAtPageTime(context, conversation, row);
  }
}

/** Before our watch began, but unanswered now: the wait is real, whoever watched its start. */
export function recordWaitingTail(
  context: ThreadContext,
  conversation: Conversation,
  rows: readonly MessageReading[],
): void {
  const start = rows.findLastIndex(({ role }) => isHuman(role)) + 1;
  for (const row of rows.slice(start)) {
    if (row.role !== 'buyer' || row.shownAt === undefined || conversation.known.has(row.key)) continue;
    recordAtPageTime(context, conversation, row);
  }
}

function recordAtPageTime({ scribe }: ThreadContext, conversation: Conversation, row: MessageReading): void {
  const timing: Timing = { at: row.shownAt ?? 0, clock: 'page', resolutionMs: row.resolutionMs ?? 0 };
  const explains = row.role === 'buyer' ? conversation.arrivals.splice(0) : [];
  scribe.row(conversation, row, timing, namesOf(explains));
}

/** Known rows that changed in place: withdrawn, or marked as a robot's after they were painted. */
export function correctKnown(
  { scribe }: ThreadContext,
  conversation: Conversation,
  rows: readonly MessageReading[],
  at: number,
) {
  for (const row of rows) {
    const role = conversation.known.get(row.key);
    if (role === undefined || role === 'past') continue;
    if (row.recalled) scribe.recall(conversation, row.key, at);
    // A robot's mark comes late, and never goes: what was found to be one stays one.
    else if (role !== row.role && row.role !== 'unknown' && !(role === 'auto' && row.role === 'agent'))
      scribe.correct(conversation, row, role);
  }
}

/** Rows come one after another: a time that ties with the row above, or comes before it, gives way by a millisecond. */
export function placed(conversation: Conversation, row: MessageReading, timing: Timing): Timing {
  const at = Math.max(timing.at, conversation.bottomAt + 1);
  conversation.bottomAt = at;
  return suspected(conversation, row, { ...timing, at });
}

/** After a clock jump with a turn open, the reply that ends it cannot be timed against its start. */
function suspected(conversation: Conversation, row: MessageReading, timing: Timing): Timing {
  if (!conversation.suspect || !isHuman(row.role)) return timing;
  conversation.suspect = false;
  return { ...timing, clock: 'unsure' };
}

export function finishRows(conversation: Conversation, bottom: readonly MessageReading[], at: number): void {
  extendTail(
    conversation,
    bottom.slice(-64).map(({ key }) => key),
  );
  conversation.recent = bottom.slice(-8).map(({ key, role, text }) => {
    const old = conversation.recent.find((row) => row.key === key);
    return old ?? { key, role, text, at };
  });
  const last = bottom.at(-1);
  if (last) conversation.lastText = last.text;
  conversation.readUntil = Math.max(conversation.readUntil, at);
  boundKnown(conversation);
}

export function rowWaits({ row }: Conversation): boolean {
  return row !== undefined && (row.waiting === true || row.unread === 'some' || (row.unread ?? 0) !== 0);
}

export function namesOf(arrivals: readonly { factId?: string }[]) {
  return arrivals.flatMap(({ factId }) => (factId ? [factId] : [])) as NonNullable<
    Conversation['arrivals'][number]['factId']
  >[];
}

export function forget(conversation: Conversation, explained: readonly unknown[]): void {
  conversation.arrivals = conversation.arrivals.filter((arrival) => !explained.includes(arrival));
}

/** True while a wait of this conversation is open in what is recorded. */
export function waitsNow(conversation: Conversation): boolean {
  return openTurn(conversation) !== undefined;
}
