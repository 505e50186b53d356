/**
 * Owns asking a feed's address for its file: https to the end, a bound on time and size that holds while bytes arrive, no
 * cookies, no referrer. Never throws; what came is text or a reason.
 */
import type { FetchCode } from '../core/pack-codes';
import { MAX_BYTES } from './scan';

export type FeedAnswer =
  | { kind: 'same' }
  | { kind: 'text'; text: string; etag?: string }
  | { kind: 'failed'; code: FetchCode | 'too-big'; where: string };

export interface FetchSeams {
  fetch(url: string, init: RequestInit): Promise<Response>;
  timeoutMs?: number;
}

/** For the whole answer: a server that sends a byte now and then is given up as well. */
export const FEED_TIMEOUT_MS = 20_000;
const MAX_ETAG = 200;

export async function fetchFeed(
  feed: { url: string; etag?: string },
  { fetch, timeoutMs = FEED_TIMEOUT_MS }: FetchSeams,
): Promise<FeedAnswer> {
  const ending = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    ending.abort();
  }, timeoutMs);
  try {
    const response = await fetch(feed.url, {
      signal: ending.signal,
      headers: feed.etag === undefined ? {} : { 'If-None-Match': feed.etag },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
    });
    return await readAnswer(response, feed.etag !== undefined);
  } catch {
    return isLate ? failed('feed-timeout') : failed('feed-unreachable');
  } finally {
    clearTimeout(timer);
    // Also ends a body that was not read to its end.
    ending.abort();
  }
}

async function readAnswer(response: Response, hadEtag: boolean): Promise<FeedAnswer> {
  // The pages' policy lets no step of a redirect leave https; this is the last step, seen from here.
  if (!response.url.startsWith('https://')) return failed('feed-redirected');
  if (response.status === 304 && hadEtag) return { kind: 'same' };
  if (response.status !== 200) return failed('feed-status', String(response.status));
  if (Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) return failed('too-big');
  const bytes = await readBounded(response);
  if (!bytes) return failed('too-big');
  const etag = response.headers.get('etag');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'text', text, ...(etag !== null && etag.length <= MAX_ETAG && { etag }) };
  } catch {
    return failed('feed-encoding');
  }
}

/** undefined as soon as there is too much of it. What arrives is counted unpacked. */
async function readBounded(response: Response): Promise<Uint8Array | undefined> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_BYTES) return undefined;
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function failed(code: FetchCode | 'too-big', where = ''): FeedAnswer {
  return { kind: 'failed', code, where };
}
