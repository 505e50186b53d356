/** Owns the check of a fact at the door of the ledger: known fields only, bounded, and nowhere a place for text. */
import * as z from 'zod/mini';
import type { Fact } from '../core/facts';
import { agentId, conversationId, count, factId, instant, shopId, siteId, snippetId } from './ids';

const base = {
  id: factId,
  siteId,
  shopId,
  agentId,
  conversationId,
  at: instant,
  clock: z.enum(['page', 'seen', 'list', 'unsure']),
  resolutionMs: z.number().check(z.gte(0), z.lte(86_400_000)),
  replaces: z.exactOptional(z.array(factId).check(z.maxLength(512))),
};

const order = {
  orderKey: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  state: z.enum(['unpaid', 'paid', 'shipped', 'received', 'cancelled', 'refunding', 'refunded', 'unknown']),
  amountCents: z.exactOptional(count),
  items: z.exactOptional(count),
};

export const factSchema: z.ZodMiniType<Fact> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('message'),
    role: z.enum(['buyer', 'agent', 'assist', 'auto', 'system', 'unknown']),
    media: z.enum(['text', 'image', 'video', 'voice', 'emoji', 'goods-card', 'order-card', 'card']),
    length: count,
    closing: z.exactOptional(z.literal(true)),
    snippetId: z.exactOptional(snippetId),
    editedShare: z.exactOptional(z.number().check(z.gte(0), z.lte(1))),
  }),
  z.strictObject({ ...base, kind: z.literal('handover') }),
  z.strictObject({
    ...base,
    kind: z.literal('transfer'),
    direction: z.enum(['in', 'out']),
    toAgentId: z.exactOptional(agentId),
  }),
  z.strictObject({ ...base, kind: z.literal('recalled'), recalledId: factId }),
  z.strictObject({ ...base, kind: z.literal('order'), ...order }),
  z.strictObject({ ...base, kind: z.literal('conversation-opened') }),
  z.strictObject({
    ...base,
    kind: z.literal('conversation-left'),
    reason: z.enum(['switched', 'closed', 'list-cleared']),
  }),
  z.strictObject({ ...base, kind: z.literal('agent-changed'), toAgentId: agentId }),
]);
