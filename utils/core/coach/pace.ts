/** How long this person takes for one reply, from their own replies of the last minutes, and whether that is longer than is usual of them. */
import type { Fact } from '../facts';
import type { ConversationId } from '../ids';
import { USUAL_REPLY_MS } from './triage';

export interface ReplyPace {
  note(facts: readonly Fact[]): void;
  /** Mean ms from one reply to the next while somebody waits. */
  replyMs(): number;
  /** By how many per cent the last replies took longer than all of this tab; undefined while too few are known. */
  slower(): number | undefined;
}

const KEPT = 20;
/** The last ones, and how many of all there must be before they are held against each other. */
const LATELY = 6;
const USUAL_AFTER = 24;
const SHORTEST_MS = 3000;
/** A longer gap was a pause, not a reply. */
const LONGEST_MS = 90_000;

export function createReplyPace(): ReplyPace {
  const waitingSince = new Map<ConversationId, number>();
  let gaps: number[] = [];
  let repliedAt = 0;
  let [count, sumMs] = [0, 0];
  return {
    note(facts) {
      for (const fact of facts) {
        if (fact.kind !== 'message') continue;
        if (fact.role === 'buyer') {
          if (!waitingSince.has(fact.conversationId)) waitingSince.set(fact.conversationId, fact.at);
        } else if (fact.role === 'agent') {
          const since = waitingSince.get(fact.conversationId);
          waitingSince.delete(fact.conversationId);
          if (since === undefined) continue;
          // Work on it can have begun when the last reply was out, or when the buyer wrote.
          const gap = fact.at - Math.max(since, repliedAt);
          repliedAt = Math.max(repliedAt, fact.at);
          if (gap < SHORTEST_MS || gap > LONGEST_MS) continue;
          gaps = [...gaps.slice(1 - KEPT), gap];
          count += 1;
          sumMs += gap;
        }
      }
    },
    replyMs: () => (gaps.length < 3 ? USUAL_REPLY_MS : meanOf(gaps)),
    slower: () =>
      count < USUAL_AFTER ? undefined : Math.round((meanOf(gaps.slice(-LATELY)) / (sumMs / count) - 1) * 100),
  };
}

const meanOf = (gaps: readonly number[]) => gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
