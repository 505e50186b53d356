/** One agent works through a rush, one reply at a time, in the order that a policy gives. Counts what each rule would count. */
import { triage, USUAL_REPLY_MS, type Waiting } from '../../../utils/core/coach/triage';
import type { RuleProfile } from '../../../utils/core/turn';
import type { Rush, Talk } from './rush';

export type Policy = 'triage' | 'longest' | 'first-come';
export const POLICIES: readonly Policy[] = ['triage', 'longest', 'first-come'];

export interface Outcome {
  /** What the rule judges, and how many of them failed. */
  units: number;
  missed: number;
  /** Turns over the rule's limit, whether or not they cost a unit. */
  lateTurns: number;
  turns: number;
  meanMs: number;
  worstMs: number;
}

interface Open {
  talk: Talk;
  nth: number;
  since: number;
}

export function simulate(rush: Rush, rule: RuleProfile, policy: Policy): Outcome {
  const coming: Open[] = rush.talks.map((talk) => ({ talk, nth: 0, since: talk.startsAt }));
  const failed = new Set<string>();
  const waits: number[] = [];
  const limitMs = rule.passSec * 1000;
  let missedTurns = 0;
  let waiting: Open[] = [];
  let now = 0;
  let done = 0;
  let spent = 0;
  while (coming.length > 0 || waiting.length > 0) {
    waiting = waiting.concat(coming.filter(({ since }) => since <= now));
    for (let at = coming.length - 1; at >= 0; at -= 1) if ((coming[at]?.since ?? 0) <= now) coming.splice(at, 1);
    if (waiting.length === 0) {
      now = Math.min(...coming.map(({ since }) => since));
      continue;
    }
    const replyMs = done < 3 ? USUAL_REPLY_MS : spent / done;
    const next = choose(waiting, rule, policy, now, replyMs, failed);
    waiting = waiting.filter((one) => one !== next);
    const turn = next.talk.turns[next.nth];
    const took = turn?.replyMs ?? 0;
    now += took;
    spent += took;
    done += 1;
    const waited = now - next.since;
    waits.push(waited);
    if (waited > limitMs) {
      missedTurns += 1;
      if (rule.unit !== 'firstTurn' || next.nth === 0) failed.add(next.talk.id);
    }
    if (next.nth + 1 < next.talk.turns.length)
      coming.push({ talk: next.talk, nth: next.nth + 1, since: now + (turn?.thinkMs ?? 0) });
  }
  const perTurn = rule.unit === 'turn';
  return {
    units: perTurn ? waits.length : rush.talks.length,
    missed: perTurn ? missedTurns : failed.size,
    lateTurns: missedTurns,
    turns: waits.length,
    meanMs: waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length),
    worstMs: Math.max(0, ...waits),
  };
}

function choose(
  waiting: readonly Open[],
  rule: RuleProfile,
  policy: Policy,
  now: number,
  replyMs: number,
  failed: ReadonlySet<string>,
): Open {
  const first = waiting[0] as Open;
  if (policy === 'longest') return waiting.reduce((best, one) => (one.since < best.since ? one : best), first);
  if (policy === 'first-come')
    return waiting.reduce((best, one) => (one.talk.startsAt < best.talk.startsAt ? one : best), first);
  const shown: Waiting[] = waiting.map(({ talk, nth, since }) => ({
    id: talk.id,
    openSince: since,
    failed: failed.has(talk.id),
    answered: nth > 0,
  }));
  const top = triage(shown, rule, now, replyMs)[0]?.id;
  return waiting.find(({ talk }) => talk.id === top) ?? first;
}
