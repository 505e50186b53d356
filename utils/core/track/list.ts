/** What the conversation list tells about buyers whose thread is not open: arrivals, and waits that ended unseen. */
import type { ListReading, RowReading } from '../readings';
import { CLEARED_MS, FRESH_COUNTER_MS } from './bounds';
import type { Arrival, Conversation, Timing } from './conversation';
import { between } from './news';
import type { Scribe } from './scribe';
import { waitsNow } from './thread';

const MOST_STOPS = 20;

export interface ListContext {
  scribe: Scribe;
  /** The reading's moment; a row may have changed earlier. */
  readAt: number;
  /** First reading of the list in this life: what waits now has waited before. */
  first: boolean;
  /** How many list readings there were; tells a row that was there a moment ago from one that came back. */
  round: number;
  /** Nobody watched before this. */
  startedAt: number;
  /** The last moment of an earlier page's watch that left a trace. */
  watchedUntil: number;
  gapFrom?: number;
}

/** One row of one reading. `open`: its thread is open, so the thread is believed and the list only hints. */
export function readRow(context: ListContext, conversation: Conversation, row: RowReading, at: number, open: boolean) {
  const before = conversation.row;
  conversation.row = row;
  conversation.name = row.name;
  if (row.preview !== undefined) conversation.preview = row.preview;
  const present = conversation.rowRound === context.round - 1;
  const { rowAt } = conversation;
  conversation.rowAt = at;
  conversation.rowRound = context.round;
  noteDeadline(conversation, before, row, at);
  if (row.ambiguous) return;
  if (before === row) {
    noteCleared(conversation, row, at, open);
    return;
  }

  const more = arrived(conversation, before, row);
  // Not waiting a moment ago, and now another message: somebody answered in between, whoever it was.
  if (more > 0) settleCleared(context.scribe, conversation, at, 0);
  if (more > 0 && !open)
    recordArrivals(context, conversation, row, more, at, { seenBefore: before !== undefined, present, rowAt });
  else if (before?.preview !== undefined && row.preview !== undefined && row.preview !== before.preview)
    hint(conversation, row.preview, underOurEyes(row, at), context.readAt);
  const stop = stopped(context, conversation, before, row, at);
  if (stop) conversation.stops = [...conversation.stops, stop].slice(-MOST_STOPS);
  noteCleared(conversation, row, at, open);
}

/** The wait that this row stopped showing ended now; or, if nobody watched for a while, somewhere in that while. */
function stopped(
  { watchedUntil }: ListContext,
  conversation: Conversation,
  before: RowReading | undefined,
  row: RowReading,
  at: number,
): Timing | undefined {
  if (row.waiting !== false) return undefined;
  if (before) return before.waiting === true ? underOurEyes(row, at) : undefined;
  return waitsNow(conversation) ? between(watchedUntil, at) : undefined;
}

/** How many buyer messages this row tells of that no earlier one did. */
function arrived(conversation: Conversation, before: RowReading | undefined, row: RowReading): number {
  if (typeof row.unread === 'number' && (row.unread > 0 || row.waiting === undefined)) {
    const held = typeof before?.unread === 'number' ? before.unread : conversation.countedBefore;
    if (row.unread > held) return row.unread - held;
    // Less than an earlier page counted: the thread was read in between, and what is counted now came after that.
    return before === undefined && row.unread < held ? row.unread : 0;
  }
  const waits = row.waiting === true || row.unread === 'some';
  const waited =
    before !== undefined && (before.waiting === true || before.unread === 'some' || (before.unread ?? 0) !== 0);
  return waits && !waited && !waitsNow(conversation) ? 1 : 0;
}

interface Before {
  seenBefore: boolean;
  present: boolean;
  rowAt: number;
}

function recordArrivals(
  context: ListContext,
  conversation: Conversation,
  row: RowReading,
  count: number,
  at: number,
  before: Before,
): void {
  const exact = typeof row.unread === 'number' && row.unread > 0;
  const watched = context.gapFrom === undefined && !context.first && (before.present || !before.seenBefore);
  const late: Timing = {
    at,
    clock: 'unsure',
    resolutionMs: Math.max(0, at - (before.seenBefore ? before.rowAt : context.startedAt)),
  };
  const now = underOurEyes(row, at);
  const starts = !waitsNow(conversation);
  for (let nth = 0; nth < count; nth++) {
    let timing = watched ? now : late;
    const counted = nth === 0 && starts ? byCounter(row, at, watched) : undefined;
    // A row that has only just come into view says by its counter how long it has waited.
    if (counted && (!watched || !before.present)) timing = counted;
    const unwatchedFirst = nth === 0 && starts && !watched;
    const arrival: Arrival = { ...timing, readAt: context.readAt, counts: exact && !unwatchedFirst ? 'next' : 'first' };
    if (row.preview !== undefined && nth === count - 1 && exact) arrival.text = row.preview;
    context.scribe.arrival(conversation, arrival, nth);
    conversation.arrivals.push(arrival);
  }
}

/** Now; on a busy page a row is read after several changes, and its news may have come with the first of them. */
function underOurEyes({ changedFrom = Infinity }: RowReading, at: number): Timing {
  return { at, clock: 'list', resolutionMs: Math.max(0, at - changedFrom) };
}

/** The start the page's own counter gives; one that has only just begun under our eyes means now. */
function byCounter(row: RowReading, at: number, watched: boolean): Timing | undefined {
  if (row.waitedMs === undefined) return undefined;
  if (watched && row.waitedMs <= FRESH_COUNTER_MS && (row.counterResolutionMs ?? 0) <= 1000)
    return underOurEyes(row, at);
  return { at: at - row.waitedMs, clock: 'list', resolutionMs: row.counterResolutionMs ?? 0 };
}

/** The preview turned to another text: kept to time a row that is rendered later. Nothing is recorded from it. */
function hint(conversation: Conversation, text: string, timing: Timing, readAt: number): void {
  if (text === '' || text === conversation.lastText) return;
  conversation.arrivals.push({ ...timing, readAt, counts: 'next', text });
  const hints = conversation.arrivals.filter(({ factId }) => !factId);
  if (hints.length > 20) conversation.arrivals.splice(conversation.arrivals.indexOf(hints[0] as Arrival), 1);
}

/** A countdown tells something when it steps; steps that agree within its unit do not move the end about. */
function noteDeadline(conversation: Conversation, before: RowReading | undefined, row: RowReading, at: number): void {
  const { remainingMs, counterResolutionMs = 0 } = row;
  if (remainingMs === undefined) {
    delete conversation.deadlineAt;
    return;
  }
  const { deadlineAt } = conversation;
  if (deadlineAt !== undefined && before?.remainingMs === remainingMs) return;
  const told = at + remainingMs;
  if (deadlineAt === undefined || Math.abs(told - deadlineAt) > counterResolutionMs) conversation.deadlineAt = told;
}

function noteCleared(conversation: Conversation, row: RowReading, at: number, open: boolean): void {
  const quiet = row.waiting === false && row.unread !== 'some';
  if (open || !quiet || !waitsNow(conversation)) delete conversation.clearedAt;
  else conversation.clearedAt ??= at;
}

/** Ends a wait that the list stopped showing at least `leastMs` ago. */
export function settleCleared(
  scribe: Scribe,
  conversation: Conversation,
  at: number,
  leastMs: number = CLEARED_MS,
): boolean {
  const { clearedAt } = conversation;
  if (clearedAt === undefined || at - clearedAt < leastMs) return false;
  delete conversation.clearedAt;
  scribe.left(conversation, clearedAt, 'list-cleared');
  return true;
}

/** Unknown rows keep their last reading: a missing row does not mean a closed conversation. */
export function activeRow(reading: ListReading): RowReading | undefined {
  return reading.rows.find(({ active }) => active);
}
