/** Owns the check of single records: what picks taught, accepted keys, packs at an address, kept questions. Bounded, each field known. */
import * as z from 'zod/mini';
import type { BackupRecord } from '../core/backup';
import { count, day, instant, packId, sessionId, snippetId } from './ids';

/** Numbers of 2^14 buckets; see core/matching/memory.ts. */
export const bucket = z.int().check(z.gte(0), z.lt(16_384));
/** An Ed25519 public key, base64url. */
export const signingKey = z.string().check(z.regex(/^[\w-]{43}$/));
/** As `createSalt` (platform/hash.ts) makes it: 16 to 64 bytes of hex. */
export const salt = z.string().check(z.regex(/^(?:[0-9a-f]{2}){16,64}$/));
/** As `questionOf` (core/remembered.ts) leaves it: short, one line, no long number. */
export const question = z
  .string()
  .check(z.minLength(2), z.maxLength(40), z.regex(/^(?!.*\p{Nd}{4})[\p{L}\p{N}\p{P} ]+$/u));
/** As `wordingOf` (core/own-reply.ts) leaves it: one line without long numbers or addresses. */
export const ownReply = z
  .string()
  .check(z.minLength(6), z.maxLength(1000), z.regex(/^(?!.*(?:\p{Nd}{6}|https?:|[@＠]))[^\p{Cc}]+$/iu));

/** As core/matching/memory.ts and core/remembered.ts bound them. */
const MOST = { picks: 1000, uses: 5000, buckets: 64, questions: 500 };
const MOST_FEEDS = 200;
const MOST_KEYS = 500;
const MOST_DAYS = 60;
/** A field's name or the number of an answer; never a text of the file. */
const where = z.string().check(z.maxLength(200));

/** As `feedUrl` (core/feeds.ts) leaves it. */
function isFeedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash, href } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hash === '' && href === text;
}

/** No more entries than that. */
const fewer = <Value>(schema: z.ZodMiniType<Record<string, Value>>, most: number) =>
  schema.check(z.refine((record) => Object.keys(record).length <= most));

const feed = z.strictObject({
  id: sessionId,
  url: z.string().check(z.maxLength(2000), z.refine(isFeedUrl)),
  everyMin: z.int().check(z.gte(15), z.lte(10_080)),
  packId: z.exactOptional(packId),
  key: z.exactOptional(signingKey),
  etag: z.exactOptional(z.string().check(z.maxLength(1000))),
  // Never asked and never answered are 0.
  checkedAt: z.union([z.literal(0), instant]),
  okAt: z.union([z.literal(0), instant]),
  version: count,
  code: z.exactOptional(z.string().check(z.regex(/^[a-z-]{1,40}$/))),
  where: z.exactOptional(where),
  failures: count,
});

const VALUES: { readonly [Name in BackupRecord]: z.ZodMiniType } = {
  matchMemory: z.strictObject({
    version: z.literal(1),
    uses: fewer(
      z.record(snippetId as unknown as z.ZodMiniString, z.tuple([z.number().check(z.gte(0)), instant])),
      MOST.uses,
    ),
    picks: z
      .array(z.strictObject({ snippetId, at: instant, buckets: z.array(bucket).check(z.maxLength(MOST.buckets)) }))
      .check(z.maxLength(MOST.picks)),
  }),
  trustedKeys: z
    .array(z.strictObject({ key: signingKey, name: z.string().check(z.maxLength(80)), addedAt: instant }))
    .check(z.maxLength(MOST_KEYS)),
  feeds: z.array(feed).check(z.maxLength(MOST_FEEDS)),
  remembered: z
    .array(
      z.strictObject({
        id: sessionId,
        snippetId: z.exactOptional(snippetId),
        text: question,
        reply: z.exactOptional(ownReply),
        at: instant,
      }),
    )
    .check(z.maxLength(MOST.questions)),
  unmatched: fewer(z.record(day as unknown as z.ZodMiniString, count), MOST_DAYS),
};

/** One record under its name. */
export const keptRecord = z.union(
  (Object.keys(VALUES) as BackupRecord[]).map((name) =>
    z.strictObject({ name: z.literal(name), value: VALUES[name] }),
  ) as unknown as [z.ZodMiniType<{ name: BackupRecord; value: unknown }>],
);
