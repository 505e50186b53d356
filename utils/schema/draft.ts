/**
 * Owns the check of what a lead is still writing: lengths and shapes are bounded as in a pack, but a text may be empty, a
 * date missing, a sentence half done. Refuses nothing a person can type into the editor.
 */
import * as z from 'zod/mini';
import type { DraftRow } from '../core/pack-draft';
import { MAX_PICTURE_LETTERS } from '../core/picture';
import type { Snippet } from '../core/snippet';
import { packId, snippetId } from './ids';

export const MAX_DRAFT_ROWS_AT_ONCE = 400;

const text = (longest: number) => z.string().check(z.maxLength(longest));
const texts = (most: number, longest: number) => z.array(text(longest)).check(z.maxLength(most));

/** Half again as long as a pack allows: too much is said in the editor, not lost at the door. */
const written: z.ZodMiniType<Snippet> = z.strictObject({
  id: snippetId,
  title: text(400),
  triggers: texts(200, 400),
  body: text(8000),
  stage: z.enum(['greeting', 'presale', 'order', 'shipping', 'aftersale', 'complaint', 'closing']),
  category: text(400),
  tags: texts(100, 200),
  shortcut: z.exactOptional(text(100)),
  activeFrom: z.exactOptional(text(10)),
  activeTo: z.exactOptional(text(10)),
  weekdays: z.exactOptional(z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7))),
  hours: z.exactOptional(z.strictObject({ from: text(5), to: text(5) })),
  shops: z.exactOptional(texts(100, 200)),
  goods: z.exactOptional(texts(100, 200)),
  mandatory: z.exactOptional(z.boolean()),
  picture: z.exactOptional(
    z.strictObject({ type: z.enum(['image/png', 'image/jpeg']), data: text(MAX_PICTURE_LETTERS), alt: text(400) }),
  ),
});

export const draftRowSchema: z.ZodMiniType<DraftRow> = z.strictObject({
  packId,
  snippetId,
  place: z.int().check(z.gte(0), z.lte(1_000_000)),
  before: z.exactOptional(written),
  after: z.exactOptional(written),
});
