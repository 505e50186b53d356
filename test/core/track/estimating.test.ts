import { expect, it } from 'vitest';
import type { Fact } from '../../../utils/core/facts';
import { asId, type ConversationId } from '../../../utils/core/ids';
import { estimating } from '../../../utils/core/track/estimating';
import type { LiveConversation, Tracker } from '../../../utils/core/track/tracker';
import { COARSE_MS } from '../../../utils/core/turn-end';

it('no time leaves it as exact, and a rougher one stays as rough as it was', () => {
  const live = { conversationId: asId<ConversationId>('c'), approximate: false } as LiveConversation;
  const facts = [0, 1000, 3_600_000].map((resolutionMs) => ({ resolutionMs }) as Fact);
  const exact: Tracker = {
    track: () => ({ facts, touched: [], heard: [] }),
    live: () => [live],
    liveOf: () => live,
    openId: () => undefined,
    setAgent: () => {},
  };
  const rough = estimating(exact);
  const told = rough.track({ kind: 'tick' }, { wall: 0, mono: 0 }).facts;
  expect(told.map(({ resolutionMs }) => resolutionMs)).toEqual([COARSE_MS, COARSE_MS, 3_600_000]);
  expect(rough.live().map(({ approximate }) => approximate)).toEqual([true]);
  expect(rough.liveOf(live.conversationId)?.approximate).toBe(true);
  expect(facts[0]?.resolutionMs).toBe(0);
});
