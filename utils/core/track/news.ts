/**
 * Which rows of an untimed thread are news when it is opened, and when they came. Pure; writes nothing.
 */
import type { MessageReading } from '../readings';
import { type Alignment, align, tells } from './align';
import { APART_MS, BEFORE_OPENING_MS } from './bounds';
import { type Arrival, type Conversation, isHuman, type Timing } from './conversation';

export interface News {
  row: MessageReading;
  timing: Timing;
  /** Arrivals that this row explains. */
  explains: Arrival[];
}

/** Rows from this index on are news. `anchored`: some row was known before, and only what follows it is new. */
export function newsStart(
  rows: readonly MessageReading[],
  conversation: Conversation,
): { start: number; anchored: boolean } {
  const anchor = rows.findLastIndex(({ key }) => conversation.known.has(key));
  if (anchor >= 0) return { start: anchor + 1, anchored: true };
  const { found, start: first } = alignNews(rows, conversation, false);
  let start = first;
  // A preview turns only to other words: equal rows above the one it turned to came with it.
  const turned = start < rows.length && found.get(start)?.factId === undefined && rows[start]?.text !== '';
  while (turned && start > 0 && rows[start - 1]?.text === rows[start]?.text) start--;
  const proven = rows.findIndex(({ key }) => key === conversation.opening?.proven?.key);
  return { start: proven >= 0 ? Math.min(start, proven + 1) : start, anchored: false };
}

function alignNews(rows: readonly MessageReading[], { arrivals, opening }: Conversation, allNews: boolean): Alignment {
  const proven = opening?.proven;
  const isLive = (row: MessageReading) => isBelow(rows, rows.indexOf(row), proven?.key);
  return align(rows, arrivals, {
    allNews,
    mayTell({ at, factId }, row) {
      // When list and thread agreed on the last row, each had told of the same: what comes after belongs together.
      if (proven && isLive(row) !== at > proven.at) return false;
      // Had the buyer said it long before the thread was opened, the list would have counted it.
      if (!allNews && !factId && row.role === 'buyer' && opening && at < opening.since - BEFORE_OPENING_MS)
        return false;
      return at <= (opening?.firstAt.get(row.key) ?? at) + APART_MS;
    },
    needsNoTelling: isLive,
  });
}

/** Whether each message that the list counted is among `rows`; `byWords`: and says what the list said, where both have words. */
export function isComplete(rows: readonly MessageReading[], conversation: Conversation, byWords: boolean): boolean {
  const counted = conversation.arrivals.filter(({ factId }) => factId);
  if (counted.length === 0) return true;
  const anchor = rows.findLastIndex(({ key }) => conversation.known.has(key));
  const below = rows.slice(anchor + 1);
  const { found } = alignNews(below, conversation, anchor >= 0);
  const explained = new Set<Arrival>();
  for (const [index, arrival] of found) {
    const row = below[index] as MessageReading;
    const wordless = row.text === '' || arrival.text === undefined;
    if (!byWords || wordless || tells(arrival, row)) explained.add(arrival);
  }
  return counted.every((arrival) => explained.has(arrival));
}

/**
 * When each row of `rows` (all news) came. Rows no arrival tells of came in the gap that nobody watched, from `from` on.
 * `cut`: older news may stand above the rendered window, so arrivals left over keep standing for them.
 */
export function timeNews(
  rows: readonly MessageReading[],
  conversation: Conversation,
  from: number,
  cut: boolean,
): News[] {
  const { arrivals, opening } = conversation;
  const { found } = alignNews(rows, conversation, true);
  const explained = new Set(found.values());
  const leftover = arrivals.filter((arrival) => arrival.factId && !explained.has(arrival));
  const firstAt = (row: MessageReading) => opening?.firstAt.get(row.key) ?? opening?.grownAt ?? from;
  const known = rows.map((row, index): Timing | undefined => {
    const arrival = found.get(index);
    if (arrival) return told(arrival, firstAt(row), opening?.since ?? firstAt(row));
    return isBelow(rows, index, opening?.proven?.key)
      ? { at: firstAt(row), clock: 'seen', resolutionMs: 0 }
      : undefined;
  });
  timeStops(rows, known, conversation.stops, from);
  const timings = fillGaps(known, from, (index) => firstAt(rows[index] as MessageReading));
  const news: News[] = rows.map((row, index) => {
    const arrival = found.get(index);
    return { row, timing: timings[index] as Timing, explains: arrival?.factId ? [arrival] : [] };
  });
  // Fewer rows than the badge said: the last buyer row stands for them all.
  const heir = cut ? undefined : news.findLast(({ row }) => row.role === 'buyer');
  if (heir) heir.explains.push(...leftover);
  return news;
}

/** A row that appeared while the thread was open was seen; before that the list's time is the best there is. */
function told(arrival: Arrival, firstAt: number, openedAt: number): Timing {
  if (!arrival.factId && arrival.at >= openedAt && firstAt - arrival.at < 1000) {
    return { at: Math.min(firstAt, arrival.at), clock: 'seen', resolutionMs: 0 };
  }
  return { at: arrival.at, clock: arrival.clock, resolutionMs: arrival.resolutionMs };
}

/** True for a row under the one that was proven to be the last: it came while the thread was watched. */
function isBelow(rows: readonly MessageReading[], index: number, provenKey: string | undefined): boolean {
  if (provenKey === undefined) return false;
  return rows.findIndex(({ key }) => key === provenKey) < index;
}

/** Replies nobody saw came when the list stopped showing the wait: each takes the first such moment that fits its place. */
function timeStops(
  rows: readonly MessageReading[],
  known: (Timing | undefined)[],
  stops: readonly Timing[],
  from: number,
): void {
  let lower = from;
  rows.forEach((row, index) => {
    if (!known[index] && isHuman(row.role)) {
      const upper = nextKnown(known, index)?.at ?? Number.POSITIVE_INFINITY;
      known[index] = stops.find(({ at }) => at >= lower && at <= upper);
    }
    lower = Math.max(lower, known[index]?.at ?? lower);
  });
}

/** Rows that nothing tells of lie between what is known above and below them, and after nothing they stood above. */
function fillGaps(known: readonly (Timing | undefined)[], from: number, firstAt: (index: number) => number): Timing[] {
  let lower = from;
  return known.map((timing, index) => {
    if (timing) lower = Math.max(lower, timing.at);
    const next = nextKnown(known, index);
    const upper = next ? Math.min(next.at - 1, firstAt(index)) : firstAt(index);
    return timing ?? between(Math.min(lower, upper), upper);
  });
}

function nextKnown(known: readonly (Timing | undefined)[], index: number): Timing | undefined {
  return known.slice(index + 1).find((timing) => timing !== undefined);
}

/** Somewhere in a gap: the first moment at which it was surely there, and how much earlier it may have been. */
export function between(from: number, to: number): Timing {
  const resolutionMs = Math.max(0, to - from);
  return { at: Math.max(from, to), clock: resolutionMs <= 1000 ? 'list' : 'unsure', resolutionMs };
}
