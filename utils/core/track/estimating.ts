/** A tracker whose every time is an estimate: the console's reading is unproven, or its robots cannot be told from people. */
import type { Fact } from '../facts';
import { COARSE_MS } from '../turn-end';
import type { LiveConversation, Tracker } from './tracker';

/** Facts leave with at least the resolution from which a turn counts as estimated; nothing live is exact. */
export function estimating(tracker: Tracker): Tracker {
  const roughened = (fact: Fact): Fact => ({ ...fact, resolutionMs: Math.max(fact.resolutionMs, COARSE_MS) });
  const approximate = (conversation: LiveConversation): LiveConversation => ({ ...conversation, approximate: true });
  return {
    ...tracker,
    track(input, now) {
      const { facts, ...rest } = tracker.track(input, now);
      return { ...rest, facts: facts.map(roughened) };
    },
    live: () => tracker.live().map(approximate),
    liveOf(id) {
      const conversation = tracker.liveOf(id);
      return conversation && approximate(conversation);
    },
  };
}
