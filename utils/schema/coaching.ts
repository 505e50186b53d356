/** Owns the check of what a tab wants kept of its coaching. Refuses room for a buyer's words: notes are the agent's and short. */
import * as z from 'zod/mini';
import { DUE_KINDS, DUE_STATES, DUE_TOPICS, type Due, NOTE_LENGTH } from '../core/coach/due';
import type { BuyerNote, Lesson } from '../core/coach/kept';
import { agentId, conversationId, count, instant, shopId, siteId } from './ids';

const printable = (longest: number) => z.string().check(z.regex(/^[!-~]+$/), z.maxLength(longest));
const note = z.string().check(z.maxLength(NOTE_LENGTH));
/** A reason or a tag: a short word, without the bar that parts the fields of an id. */
export const themeWord = z.string().check(z.regex(/^[^|\p{C}]{1,24}$/u));
/** `hint:slow`, `promise:check-soon`: letters, digits, hyphens; never a sentence. */
export const lessonId = z.string().check(z.regex(/^(?:hint|promise|escalation):[\w.-]{1,64}$/));

export const dueSchema: z.ZodMiniType<Due> = z.strictObject({
  id: printable(300),
  siteId,
  shopId,
  agentId,
  conversationId,
  kind: z.enum(DUE_KINDS),
  topic: z.enum(DUE_TOPICS),
  saidAt: instant,
  dueAt: instant,
  grainMs: z.int().check(z.gte(0), z.lte(31 * 86_400_000)),
  state: z.enum(DUE_STATES),
  foundBy: z.string().check(z.regex(/^[\w.-]{1,64}$/)),
  reminded: z.int().check(z.gte(0), z.lte(31)),
  snoozedUntil: z.exactOptional(instant),
  closedAt: z.exactOptional(instant),
  note: z.exactOptional(note),
});

export const buyerNoteSchema: z.ZodMiniType<BuyerNote> = z.strictObject({
  id: z.string().check(z.maxLength(300)),
  siteId,
  shopId,
  conversationId,
  note,
  tags: z.array(themeWord).check(z.maxLength(12)),
  changedAt: instant,
});

export const lessonSchema: z.ZodMiniType<Lesson> = z.strictObject({
  id: lessonId,
  shown: count,
  taken: count,
  refused: count,
});
