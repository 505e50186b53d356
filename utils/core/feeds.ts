/** Owns when a feed is asked again, and which addresses may be one. Pure. */

import type { PackId } from './ids';
import type { FeedCode } from './pack-codes';

/** A pack at a static address. Stored; holds no words of anyone. */
export interface Feed {
  id: string;
  url: string;
  everyMin: number;
  /** Known from the first answer on; another pack at the same address is refused. */
  packId?: PackId;
  /** Ed25519 public key that every version must be signed with. */
  key?: string;
  etag?: string;
  /** Epoch ms of the last question, answered or not. */
  checkedAt: number;
  /** Epoch ms of the last answer that was in order, changed or not. */
  okAt: number;
  /** Version in the library from this feed. */
  version: number;
  /** Why the last answer was not taken; absent when it was. The pack in use stays. */
  code?: FeedCode;
  /** Field of the file that was refused, or the number of the answer's status; never a text of it. */
  where?: string;
  /** Failures in a row. */
  failures: number;
}

export const MIN_EVERY_MIN = 15;
const DAY_MIN = 1440;
const MINUTE_MS = 60_000;

/** Feeds whose time has come at `now`: after failures the time doubles up to a day, and each waits a little apart. */
export function dueFeeds(feeds: readonly Feed[], now: number): Feed[] {
  return feeds.filter((feed) => now >= nextCheckAt(feed) || now < feed.checkedAt - MINUTE_MS);
}

export function nextCheckAt(feed: Feed): number {
  const backoffMin = Math.min(DAY_MIN, feed.everyMin * 2 ** Math.min(10, feed.failures));
  return feed.checkedAt + Math.max(feed.everyMin, backoffMin) * MINUTE_MS * (1 + spreadOf(feed.id) / 10);
}

/** Only https, no name or password in it. undefined when it is no such address. The fragment is dropped. */
export function feedUrl(text: string): string | undefined {
  if (text.length > 2000) return undefined;
  try {
    const url = new URL(text.trim());
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}

/** The host permission a feed needs, as the browser is asked for it. Ports cannot be part of one. */
export function hostPattern(url: string): string {
  return `https://${new URL(url).hostname}/*`;
}

/** 0 to 1, the same for the same feed: a team's computers must not ask all in one second. */
function spreadOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) / 0x1_0000_0000;
}
