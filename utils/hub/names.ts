/** Owns what everything of a team is called on the server: ids, subjects, streams. Refuses ids that mean more than themselves there. */

/** Lower-case, no dots, stars or arrows: a member called `*` could write for everybody. */
const ID = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The server keeps what is told of so many days. */
export const KEPT_DAYS = 35;

export type Role = 'agent' | 'lead' | 'board';
export const ROLES: readonly Role[] = ['agent', 'lead', 'board'];

/** Whether it may stand in a subject: nothing there means more than itself. */
export function isHubId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** A short random id, unguessable enough to be unique in a team: 8 letters of base 32. */
export function createHubId(prefix: string): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const random = crypto.getRandomValues(new Uint8Array(8));
  return `${prefix}${Array.from(random, (byte) => letters[byte % 32]).join('')}`;
}

export interface StatsKey {
  team: string;
  /** `YYYY-MM-DD`. */
  day: string;
  member: string;
  device: string;
}

/** `$KV.stats.<team>.<yyyymmdd>.<member>.<device>`; throws RangeError on an id that is not one. */
export function statsSubject({ team, day, member, device }: StatsKey): string {
  if (![team, member, device].every(isHubId) || !DAY.test(day)) throw new RangeError('not a key of the hub');
  return `$KV.stats.${team}.${day.replaceAll('-', '')}.${member}.${device}`;
}

/** The key behind a subject, or undefined when it is not one of ours. */
export function parseStatsSubject(subject: string): StatsKey | undefined {
  const [root, bucket, team, compact, member, device, ...rest] = subject.split('.');
  if (root !== '$KV' || bucket !== 'stats' || rest.length > 0) return undefined;
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(compact ?? '');
  if (!date || !isHubId(team) || !isHubId(member) || !isHubId(device)) return undefined;
  return { team, day: `${date[1]}-${date[2]}-${date[3]}`, member, device };
}

/** Documents about a team that its leads write. */
export type RosterDoc = 'members' | 'battles' | 'answers';
export const ROSTER_DOCS: readonly RosterDoc[] = ['members', 'battles', 'answers'];

export const rosterSubject = (team: string, doc: RosterDoc) => `$KV.roster.${team}.${doc}`;
export const packSubject = (team: string, slot: string) => `$KV.packs.${team}.${slot}`;
export const blobSubject = (team: string, sha256: string, part: number) => `$KV.blobs.${team}.${sha256}.${part}`;

/** What one device chooses to tell the leads. @throws RangeError on an id that is not one */
export function reportsSubject({ team, member, device }: Omit<StatsKey, 'day'>): string {
  if (![team, member, device].every(isHubId)) throw new RangeError('not a key of the hub');
  return `$KV.reports.${team}.${member}.${device}`;
}

/** The device behind such a key, or undefined when it is not one of ours. */
export function parseReportsSubject(subject: string): Omit<StatsKey, 'day'> | undefined {
  const [root, bucket, team, member, device, ...rest] = subject.split('.');
  if (root !== '$KV' || bucket !== 'reports' || rest.length > 0) return undefined;
  return isHubId(team) && isHubId(member) && isHubId(device) ? { team, member, device } : undefined;
}

/** The places of the store, and how many words follow their name in a subject. Fixed for ever. */
export const BUCKETS = { stats: 4, packs: 2, blobs: 3, roster: 2, reports: 3 } as const;
export type Bucket = keyof typeof BUCKETS;
export const BUCKET_NAMES = Object.keys(BUCKETS) as Bucket[];

export const streamName = (bucket: Bucket) => `KV_${bucket}`;
/** `$KV.stats.*.*.*.*`: exactly as many words as a key has, never an arrow. */
export const bucketPattern = (bucket: Bucket) => `$KV.${bucket}${'.*'.repeat(BUCKETS[bucket])}`;
/** Where one last value is asked for; the answer comes to the reply subject only. */
export const readSubject = (subject: string) => `$JS.API.DIRECT.GET.KV_${subject.split('.')[1]}.${subject}`;
/** What the server tells again after it has stored it. */
export const liveSubject = (subject: string) => `live.${subject.slice('$KV.'.length)}`;
