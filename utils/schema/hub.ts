/** Owns the shape of what comes from a team's server and from invitations. Refuses whole what is not exactly so. */
import * as z from 'zod/mini';
import { METRIC_IDS } from '../core/metric-list';
import { name, packId, shopId, siteId } from './ids';

const hubId = z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,31}$/));
const token = z.string().check(z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/), z.maxLength(3000));
const seed = z.string().check(z.regex(/^SU[A-Z2-7]{56}$/));
const userKey = z.string().check(z.regex(/^U[A-Z2-7]{55}$/));
/** Encrypted, or to this very machine. */
const address = z
  .string()
  .check(
    z.regex(/^(?:wss:\/\/[^\s/?#@]+|ws:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?)\/?$/),
    z.maxLength(300),
  );
const epochSec = z.int().check(z.gte(1_420_000_000), z.lte(4_102_444_800));
const zone = z.string().check(z.regex(/^[A-Za-z][\w+/-]{0,63}$/));
const dayCut = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
const roleSchema = z.enum(['agent', 'lead', 'board']);

export const invitationSchema = z.strictObject({
  v: z.literal(1),
  team: hubId,
  teamName: name,
  urls: z.array(address).check(z.minLength(1), z.maxLength(5)),
  member: hubId,
  memberName: name,
  device: hubId,
  role: roleSchema,
  jwt: token,
  seed,
  zone,
  dayCut,
  expiresAt: epochSec,
});

/** Larger than anything a day can hold, small enough that sums of a team stay exact. */
const counted = z.int().check(z.gte(0), z.lte(100_000_000_000));
const MAX_ROWS = 600;
const reason = z.string().check(z.regex(/^\p{L}{1,12}$/u));

/** One device's day: whole totals, numbers only. `f` names the counters, so that versions with more of them still agree. */
export const dayValueSchema = z.strictObject({
  v: z.literal(1),
  rev: z.int().check(z.gte(1), z.lte(1_000_000_000)),
  /** Which browser told it. */
  by: z.string().check(z.regex(/^[a-z0-9]{1,32}$/)),
  cov: z.record(siteId, z.int().check(z.gte(0), z.lte(1000))),
  /** Which version of each of the team's packs is in use there: the receipt. */
  pk: z.exactOptional(z.record(packId, z.int().check(z.gte(1), z.lte(1_000_000_000)))),
  /** How often which reason was put on a conversation: ours by name, the team's by mark. */
  th: z.exactOptional(z.record(reason, z.int().check(z.gte(0), z.lte(1_000_000)))),
  /** Who waits, by console: how many, and since when the longest (epoch s by the teller's clock, as `t` is). */
  w: z.exactOptional(z.record(siteId, z.tuple([z.int().check(z.gte(1), z.lte(100_000)), epochSec]))),
  t: z.exactOptional(epochSec),
  f: z.array(z.string().check(z.regex(/^[A-Za-z]{1,32}$/))).check(z.maxLength(64)),
  rows: z
    .array(
      z.tuple([
        siteId,
        shopId,
        z.int().check(z.gte(0), z.lte(23)),
        z.string().check(z.regex(/^[\w.@-]{1,64}$/)),
        counted,
        z.array(counted).check(z.maxLength(64)),
        z.array(counted).check(z.maxLength(32)),
      ]),
    )
    .check(z.maxLength(MAX_ROWS)),
});

export const membersSchema = z.strictObject({
  v: z.literal(1),
  members: z
    .array(
      z.strictObject({
        id: hubId,
        name,
        role: roleSchema,
        group: z.exactOptional(name),
        devices: z.array(z.strictObject({ id: hubId, user: userKey })).check(z.maxLength(20)),
      }),
    )
    .check(z.maxLength(6000)),
});

const battle = {
  id: hubId,
  title: name,
  siteId,
  metric: z.enum([...METRIC_IDS, 'composite']),
  from: epochSec,
  to: epochSec,
  groups: z
    .array(z.strictObject({ name, members: z.array(hubId).check(z.maxLength(1000)) }))
    .check(z.minLength(2), z.maxLength(12)),
};
const MAX_BATTLE_SEC = 48 * 3600;
const isShort = ({ from, to }: { from: number; to: number }) => to > from && to - from <= MAX_BATTLE_SEC;

/** A race between groups as a lead sets it. */
const battleSchema = z.strictObject(battle).check(z.refine(isShort));

/** One is set, or taken out by its id. */
export const battleRequest = z.union([z.strictObject({ put: battleSchema }), z.strictObject({ drop: hubId })]);

/** The team's races, beside its list of members. */
export const battlesSchema = z.strictObject({
  v: z.literal(1),
  battles: z.array(z.strictObject({ ...battle, by: hubId }).check(z.refine(isShort))).check(z.maxLength(30)),
});

/** Reports that leads have read, by their ids; no word of them. */
export const answersSchema = z.strictObject({
  v: z.literal(1),
  seen: z.array(z.strictObject({ id: hubId, by: hubId })).check(z.maxLength(300)),
});

export const reportKind = z.enum(['escalation', 'script']);
/** One line, as the person saw it before it went. */
export const reportText = z.string().check(z.regex(/^[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?$/u), z.maxLength(300));
export const reportId = hubId;

/** What one device last told its leads. */
export const reportsSchema = z.strictObject({
  v: z.literal(1),
  reports: z
    .array(z.strictObject({ id: hubId, kind: reportKind, text: reportText, at: epochSec }))
    .check(z.maxLength(10)),
});

const MAX_PACK_BYTES = 5 * 1024 * 1024;

/** What leads hand out: where each pack lies, for whom and from when. `current` in the packs' bucket. */
export const handoutsSchema = z.strictObject({
  v: z.literal(1),
  packs: z
    .array(
      z.strictObject({
        id: packId,
        title: name,
        version: z.int().check(z.gte(1), z.lte(1_000_000_000)),
        /** Of the compressed bytes, which lie in `parts` blobs under it. */
        sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        bytes: z.int().check(z.gte(1), z.lte(MAX_PACK_BYTES)),
        parts: z.int().check(z.gte(1), z.lte(32)),
        note: z.string().check(z.regex(/^[^\p{C}]{0,200}$/u)),
        mustTake: z.boolean(),
        /** Share of the team it is for, percent. */
        share: z.int().check(z.gte(1), z.lte(100)),
        /** Only who works for one of these; absent: everybody. */
        shops: z.exactOptional(z.array(shopId).check(z.minLength(1), z.maxLength(20))),
        from: epochSec,
        by: hubId,
      }),
    )
    .check(z.maxLength(100)),
});
