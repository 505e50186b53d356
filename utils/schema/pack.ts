/** Owns the check of a script pack from outside: known fields only, bounded lengths, plain text, no patterns. */
import * as z from 'zod/mini';
import type { BannedWords } from '../core/guard/lists';
import { PACK_FORMATS } from '../core/pack-formats';
import { MAX_ALT, MAX_PICTURE_LETTERS, pictureFlaw } from '../core/picture';
import type { Pack, Snippet, SnippetPicture } from '../core/snippet';
import { packId, siteId, snippetId } from './ids';
import { settingEntrySchema } from './setting-entry';
import { siteEntrySchema } from './site-patch';
import { teamCoachSchema } from './team-coach';

/** Text of people: any language, no control characters except line breaks and tabs, no lone surrogates, no bidi overrides. */
const prose = (longest: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => text.trim() !== '' && !hasControls(text) && isWellFormed(text)),
  );

/** Text that stands in one cell of a table: a title, a question, a tag. */
const line = (longest: number) => prose(longest).check(z.refine((text) => !/[\n\t]/.test(text)));

const category = line(120).check(z.refine((text) => text.split('/').length <= MAX_CATEGORY_DEPTH));
const date = z.string().check(
  z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  z.refine((text) => isCalendarDay(text)),
);
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const names = z.array(line(80)).check(z.minLength(1), z.maxLength(50));
const base64url = (length: number) => z.string().check(z.length(length), z.regex(/^[\w-]+$/));

const picture: z.ZodMiniType<SnippetPicture> = z
  .strictObject({
    type: z.enum(['image/png', 'image/jpeg']),
    data: z.string().check(z.minLength(1), z.maxLength(MAX_PICTURE_LETTERS)),
    alt: line(MAX_ALT),
  })
  .check(z.refine((given) => pictureFlaw(given) === undefined));

export const MAX_CATEGORY_DEPTH = 6;
export const MAX_SNIPPETS = 5000;
export const MAX_SITES = 20;
export const MAX_SETTINGS = 40;

export const snippetSchema: z.ZodMiniType<Snippet> = z.strictObject({
  id: snippetId,
  title: line(80),
  triggers: z.array(line(120)).check(z.maxLength(60)),
  body: prose(2000),
  stage: z.enum(['greeting', 'presale', 'order', 'shipping', 'aftersale', 'complaint', 'closing']),
  category,
  tags: z.array(line(40)).check(z.maxLength(20)),
  shortcut: z.exactOptional(line(20)),
  activeFrom: z.exactOptional(date),
  activeTo: z.exactOptional(date),
  weekdays: z.exactOptional(
    z.array(z.int().check(z.gte(1), z.lte(7))).check(
      z.minLength(1),
      z.maxLength(7),
      z.refine((days) => new Set(days).size === days.length),
    ),
  ),
  hours: z.exactOptional(z.strictObject({ from: clock, to: clock }).check(z.refine(({ from, to }) => from !== to))),
  shops: z.exactOptional(names),
  goods: z.exactOptional(names),
  mandatory: z.exactOptional(z.boolean()),
  picture: z.exactOptional(picture),
});

const bannedSchema: z.ZodMiniType<BannedWords> = z.strictObject({
  words: z.array(line(40)).check(z.minLength(1), z.maxLength(10_000)),
  instead: z.exactOptional(z.union([z.literal(''), line(80)])),
  unless: z.exactOptional(z.array(line(40)).check(z.maxLength(1000))),
  sites: z.exactOptional(z.array(siteId).check(z.minLength(1), z.maxLength(50))),
  allow: z.exactOptional(z.literal(true)),
});

export const packSchema: z.ZodMiniType<Pack> = z.strictObject({
  format: z.enum(PACK_FORMATS),
  id: packId,
  version: z.int().check(z.gte(1), z.lte(1_000_000_000)),
  title: line(80),
  author: line(80),
  locale: z.enum(['zh-CN', 'en']),
  scope: z.exactOptional(z.enum(['private', 'team', 'shop'])),
  shops: z.exactOptional(names),
  expiresOn: z.exactOptional(date),
  mandatory: z.exactOptional(z.boolean()),
  snippets: z.array(snippetSchema).check(z.maxLength(MAX_SNIPPETS)),
  banned: z.exactOptional(z.array(bannedSchema).check(z.maxLength(500))),
  coach: z.exactOptional(teamCoachSchema),
  sites: z.exactOptional(z.array(siteEntrySchema).check(z.minLength(1), z.maxLength(MAX_SITES))),
  settings: z.exactOptional(z.array(settingEntrySchema).check(z.minLength(1), z.maxLength(MAX_SETTINGS))),
  signature: z.exactOptional(z.strictObject({ key: base64url(43), value: base64url(86) })),
});

function isCalendarDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** C0 and C1 controls, what is no character at all, and the marks that make text read in another order than it is written. */
function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what it looks for
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/.test(text);
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
