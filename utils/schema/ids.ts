/** Owns the shape of every id at the border. Refuses anything that could hold a name or a sentence. */
import * as z from 'zod/mini';
import type { AgentId, BusinessDay, ConversationId, FactId, PackId, ShopId, SiteId, SnippetId } from '../core/ids';

// The worker's policy forbids code from strings; without this zod probes for it and the probe is reported as an error.
z.config({ jitless: true });

/** A checked string that the types know as one kind of id. */
function branded<Id extends string>(schema: z.ZodMiniString): z.ZodMiniType<Id, unknown> {
  return schema as unknown as z.ZodMiniType<Id, unknown>;
}

/** Printable ASCII without spaces: hashes and platform keys pass, words of a buyer's message do not. */
const token = (longest: number) => z.string().check(z.regex(/^[!-~]+$/), z.maxLength(longest));

export const siteId = branded<SiteId>(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/)));
export const agentId = branded<AgentId>(z.string().check(z.regex(/^[\w-]{1,64}$/)));
export const conversationId = branded<ConversationId>(z.string().check(z.regex(/^[\w-]{1,64}$/)));
export const factId = branded<FactId>(token(300));
export const snippetId = branded<SnippetId>(token(100));
export const packId = branded<PackId>(z.string().check(z.regex(/^[A-Za-z0-9][\w.-]{0,63}$/)));
export const day = branded<BusinessDay>(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));
/** A shop's own name may be Chinese; the bar separates fields of a row id and control characters are never a name. */
export const shopId = branded<ShopId>(z.string().check(z.regex(/^[^|\p{C}]{1,80}$/u)));
export const name = z.string().check(z.regex(/^[^\p{C}]{1,80}$/u));
export const sessionId = z.string().check(z.regex(/^[\w.-]{1,80}$/));

/** Epoch ms between 2015 and 2100. */
export const instant = z.number().check(z.gte(1_420_000_000_000), z.lte(4_102_444_800_000));
export const count = z.int().check(z.gte(0));
