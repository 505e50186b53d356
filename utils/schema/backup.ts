/** Owns the check of records that come out of a file: known stores, known fields, bounded, and nowhere room for a buyer's words. */
import * as z from 'zod/mini';
import { BACKUP_SECTIONS, type BackupSection, type BackupSlice } from '../core/backup';
import { buyerNoteSchema, dueSchema, lessonSchema, themeWord } from './coaching';
import { dayRowSchema } from './day-row';
import { draftRowSchema } from './draft';
import { factSchema } from './fact';
import { agentId, conversationId, count, day, instant, name, packId, siteId, snippetId } from './ids';
import { keptRecord } from './kept';

const key = z.string().check(z.maxLength(400));

/** The pack itself is checked as any pack that comes in; here only what lies around it. */
const storedPack = z.strictObject({
  id: packId,
  pack: z.unknown(),
  checksum: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  importedAt: instant,
  builtIn: z.boolean(),
  previous: z.exactOptional(z.strictObject({ pack: z.unknown(), checksum: key })),
  highest: z.exactOptional(count),
  signedBy: z.exactOptional(key),
  feedId: z.exactOptional(key),
  off: z.exactOptional(z.literal(true)),
});

const ROWS: { readonly [Section in BackupSection]: z.ZodMiniType<object> } = {
  facts: factSchema,
  rows: dayRowSchema,
  agents: z.strictObject({ id: agentId, siteId, name, seenAt: instant }),
  coverage: z.strictObject({
    id: key,
    agentId,
    siteId,
    day,
    spans: z.array(z.tuple([instant, instant])).check(z.maxLength(10_000)),
  }),
  usage: z.strictObject({
    id: key,
    snippetId,
    siteId,
    conversationId,
    at: instant,
    outcome: z.enum(['inserted', 'sent', 'sent-edited']),
  }),
  dues: dueSchema,
  buyers: buyerNoteSchema,
  themes: z.strictObject({
    ...{ id: key, siteId, agentId, conversationId, day, theme: themeWord, at: instant },
    mark: z.exactOptional(z.string().check(z.regex(/^[a-p]{12}$/))),
  }),
  lessons: lessonSchema,
  drafts: draftRowSchema,
  packs: storedPack,
  records: keptRecord,
};

const MOST_AT_ONCE = 1000;

/** Some rows of one section. */
export const backupSliceSchema = z.union(
  BACKUP_SECTIONS.map((section) =>
    z.strictObject({ section: z.literal(section), rows: z.array(ROWS[section]).check(z.maxLength(MOST_AT_ONCE)) }),
  ) as unknown as [z.ZodMiniType<BackupSlice>],
);
