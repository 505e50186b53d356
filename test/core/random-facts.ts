/** Random conversations for properties: every kind of fact, at the moments where rules turn. */
import fc from 'fast-check';
import type { Clock, Fact, OrderFact, Role } from '../../utils/core/facts';
import { type AgentId, asId, type ConversationId, type FactId, type ShopId, type SiteId } from '../../utils/core/ids';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Wall-clock starts in Asia/Shanghai: plain, window edges, session edges, midnight, the night before a 04:00 cut. */
const STARTS = ['10:00:00', '07:58:00', '08:57:30', '22:57:00', '22:59:59', '23:57:00', '03:58:00'].map((clock) =>
  Date.parse(`2026-03-04T${clock}+08:00`),
);
const STEPS = [0, 1, 500, 2_000, 30_000, 30_001, 120_000, 179_999, 180_000, 180_001, 599_999, 600_000, 900_000];
const LONG_STEPS = [
  30 * MINUTE - 1,
  30 * MINUTE,
  31 * MINUTE,
  5 * HOUR,
  20 * HOUR,
  24 * HOUR - 1,
  24 * HOUR,
  30 * HOUR,
];

const KINDS = [
  'message',
  'handover',
  'transfer',
  'recalled',
  'opened',
  'switched',
  'closed',
  'list-cleared',
  'agent',
  'order',
] as const;
const draw = fc.record({
  kind: fc.oneof(
    { weight: 24, arbitrary: fc.constant<(typeof KINDS)[number]>('message') },
    { weight: 8, arbitrary: fc.constantFrom(...KINDS) },
    { weight: 3, arbitrary: fc.constant<(typeof KINDS)[number]>('order') },
  ),
  step: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...STEPS) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(...LONG_STEPS) },
  ),
  role: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Role>('buyer', 'agent') },
    { weight: 2, arbitrary: fc.constantFrom<Role>('buyer', 'assist', 'auto', 'system', 'unknown') },
  ),
  agent: fc.constantFrom('A', 'A', 'A', 'B'),
  to: fc.constantFrom('A', 'B', 'C', undefined),
  direction: fc.constantFrom<'in' | 'out'>('in', 'out'),
  clock: fc.constantFrom<Clock>('page', 'page', 'page', 'page', 'seen', 'seen', 'list', 'unsure'),
  resolutionMs: fc.constantFrom(0, 0, 0, 1_000, 60_000),
  closing: fc.nat(4),
  target: fc.nat(30),
  replaces: fc.nat(20),
  length: fc.nat(60),
  edited: fc.constantFrom(undefined, 0, 0.2, 0.25, 1),
  state: fc.constantFrom<OrderFact['state']>('unpaid', 'unpaid', 'paid', 'paid', 'shipped', 'refunded', 'unknown'),
  cents: fc.constantFrom(undefined, 0, 990, 12_345),
});

type Draw = typeof draw extends fc.Arbitrary<infer Value> ? Value : never;

function build(conversation: string, start: number, draws: readonly Draw[]): Fact[] {
  let at = start;
  const id = (index: number) => asId<FactId>(`pdd:${conversation}:${index}`);
  return draws.map((each, index): Fact => {
    at += each.step;
    const target = id(each.target % Math.max(1, index));
    const base = {
      id: id(index),
      siteId: asId<SiteId>('pdd'),
      shopId: asId<ShopId>('shop'),
      agentId: asId<AgentId>(each.agent),
      conversationId: asId<ConversationId>(conversation),
      at,
      clock: each.clock,
      resolutionMs: each.resolutionMs,
      ...(each.replaces === 0 && index > 0 && { replaces: [target] }),
    };
    const to = each.to === undefined ? {} : { toAgentId: asId<AgentId>(each.to) };
    switch (each.kind) {
      case 'handover':
        return { ...base, kind: 'handover' };
      case 'transfer':
        return { ...base, ...to, kind: 'transfer', direction: each.direction };
      case 'recalled':
        return { ...base, kind: 'recalled', recalledId: target };
      case 'opened':
        return { ...base, kind: 'conversation-opened' };
      case 'agent':
        return { ...base, kind: 'agent-changed', toAgentId: asId<AgentId>(each.to ?? 'A') };
      case 'order': {
        const shown = { ...(each.cents !== undefined && { amountCents: each.cents, items: each.cents % 4 }) };
        return { ...base, ...shown, kind: 'order', orderKey: `o${each.length % 3}`, state: each.state };
      }
      case 'switched':
      case 'closed':
      case 'list-cleared':
        return { ...base, kind: 'conversation-left', reason: each.kind };
      default: {
        const closing = each.closing === 0 && each.role === 'buyer' && { closing: true as const };
        const inserted = each.role === 'agent' &&
          each.edited !== undefined && { snippetId: asId<never>('s'), editedShare: each.edited };
        return {
          ...base,
          ...closing,
          ...inserted,
          kind: 'message',
          role: each.role,
          media: 'text',
          length: each.length,
        };
      }
    }
  });
}

/** One conversation, its facts shuffled. */
export function conversationFacts(name = 'c', maxLength = 24): fc.Arbitrary<Fact[]> {
  return fc
    .tuple(fc.constantFrom(...STARTS), fc.array(draw, { minLength: 1, maxLength, size: 'max' }))
    .chain(([start, draws]) => {
      const facts = build(name, start, draws);
      return fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length });
    });
}
