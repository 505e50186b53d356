/** What the conversation list tells about buyers whose thread is not open: arrivals, and waits that ended unseen. */
import type { ListReading, RowReading } from '../readings';
import { CLEARED_MS, FRESH_COUNTER_MS } from './bounds';
import type { Arrival, Conversation, Timing } from './conversation';
import type { Scribe } from './scribe';
import { waitsNow } from './thread';

export interface ListContext {
  scribe: Scribe;
  /** First reading of the list in this life: what waits now has waited before. */
  first: boolean;
  /** How many list readings there were; tells a row that was there a moment ago from one that came back. */
  round: number;
  /** Nobody watched before this. */
  startedAt: number;
  gapFrom?: number;
}

/** One row of one reading. `open`: its thread is open, so the thread is believed and the list only hints. */
export function readRow(context: ListContext, conversation: Conversation, row: RowReading, at: number, open: boolean) {
  const before = conversation.row;
  conversation.row = row;
  conversation.name = row.name;
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
  if (more > 0 && !open)
    recordArrivals(context, conversation, row, more, at, { seenBefore: before !== undefined, present, rowAt });
  else if (before?.preview !== undefined && row.preview !== undefined && row.preview !== before.preview)
    hint(conversation, row.preview, at);
  if (before?.waiting === true && row.waiting === false) conversation.stoppedAt = at;
  noteCleared(conversation, row, at, open);
}

/** How many buyer messages this row tells of that no earlier one did. */
function arrived(conversation: Conversation, before: RowReading | undefined, row: RowReading): number {
  if (typeof row.unread === 'number' && (row.unread > 0 || row.waiting === undefined)) {
    const held = typeof before?.unread === 'number' ? before.unread : resumed(conversation);
    if (row.unread > held) return row.unread - held;
    return 0;
  }
  const waits = row.waiting === true || row.unread === 'some';
  const waited =
    before !== undefined && (before.waiting === true || before.unread === 'some' || (before.unread ?? 0) !== 0);
  return waits && !waited && !waitsNow(conversation) ? 1 : 0;
}

/** After a reload: what the badge shows was counted already, as far as it was recorded. */
function resumed(conversation: Conversation): number {
  return conversation.arrivals.filter(({ factId }) => factId).length;
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
  const now: Timing = { at, clock: 'list', resolutionMs: 0 };
  const starts = !waitsNow(conversation);
  for (let nth = 0; nth < count; nth++) {
    let timing = watched ? now : late;
    const counted = nth === 0 && starts ? byCounter(row, at) : undefined;
    // A row that has only just come into view says by its counter how long it has waited.
    if (counted && (!watched || !before.present)) timing = counted;
    const unwatchedFirst = nth === 0 && starts && !watched;
    const arrival: Arrival = { ...timing, counts: exact && !unwatchedFirst ? 'next' : 'first' };
    if (row.preview !== undefined && nth === count - 1 && exact) arrival.text = row.preview;
    context.scribe.arrival(conversation, arrival, nth);
    conversation.arrivals.push(arrival);
  }
}

/** The start the page's own counter gives; a counter that has only just begun means now. */
function byCounter(row: RowReading, at: number): Timing | undefined {
  if (row.waitedMs === undefined) return undefined;
  if (row.waitedMs <= FRESH_COUNTER_MS && (row.counterResolutionMs ?? 0) <= 1000)
    return { at, clock: 'list', resolutionMs: 0 };
  return { at: at - row.waitedMs, clock: 'list', resolutionMs: row.counterResolutionMs ?? 0 };
}

/** The preview turned to another text: kept to time a row that is rendered later. Nothing is recorded from it. */
function hint(conversation: Conversation, text: string, at: number): void {
  if (text === '' || text === conversation.lastText) return;
  conversation.arrivals.push({ at, clock: 'list', resolutionMs: 0, counts: 'next', text });
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

/** Ends waits that the list stopped showing long enough ago. */
export function settleCleared(scribe: Scribe, conversation: Conversation, at: number): boolean {
  const { clearedAt } = conversation;
  if (clearedAt === undefined || at - clearedAt < CLEARED_MS) return false;
  delete conversation.clearedAt;
  scribe.left(conversation, clearedAt, 'list-cleared');
  return true;
}

/** Unknown rows keep their last reading: a missing row does not mean a closed conversation. */
export function activeRow(reading: ListReading): RowReading | undefined {
  return reading.rows.find(({ active }) => active);
}
