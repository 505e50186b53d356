/** The first paint of a thread that was opened: when it is over, and what of it is news. */
import type { MessageReading, ThreadReading } from '../readings';
import { isPreviewOf, tells } from './align';
import { FIRST_PAINT_MS, LATE_RENDER_MS, LONGEST_PAINT_MS } from './bounds';
import type { Arrival, Conversation, Opening } from './conversation';
import { isComplete, newsStart, timeNews } from './news';
import {
  correctKnown,
  finishRows,
  forget,
  namesOf,
  placed,
  recordPageTimed,
  recordWaitingTail,
  rowWaits,
  type ThreadContext,
} from './thread';
import { asFirstSaid, buyerIsLast, mergeWindows, noteUnanswered, showsBottom, stampOf } from './thread-rows';

/** A reading of the conversation that has just been opened, or of the first paint after that. */
export function readOpening(context: ThreadContext, conversation: Conversation, reading: ThreadReading): void {
  const { opening } = conversation;
  if (!opening) return;
  if (reading.messages.length === 0) return;
  const rows = mergeWindows(opening.rows, reading.messages).map((row) => asFirstSaid(row, opening.rows));
  const added = rows.filter(({ key }) => !opening.firstAt.has(key));
  for (const row of added) opening.firstAt.set(row.key, stampOf(row, reading.at));
  if (added.length > 0) opening.grownAt = reading.at;
  // A row that the list tells of at that moment is news, not a piece of the paint: it does not put off the end of it.
  const said = conversation.arrivals.filter(({ at }) => at >= opening.since);
  if (opening.rows.length === 0 || added.some((row) => !said.some((arrival) => tells(arrival, row))))
    opening.paintedAt = reading.at;
  prove(conversation, opening, rows, added, reading.at);
  opening.rows = rows;
  correctKnown(context, conversation, rows, reading.at);
  recordPageTimed(context, conversation, rows);
  noteUnanswered(conversation, rows, true);
  if (isWhole(conversation, opening)) settleOpening(context, conversation);
}

/** The list names the thread's last row, and counts no more than is there: whatever comes below it is news. */
function prove(
  conversation: Conversation,
  opening: Opening,
  rows: readonly MessageReading[],
  added: readonly MessageReading[],
  at: number,
): void {
  const { preview, arrivals } = conversation;
  const last = rows.at(-1);
  if (!last || !showsBottom(rows, preview) || !reachesKnown(conversation, rows)) return;
  opening.bottomSeen = true;
  const below = rows.slice(rows.findIndex(({ key }) => key === opening.proven?.key) + 1);
  const isNews = (row: MessageReading) => row.text === preview || arrivals.some((arrival) => tells(arrival, row));
  // An earlier row with the same words was taken for the last one, and the rest of the paint came after it.
  const mistaken = added.some((row) => below.includes(row) && !isNews(row));
  if (mistaken) delete opening.proven;
  if (opening.proven || !isComplete(rows, conversation, true)) return;
  // All that the list has told until now is among these rows; a reading is as of its first change, which may be earlier.
  const toldAt = arrivals.map((arrival) => arrival.at);
  opening.proven = { key: last.key, at: Math.max(at, opening.firstAt.get(last.key) ?? at, ...toldAt) };
}

/** Rows that hold some of what is known hold the lowest of it; else they end above it, whatever words they end in. */
function reachesKnown({ known, tail }: Conversation, rows: readonly MessageReading[]): boolean {
  const lowest = tail.at(-1);
  if (lowest === undefined || !rows.some(({ key }) => known.has(key))) return true;
  return rows.some(({ key }) => key === lowest);
}

/** Known rows above and the bottom proven: nothing is left to wait for. */
function isWhole(conversation: Conversation, { rows, proven }: Opening): boolean {
  if (!proven || rows.at(-1)?.shownAt !== undefined) return false;
  return rows.some(({ key }) => conversation.known.has(key)) && isComplete(rows, conversation, true);
}

/** True when the first paint is over at `at`: it rests, and whatever the list counted stands there. */
export function isPainted(conversation: Conversation, at: number): boolean {
  const { opening } = conversation;
  if (!opening || opening.rows.length === 0) return false;
  if (at - opening.since >= LONGEST_PAINT_MS) return true;
  return at - opening.paintedAt >= FIRST_PAINT_MS && isComplete(opening.rows, conversation, false);
}

/** True when `rows` share nothing with what was painted so far: someone scrolled far off, or opened it again. */
export function isElsewhere({ opening }: Conversation, rows: readonly MessageReading[]): boolean {
  if (!opening || opening.rows.length === 0 || rows.length === 0) return false;
  return !rows.some(({ key }) => opening.firstAt.has(key));
}

/**
 * Ends a first paint that was broken off, by a switch or by the page's end. Without its bottom rows a thread tells
 * nothing that could be trusted: then all stays as the list told it, and the next opening decides. Only what stands
 * below the lowest row known before, and what carries its own time, is news whether or not more comes under it.
 */
export function cutOpening(context: ThreadContext, conversation: Conversation, at: number): void {
  const { opening } = conversation;
  if (!opening) return;
  const timed = opening.rows.some(({ shownAt }) => shownAt !== undefined);
  const lowest = conversation.tail.at(-1);
  const joined = lowest !== undefined && opening.rows.some(({ key }) => key === lowest);
  // It may be known late that it was left: what the list told since is no part of it.
  const until = { ...conversation, arrivals: conversation.arrivals.filter((arrival) => arrival.at <= at) };
  const sound = (timed || opening.bottomSeen || joined) && isComplete(opening.rows, until, false);
  if (sound || isPainted(until, at)) settleOpening(context, conversation, false, at);
  else if (timed || joined) settleOpening(context, conversation, true, at);
  else delete conversation.opening;
}

/** Words of the list that none of the rows has; a row without words may be meant by any. */
function isUnsaid(rows: readonly MessageReading[], text: string | undefined): boolean {
  return text !== undefined && rows.at(-1)?.text !== '' && !rows.some((row) => isPreviewOf(text, row.text));
}

/**
 * Ends the first paint: decides what of it is news and what is history. `broken`: what no row explains may still have come
 * below. It stood there up to `until`.
 */
export function settleOpening(
  context: ThreadContext,
  conversation: Conversation,
  broken = false,
  until = Number.POSITIVE_INFINITY,
): void {
  const { opening } = conversation;
  if (!opening || opening.rows.length === 0) return;
  const { rows } = opening;
  const waits = rowWaits(conversation);
  // What the list told after the last row was painted speaks of rows still to come; at once only in words no row has.
  const isAhead = ({ at, text }: Arrival) =>
    at > Math.min(until, opening.grownAt + LATE_RENDER_MS) || (at > opening.grownAt && isUnsaid(rows, text));
  const ahead = conversation.arrivals.filter(isAhead);
  conversation.arrivals = conversation.arrivals.filter((arrival) => !isAhead(arrival));
  const { start, anchored } = newsStart(rows, conversation);
  const fresh = rows.slice(start).filter(({ shownAt }) => shownAt === undefined);
  const cut = !anchored && start === 0;
  for (const { row, timing, explains } of timeNews(fresh, conversation, conversation.readUntil, cut || broken)) {
    context.scribe.row(conversation, row, placed(conversation, row, timing), namesOf(explains));
    forget(conversation, explains);
  }
  if (waits) recordWaitingTail(context, conversation, rows);
  for (const { key } of rows) if (!conversation.known.has(key)) conversation.known.set(key, 'past');
  const keeps = cut || broken;
  if (!keeps) for (const arrival of conversation.arrivals) context.scribe.withdraw(conversation, arrival);
  conversation.arrivals = [...(keeps ? conversation.arrivals.filter(({ factId }) => factId) : []), ...ahead];
  if (conversation.cleared.length > 0 && buyerIsLast(rows) && waits) {
    context.scribe.reopened(conversation, opening.grownAt, opening.openedId);
  }
  finishRows(conversation, rows, opening.grownAt);
  conversation.stops = [];
  delete conversation.opening;
}
