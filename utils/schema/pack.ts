/** Owns the check of a script pack from outside: known fields only, bounded lengths, plain text, no patterns. */
import * as z from 'zod/mini';
import type { Pack, Snippet } from '../core/snippet';
import { packId, snippetId } from './ids';

/** Text of people: any language, no control characters except line breaks and tabs, no lone surrogates. */
const prose = (longest: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => text.trim() !== '' && !hasControls(text) && isWellFormed(text)),
  );

const date = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

export const snippetSchema: z.ZodMiniType<Snippet> = z.strictObject({
  id: snippetId,
  title: prose(80),
  triggers: z.array(prose(120)).check(z.maxLength(60)),
  body: prose(2000),
  stage: z.enum(['greeting', 'presale', 'order', 'shipping', 'aftersale', 'complaint', 'closing']),
  category: prose(40),
  tags: z.array(prose(40)).check(z.maxLength(20)),
  shortcut: z.exactOptional(prose(20)),
  activeFrom: z.exactOptional(date),
  activeTo: z.exactOptional(date),
});

export const packSchema: z.ZodMiniType<Pack> = z.strictObject({
  format: z.literal('sideline-pack/1'),
  id: packId,
  version: z.int().check(z.gte(1), z.lte(1_000_000_000)),
  title: prose(80),
  author: prose(80),
  locale: z.enum(['zh-CN', 'en']),
  snippets: z.array(snippetSchema).check(z.maxLength(5000)),
});

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code < 32 && code !== 10 && code !== 9) || code === 127) return true;
  }
  return false;
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
