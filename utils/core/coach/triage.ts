/**
 * Orders the waiting chats by what the next second costs under the platform's rule. Owns the order and the reason for each
 * place; refuses words. It plans ahead: whoever cannot be reached in time gives way to those who can, and while there is
 * time for everybody the longest wait goes first.
 */
import type { RuleProfile } from '../turn';
import type { Standing } from './standing';

export interface Waiting extends Standing {
  id: string;
  /** Epoch ms; by the rule's clock as far as it is known. */
  openSince: number;
  /** Epoch ms at which the page's own countdown ends; wins over the rule. */
  deadlineAt?: number | undefined;
}

/**
 * What the place is for. buyer, session, turn, first: that unit still passes, until `at`. failed: the unit is lost already.
 * late: this one's time is over, or cannot be met any more. longest: everybody else still has time. later: no limit applies.
 * uncounted: nothing of it is counted at this hour.
 */
export type ReasonKind = 'buyer' | 'session' | 'turn' | 'first' | 'failed' | 'late' | 'longest' | 'later' | 'uncounted';

export interface Placed {
  id: string;
  reason: ReasonKind;
  /** Epoch ms at which it stops passing; only for what can still be saved. */
  at?: number;
}

/** How long one reply takes by and large, ms, until the person's own pace is known. */
export const USUAL_REPLY_MS = 20_000;
/** With a script at hand even a full plan's last reply can be this quick: nobody is given up while there is that much time. */
const QUICK_MS = 5000;
/** Plans are a little hopeful: one given up for nothing costs more than one tried in vain. */
const HOPE = 0.9;
/** Replies that nobody has asked for yet, for which room is left before a lost cause goes first. */
const RESERVE = 5;
/** Nothing may lie for half an hour (30 分钟定律), whatever the figures say: from here on the longest wait goes first. */
const MOST_WAIT_MS = 25 * 60_000;
/** Nobody plans further than this many chats ahead, and the plan costs little however long the list. */
const MOST_PLANNED = 60;

interface Timed {
  one: Waiting;
  /** Epoch ms until which it passes. */
  at: number;
}

const REASON_OF: Record<RuleProfile['unit'], ReasonKind> = {
  buyer: 'buyer',
  session: 'session',
  turn: 'turn',
  firstTurn: 'first',
};

/** @param replyMs how long this person takes for one reply */
export function triage(
  waiting: readonly Waiting[],
  rule: Pick<RuleProfile, 'unit' | 'passSec'>,
  now: number,
  replyMs = USUAL_REPLY_MS,
): Placed[] {
  const savable: Timed[] = [];
  const rest: Waiting[] = [];
  for (const one of waiting) {
    const at = limitOf(one, rule);
    if (at === undefined || at < now) rest.push(one);
    else savable.push({ one, at });
  }
  savable.sort((a, b) => a.at - b.at || compareText(a.one.id, b.one.id));
  const { kept, given } = plan(savable, now, replyMs);
  // Whose time runs out first is given up first; they come after those who can still be saved, before nobody.
  const others = [...rest, ...given].sort((a, b) => a.openSince - b.openSince || compareText(a.id, b.id));
  const saved = kept.map(({ one, at }): Placed => ({ id: one.id, reason: REASON_OF[rule.unit], at }));
  const placed = others.map((one): Placed => ({ id: one.id, reason: reasonOf(one, rule, now) }));
  const first = placed[0];
  if (!first || saved.length === 0) return [...saved, ...placed];
  const oldest = others[0];
  if (oldest && now - oldest.openSince >= MOST_WAIT_MS)
    return [{ ...first, reason: 'late' }, ...saved, ...placed.slice(1)];
  if (!hasRoom(kept, now, replyMs)) return [...saved, ...placed];
  return [{ ...first, reason: 'longest' }, ...saved, ...placed.slice(1)];
}

/** Until when it passes; undefined when nothing more is lost. */
function limitOf(one: Waiting, rule: Pick<RuleProfile, 'unit' | 'passSec'>): number | undefined {
  if (rule.unit === 'firstTurn' ? one.answered : rule.unit !== 'turn' && one.failed) return undefined;
  // A countdown of the page's own says that the platform does count.
  if (one.uncounted && one.deadlineAt === undefined) return undefined;
  return one.deadlineAt ?? one.openSince + rule.passSec * 1000;
}

/** As many as possible in time (Moore and Hodgson, all replies alike): one too many drops whose time runs out first. */
function plan(byLimit: readonly Timed[], now: number, replyMs: number): { kept: Timed[]; given: Waiting[] } {
  let head = 0;
  byLimit.forEach(({ at }, place) => {
    const before = place - head;
    if (before < MOST_PLANNED && now + QUICK_MS + before * replyMs * HOPE > at) head += 1;
  });
  return { kept: byLimit.slice(head), given: byLimit.slice(0, head).map(({ one }) => one) };
}

/** One more reply in front, and some that nobody has asked for yet, make nobody late. */
function hasRoom(kept: readonly { at: number }[], now: number, replyMs: number): boolean {
  return kept.every(({ at }, place) => now + (place + RESERVE) * replyMs <= at);
}

function reasonOf(one: Waiting, rule: Pick<RuleProfile, 'unit' | 'passSec'>, now: number): ReasonKind {
  const at = limitOf(one, rule);
  if (at !== undefined) return 'late';
  if (one.uncounted) return 'uncounted';
  if (rule.unit !== 'firstTurn') return 'failed';
  return now - one.openSince > rule.passSec * 4000 ? 'late' : 'later';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
