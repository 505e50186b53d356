import { expect, it } from 'vitest';
import { type AgentId, asId, type ConversationId, type ShopId, type SiteId } from '../../../utils/core/ids';
import type { MessageReading } from '../../../utils/core/readings';
import { createTracker } from '../../../utils/core/track/tracker';

/** 50 messages a second into a window of 3,400 rows, told as last rows only: far from a slow core's 3 %. */
it('keeps up with fifty messages a second in a long thread', () => {
  const conversationId = asId<ConversationId>('c');
  const tracker = createTracker({
    siteId: asId<SiteId>('s'),
    shopId: asId<ShopId>('shop'),
    agentId: asId<AgentId>('agent'),
    coveredSince: 0,
    startedAt: 0,
    known: [],
  });
  const row = (index: number): MessageReading => ({
    key: `m${index}`,
    role: index % 2 === 0 ? 'buyer' : 'agent',
    media: 'text',
    text: `第${index}条`,
  });
  const rows = Array.from({ length: 3400 }, (_, index) => row(index));
  const tell = (messages: MessageReading[], at: number, tail?: true) =>
    tracker.track(
      { kind: 'thread', reading: { conversationId, at, messages, ...(tail ? { tail } : {}) } },
      { wall: at, mono: at },
    ).facts;
  tell(rows, 1000);
  tell(rows, 2000);
  const startedAt = performance.now();
  let facts = 0;
  for (let index = 3400; index < 3900; index++) {
    rows.push(row(index));
    facts += tell(rows.slice(-14), 2000 + (index - 3399) * 20, true).length;
  }
  const perMessageMs = (performance.now() - startedAt) / 500;
  console.log(`tracker: ${perMessageMs.toFixed(3)} ms per message`);
  expect(facts).toBe(500);
  expect(perMessageMs).toBeLessThan(2);
});
