/**
 * Which rows of an untimed thread are news when it is opened, and when they came: the list's arrivals laid against the
 * rows, in order. Pure; writes nothing.
 */
import type { MessageReading } from '../readings';
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
  const counted = startByCount(rows, conversation);
  return { start: startByText(rows, conversation, counted), anchored: false };
}

/** First row of the part that the recorded arrivals speak of. Rows the list told of since the opening are no part of it. */
function startByCount(rows: readonly MessageReading[], { arrivals, opening }: Conversation): number {
  const recorded = arrivals.filter(({ factId }) => factId);
  if (recorded.length === 0) return rows.length;
  const run = rows.findLastIndex(({ role }) => isHuman(role)) + 1;
  if (recorded.some(({ counts }) => counts === 'first')) {
    const first = rows.findIndex((row, index) => index >= run && fromBuyer(row));
    if (first >= 0) return first;
  }
  let since = arrivals.filter(({ factId, at }) => !factId && opening !== undefined && at >= opening.since);
  let missing = recorded.length;
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (!row) continue;
    const later = opening !== undefined && (opening.firstAt.get(row.key) ?? 0) > opening.since;
    const told = later ? since.findLastIndex((arrival) => tells(arrival, row)) : -1;
    if (told >= 0) since = since.slice(0, told);
    else if (fromBuyer(row) && --missing === 0) return index;
  }
  return missing < recorded.length ? rows.findIndex(fromBuyer) : rows.length;
}

/**
 * Rows above `counted` whose text the list was seen to turn to. The same text again turns nothing, so repeats belong;
 * rows without words tell nothing either way.
 */
function startByText(rows: readonly MessageReading[], { arrivals }: Conversation, counted: number): number {
  let start = counted;
  let waiting = arrivals.filter(({ text, factId }) => text !== undefined && !factId);
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (!row) break;
    const told = waiting.findLastIndex((arrival) => tells(arrival, row));
    const repeats = row.text !== '' && row.text === rows[index + 1]?.text && start === index + 1;
    if (told >= 0) waiting = waiting.slice(0, told);
    else if (!repeats && index < counted && row.text !== '') break;
    if ((told >= 0 || repeats) && index < start) start = index;
  }
  return start;
}

function fromBuyer(row: MessageReading): boolean {
  return row.role === 'buyer';
}

/** Previews may be cut, and images are shown as a word in brackets: only an equal or cut text tells. */
export function tells(arrival: Arrival, row: MessageReading): boolean {
  if (arrival.text === undefined || row.text === '') return false;
  const preview = arrival.text.replace(/(\.\.\.|…)$/, '');
  return preview === row.text || (preview !== arrival.text && row.text.startsWith(preview));
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
  const found = new Map<number, Arrival>();
  const hints = arrivals.filter(({ factId }) => !factId);
  // What the list told of since the opening belongs to rows that came since; only then the badge is counted off.
  const isLater = (row: MessageReading) => opening !== undefined && (opening.firstAt.get(row.key) ?? 0) > opening.since;
  const since = hints.filter(({ at }) => opening !== undefined && at >= opening.since);
  matchByText(rows, since, found, isLater);
  const buyers = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row, index }) => fromBuyer(row) && !found.has(index));
  const recorded = arrivals.filter(({ factId }) => factId);
  const first = recorded.find(({ counts }) => counts === 'first');
  const head = first ? buyers.shift() : undefined;
  if (first && head) found.set(head.index, first);
  matchBackwards(
    buyers,
    recorded.filter((arrival) => arrival !== first),
    found,
  );
  const used = new Set(found.values());
  matchByText(
    rows,
    hints.filter((arrival) => !used.has(arrival)),
    found,
  );

  const explained = new Set(found.values());
  const leftover = recorded.filter((arrival) => !explained.has(arrival));
  const news: News[] = [];
  let lower = from;
  rows.forEach((row, index) => {
    const arrival = found.get(index);
    const firstAt = opening?.firstAt.get(row.key) ?? opening?.paintedAt ?? lower;
    const timing = arrival
      ? told(arrival, firstAt, opening?.since ?? firstAt)
      : untold(row, lower, before(nextAt(index, found)) ?? firstAt, conversation);
    lower = Math.max(lower, timing.at);
    news.push({ row, timing, explains: arrival?.factId ? [arrival] : [] });
  });
  // Fewer rows than the badge said: the last buyer row stands for them all.
  const heir = cut ? undefined : news.findLast(({ row }) => fromBuyer(row));
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

/** A reply nobody saw came when the list stopped showing the wait. */
function untold(row: MessageReading, from: number, to: number, { stoppedAt }: Conversation): Timing {
  const stopped = stoppedAt !== undefined && stoppedAt >= from && stoppedAt <= to;
  if (stopped && isHuman(row.role)) return { at: stoppedAt, clock: 'list', resolutionMs: 0 };
  return between(from, to);
}

/** Somewhere in a gap: the first moment at which it was surely there, and how much earlier it may have been. */
export function between(from: number, to: number): Timing {
  const resolutionMs = Math.max(0, to - from);
  return { at: Math.max(from, to), clock: resolutionMs <= 1000 ? 'list' : 'unsure', resolutionMs };
}

/** A row above another one came before it. */
function before(next: number | undefined): number | undefined {
  return next === undefined ? undefined : next - 1;
}

function nextAt(index: number, found: ReadonlyMap<number, Arrival>): number | undefined {
  let best: number | undefined;
  for (const [other, arrival] of found) if (other > index) best = Math.min(best ?? arrival.at, arrival.at);
  return best;
}

/** Last to last; where both texts are known and differ, and rows are left to spare, the row is one the list missed. */
function matchBackwards(
  buyers: readonly { row: MessageReading; index: number }[],
  arrivals: readonly Arrival[],
  found: Map<number, Arrival>,
): void {
  let at = buyers.length - 1;
  for (let next = arrivals.length - 1; next >= 0 && at >= 0; next--) {
    const arrival = arrivals[next];
    while (
      at > next &&
      arrival?.text &&
      buyers[at]?.row.text &&
      !tells(arrival, (buyers[at] as { row: MessageReading }).row)
    )
      at--;
    const buyer = buyers[at--];
    if (arrival && buyer) found.set(buyer.index, arrival);
  }
}

function matchByText(
  rows: readonly MessageReading[],
  told: readonly Arrival[],
  found: Map<number, Arrival>,
  fits: (row: MessageReading) => boolean = () => true,
): void {
  let from = 0;
  for (const arrival of told) {
    const index = rows.findIndex((row, at) => at >= from && !found.has(at) && fits(row) && tells(arrival, row));
    if (index < 0) continue;
    found.set(index, arrival);
    from = index + 1;
  }
}
