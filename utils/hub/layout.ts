/**
 * Owns who may do what on the server, as data: streams, the wall between storing and people, permissions per role.
 * The store is an account of its own; people reach it through imports of exact length only. Publish rights are not checked
 * on reply subjects, so in one account an agent could have the server write over a colleague's key: here there is nothing
 * for a reply to reach. Imports must stay unmapped: a mapped one leaves junk keys or ends old servers.
 */
import type { Export, Import, UserPermissionsLimits } from '@nats-io/jwt';
import { BUCKET_NAMES, type Bucket, bucketPattern, KEPT_DAYS, type Role, readSubject, streamName } from './names';

const DAY_NS = 86_400_000_000_000;
const MB = 1024 * 1024;
/** One agent's day with all its hours, generously. */
export const MAX_STATS_BYTES = 16_384;
/** Size of one part of a pack. */
export const BLOB_BYTES = 256 * 1024;
/** Five thousand members; with its head still under what the server takes at all. */
const MAX_DOC_BYTES = 960 * 1024;

interface StreamLimits {
  perSubject: number;
  maxAgeNs: number;
  maxBytes: number;
  maxMessageBytes: number;
  /** Told again to everybody who may hear it. */
  live: boolean;
}

const LIMITS: Record<Bucket, StreamLimits> = {
  stats: {
    perSubject: 1,
    maxAgeNs: KEPT_DAYS * DAY_NS,
    maxBytes: 512 * MB,
    maxMessageBytes: MAX_STATS_BYTES,
    live: true,
  },
  packs: { perSubject: 10, maxAgeNs: 0, maxBytes: 64 * MB, maxMessageBytes: 65_536, live: true },
  blobs: { perSubject: 1, maxAgeNs: 90 * DAY_NS, maxBytes: 2048 * MB, maxMessageBytes: BLOB_BYTES + 1024, live: false },
  reports: {
    perSubject: 1,
    maxAgeNs: KEPT_DAYS * DAY_NS,
    maxBytes: 64 * MB,
    maxMessageBytes: MAX_STATS_BYTES,
    live: true,
  },
  roster: { perSubject: 5, maxAgeNs: 0, maxBytes: 64 * MB, maxMessageBytes: MAX_DOC_BYTES, live: true },
};

/** What `$JS.API.STREAM.CREATE` is asked for. Rollups are refused: one header would wipe the bucket. */
export function streamConfig(bucket: Bucket, replicas: number) {
  const limits = LIMITS[bucket];
  return {
    name: streamName(bucket),
    subjects: [bucketPattern(bucket)],
    retention: 'limits',
    storage: 'file',
    discard: 'new',
    num_replicas: replicas,
    max_msgs_per_subject: limits.perSubject,
    max_age: limits.maxAgeNs,
    max_bytes: limits.maxBytes,
    max_msg_size: limits.maxMessageBytes,
    max_consumers: -1,
    max_msgs: -1,
    allow_direct: true,
    allow_rollup_hdrs: false,
    deny_delete: true,
    deny_purge: false,
    ...(limits.live && { republish: { src: `$KV.${bucket}.>`, dest: `live.${bucket}.>` } }),
  };
}

/** Subjects of the services that the store offers: writing a key, reading a last value. */
export function serviceSubjects(): string[] {
  return BUCKET_NAMES.flatMap((bucket) => [bucketPattern(bucket), readSubject(bucketPattern(bucket))]);
}

/** What the store lets out. */
export function storeExports(): Export[] {
  return [
    ...serviceSubjects().map(
      (subject, index): Export => ({ name: `service-${index}`, subject, type: 'service', response_type: 'Singleton' }),
    ),
    { name: 'live', subject: 'live.>', type: 'stream' },
  ];
}

/** What people's account takes in, under the same subjects. */
export function peopleImports(store: string): Import[] {
  return [
    ...serviceSubjects().map(
      (subject, index): Import => ({ name: `service-${index}`, subject, account: store, type: 'service' }),
    ),
    { name: 'live', subject: 'live.>', account: store, type: 'stream' },
  ];
}

const MEMBER = '{{name()}}';
const DEVICE = '{{tag(dev)}}';

/** Where a member's answers come to; nobody else may listen there. */
export const inboxPrefix = (member: string) => `_INBOX.${member}`;

/** Template of a signing key: the team stands in it literally, so a lead of one team cannot let anyone into another. */
export function roleTemplate(team: string, role: Role): Partial<UserPermissionsLimits> {
  const own = [`$KV.stats.${team}.*.${MEMBER}.${DEVICE}`, `$KV.reports.${team}.${MEMBER}.${DEVICE}`];
  const mayRead = BUCKET_NAMES.filter((bucket) => bucket !== 'reports' || role === 'lead');
  const reads = mayRead.map((bucket) => readSubject(`$KV.${bucket}.${team}.>`));
  // A report is between its writer and the leads: nobody else reads or hears it.
  if (role === 'agent') reads.push(readSubject(`$KV.reports.${team}.${MEMBER}.${DEVICE}`));
  const heard = ['stats', 'packs', 'roster', ...(role === 'lead' ? ['reports'] : [])];
  const writes: Record<Role, string[]> = {
    agent: own,
    lead: [...own, `$KV.packs.${team}.*`, `$KV.blobs.${team}.*.*`, `$KV.roster.${team}.*`],
    board: [],
  };
  return {
    pub: { allow: [...writes[role], ...reads] },
    sub: { allow: [`_INBOX.${MEMBER}.>`, ...heard.map((name) => `live.${name}.${team}.>`)] },
    subs: 16,
    data: -1,
    payload: role === 'lead' ? MAX_DOC_BYTES + 65_536 : 65_536,
    allowed_connection_types: ['WEBSOCKET'],
    bearer_token: false,
  };
}
