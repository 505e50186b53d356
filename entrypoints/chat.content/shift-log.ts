/** The person's own hours in this tab: who wrote lately, how long without a rest. Numbers only. */
import type { ConversationId } from '../../utils/core/ids';

export interface ShiftLog {
  replied(at: number): void;
  asked(conversationId: ConversationId, at: number): void;
  /** Chats with a message of the buyer's in the last five minutes. */
  concurrent(now: number): number;
  /** Minutes since the last rest; a rest is ten minutes without a reply. */
  workedMin(now: number): number;
  /** By how many per cent the last replies took longer than is usual of this person; undefined while that is not known. */
  slower(): number | undefined;
  /** Once for each rest. */
  rests(now: number): boolean;
}

const RECENT_MS = 5 * 60_000;
const REST_MS = 10 * 60_000;

/** @param slower by how many per cent the last replies took longer than is usual */
export function createShiftLog(startedAt: number, slower: () => number | undefined): ShiftLog {
  const askedAt = new Map<ConversationId, number>();
  let workingSince = startedAt;
  let repliedAt = startedAt;
  let isResting = false;
  return {
    replied(at) {
      if (at - repliedAt >= REST_MS) workingSince = at;
      repliedAt = Math.max(repliedAt, at);
      isResting = false;
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
    slower,
    rests(now) {
      if (isResting || now - repliedAt < REST_MS) return false;
      isResting = true;
      return true;
    },
  };
}
