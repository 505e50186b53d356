/** The person's own hours in this tab: who wrote lately, how long without a rest. Numbers only. */
import type { ConversationId } from '../../utils/core/ids';

export interface ShiftLog {
  replied(at: number): void;
  asked(conversationId: ConversationId, at: number): void;
  /** Chats with a message of the buyer's in the last five minutes. */
  concurrent(now: number): number;
  /** Minutes since the last rest; a rest is ten minutes without a reply. */
  workedMin(now: number): number;
}

const RECENT_MS = 5 * 60_000;
const REST_MS = 10 * 60_000;

export function createShiftLog(startedAt: number): ShiftLog {
  const askedAt = new Map<ConversationId, number>();
  let workingSince = startedAt;
  let repliedAt = startedAt;
  return {
    replied(at) {
      if (at - repliedAt >= REST_MS) workingSince = at;
      repliedAt = Math.max(repliedAt, at);
    },
    asked: (conversationId, at) => void askedAt.set(conversationId, at),
    concurrent(now) {
      let count = 0;
      for (const [id, at] of askedAt) {
        if (now - at < RECENT_MS) count += 1;
        else askedAt.delete(id);
      }
      return count;
    },
    workedMin: (now) => (now - repliedAt >= REST_MS ? 0 : (now - workingSince) / 60_000),
  };
}
