/**
 * Owns packs on their way through the team's server: compressed, in parts named by their hash, listed in one document that
 * two leads can never overwrite for each other. Refuses bytes that do not have the hash, and more of them than a pack may be.
 */
import { handoutsSchema } from '../schema/hub';
import { changeDoc, docReader } from './change-doc';
import type { HubLine } from './connect';
import { BLOB_BYTES } from './layout';
import { blobSubject, packSubject } from './names';

/** One pack handed out; `id` and `version` are the pack's own. */
export type Handout = ReturnType<typeof handoutsSchema.parse>['packs'][number];

const MAX_OPEN_BYTES = 40 * 1024 * 1024;
const MAX_LISTED = 100;
/** Parts under way at once: 500 browsers share one server. */
const WINDOW = 2;
/** A pack of full size is spread over a minute. */
const SPREAD_MS = 60_000;
const FULL_BYTES = 5 * 1024 * 1024;

/** Where the list of what is handed out lies. */
export const handoutsSubject = (team: string) => packSubject(team, 'current');

const readDoc = docReader(handoutsSchema);

/** undefined: not a list of ours, nothing of it is used. */
export const readHandouts = (bytes: Uint8Array): Handout[] | undefined => readDoc(bytes)?.packs;

/** Files of one library go out together. @throws RangeError when they are more than a pack may be */
export async function handOut(
  line: HubLine,
  team: string,
  files: readonly string[],
  about: Omit<Handout, 'sha256' | 'bytes' | 'parts'>,
): Promise<void> {
  const packed = await compress(new TextEncoder().encode(JSON.stringify(files)));
  if (packed.length > FULL_BYTES) throw new RangeError('too large');
  const sha256 = await hashOf(packed);
  const parts = Math.ceil(packed.length / BLOB_BYTES);
  for (let part = 0; part < parts; part += 1) {
    const chunk = packed.subarray(part * BLOB_BYTES, (part + 1) * BLOB_BYTES);
    await line.put(blobSubject(team, sha256, part), chunk);
  }
  await changeDoc(line, handoutsSubject(team), readDoc, (before) => ({
    packs: [
      ...(before?.packs ?? []).filter(({ id }) => id !== about.id).slice(1 - MAX_LISTED),
      { ...about, sha256, bytes: packed.length, parts },
    ],
  }));
}

/** How long a browser waits before it fetches, ms; `random` is 0 to 1. */
export const waitBefore = ({ bytes }: Pick<Handout, 'bytes'>, random: number): number =>
  Math.round((SPREAD_MS * bytes * random) / FULL_BYTES);

/** The files as they were handed out; undefined when they are not there or not whole. */
export async function fetchHandout(line: HubLine, team: string, handout: Handout): Promise<string[] | undefined> {
  const { sha256, parts, bytes } = handout;
  const subjects = Array.from({ length: parts }, (_, part) => blobSubject(team, sha256, part));
  const got = new Map<string, Uint8Array>();
  await line.getMany(subjects, (stored) => got.set(stored.subject, stored.bytes), WINDOW);
  const packed = new Uint8Array(bytes);
  let at = 0;
  for (const subject of subjects) {
    const part = got.get(subject);
    if (!part || at + part.length > bytes) return undefined;
    packed.set(part, at);
    at += part.length;
  }
  if (at !== bytes || (await hashOf(packed)) !== sha256) return undefined;
  try {
    const files: unknown = JSON.parse(new TextDecoder().decode(await decompress(packed)));
    return Array.isArray(files) && files.every((file) => typeof file === 'string') ? files : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a member is among the share a pack is for (always the same ones for the same pack), and works for its shops. */
export function isMeant(
  member: string,
  { id, share, shops }: Pick<Handout, 'id' | 'share' | 'shops'>,
  ownShops: ReadonlySet<string> = new Set(),
): boolean {
  if (shops && !shops.some((shop) => ownShops.has(shop))) return false;
  let hash = 0x811c9dc5;
  for (const letter of `${member}|${id}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0) % 100 < share;
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')));
}

async function decompress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return collect(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/** A small file can unpack to a huge one: counting stops it. */
async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_OPEN_BYTES) {
      await reader.cancel();
      throw new RangeError('too large');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
