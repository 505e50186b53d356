/** How long this person takes for one reply, from their own replies of the last minutes. Owns that one number. */
import type { Fact } from '../facts';
import type { ConversationId } from '../ids';
import { USUAL_REPLY_MS } from './triage';

export interface ReplyPace {
  note(facts: readonly Fact[]): void;
  /** Mean ms from one reply to the next while somebody waits. */
  replyMs(): number;
}

const KEPT = 20;
const SHORTEST_MS = 3000;
/** A longer gap was a pause, not a reply. */
const LONGEST_MS = 90_000;

export function createReplyPace(): ReplyPace {
  const waitingSince = new Map<ConversationId, number>();
  let gaps: number[] = [];
  let repliedAt = 0;
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
          if (gap >= SHORTEST_MS && gap <= LONGEST_MS) gaps = [...gaps.slice(1 - KEPT), gap];
        }
      }
    },
    replyMs: () => (gaps.length < 3 ? USUAL_REPLY_MS : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length),
  };
}
