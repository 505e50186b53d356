/** What the list told of one buyer was another's who looks the same there: it moves, and nothing is counted twice. */
import type { Reassigned } from '../readings';
import type { Arrival, Conversation } from './conversation';
import type { Scribe } from './scribe';

type Mistake = Omit<Reassigned, 'from' | 'to'>;

/** More than one reading ever tells of one buyer. */
const MOST_AT_ONCE = 1000;

/** Where it is known since when they were mistaken, what the list told before that stays with each of them. */
export function reassign(scribe: Scribe, from: Conversation, to: Conversation, mistake: Mistake): void {
  const { swapped = false } = mistake;
  const [theirs, ours] = [memoryOf(from), memoryOf(to)];
  // An earlier page knew the two apart: what it told stays, unless `to` is somebody new.
  const met = swapped || to.known.size > 0;
  const before = (since: number | undefined) => (arrival: Arrival) =>
    arrival.readAt === undefined ? met && arrival.resumed === true : since !== undefined && arrival.readAt < since;
  const [stays, staysToo] = [before(mistake.since), before(mistake.backSince)];
  const moving = from.arrivals.filter((arrival) => !stays(arrival));
  const returning = swapped ? to.arrivals.filter((arrival) => !staysToo(arrival)) : [];
  from.arrivals = from.arrivals.filter(stays);
  if (swapped) to.arrivals = to.arrivals.filter(staysToo);
  forgetRow(from);
  if (swapped) {
    forgetRow(to);
    Object.assign(from, ours);
  }
  Object.assign(to, theirs);
  to.name = from.name;
  move(scribe, moving, from, to);
  move(scribe, returning, to, from);
}

function move(scribe: Scribe, arrivals: Conversation['arrivals'], from: Conversation, to: Conversation): void {
  arrivals.forEach((arrival, nth) => {
    // A withdrawn fact stays withdrawn: one that comes back needs another name.
    const moved = (arrival.moved ?? 0) + 1;
    const copy = { ...arrival, moved };
    to.arrivals.push(copy);
    if (!arrival.factId) return;
    scribe.withdraw(from, arrival);
    scribe.arrival(to, copy, nth + MOST_AT_ONCE * moved);
  });
}

/** What is remembered of a conversation's row in the list. */
function memoryOf({ row, rowAt, rowRound, preview, deadlineAt, clearedAt, stops, countedBefore }: Conversation) {
  const memory: Partial<Conversation> = { rowAt, rowRound, stops, countedBefore };
  if (row) memory.row = row;
  if (preview !== undefined) memory.preview = preview;
  if (deadlineAt !== undefined) memory.deadlineAt = deadlineAt;
  if (clearedAt !== undefined) memory.clearedAt = clearedAt;
  return memory;
}

/** What stays counted is still in the badge when the row is met again. */
function forgetRow(conversation: Conversation): void {
  const counted = conversation.arrivals.filter(({ factId }) => factId).length;
  delete conversation.row;
  delete conversation.preview;
  delete conversation.deadlineAt;
  delete conversation.clearedAt;
  Object.assign(conversation, { rowAt: 0, rowRound: -1, stops: [], countedBefore: counted });
}
