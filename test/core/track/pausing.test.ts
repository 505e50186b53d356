import { expect, it } from 'vitest';
import type { Fact } from '../../../utils/core/facts';
import { type AgentId, asId, type ConversationId, type ShopId, type SiteId } from '../../../utils/core/ids';
import { pausing } from '../../../utils/core/track/pausing';
import { createTracker } from '../../../utils/core/track/tracker';

const AT = Date.UTC(2026, 8, 8, 2);
const conversationId = asId<ConversationId>('c');

it('hears nothing while paused; what stands there afterwards has no exact time', () => {
  let paused = false;
  let now = AT;
  const tracker = pausing(
    createTracker({
      siteId: asId<SiteId>('pdd'),
      shopId: asId<ShopId>('shop'),
      agentId: asId<AgentId>('agent'),
      coveredSince: AT,
      startedAt: AT,
      known: [],
    }),
    () => paused,
  );
  const facts: Fact[] = [];
  const beat = () => tracker.track({ kind: 'tick' }, { wall: now, mono: now });
  const read = (...texts: string[]) => {
    const messages = texts.map((text) => ({ key: text, role: 'buyer' as const, media: 'text' as const, text }));
    const reading = { conversationId, at: now, messages };
    facts.push(...tracker.track({ kind: 'thread', reading }, { wall: now, mono: now }).facts);
  };
  const pass = (ms: number) => {
    for (const until = now + ms; now < until; now += 1000) beat();
  };
  read('a');
  pass(5000);
  read('a', 'b');
  const before = facts.length;
  expect(facts.some((fact) => fact.kind === 'message' && fact.clock === 'seen')).toBe(true);
  paused = true;
  pass(10_000);
  read('a', 'b', 'c');
  expect(facts.length).toBe(before);
  expect(tracker.live()).toEqual([]);
  paused = false;
  read('a', 'b', 'c', 'd');
  const later = facts.slice(before).filter((fact) => fact.kind === 'message');
  expect(later.length).toBeGreaterThan(0);
  expect(later.every(({ clock }) => clock === 'unsure')).toBe(true);
});
