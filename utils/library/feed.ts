/**
 * Owns packs that keep themselves up to date from an address. Whatever the address answers, the library in use never gets
 * worse: a version that is not wholly in order is left, the last good one stays, and the reason is kept to be read.
 */
import { type Feed, feedUrl, MIN_EVERY_MIN } from '../core/feeds';
import type { FeedCode } from '../core/pack-codes';
import type { PackSource, PackTrust } from '../core/pack-trust';
import type { Pack } from '../core/snippet';
import type { Ledger } from '../db/ledger';
import { readMeta, writeMeta } from '../db/meta';
import { type FeedAnswer, type FetchSeams, fetchFeed } from './fetch-feed';
import { parsePack } from './parse-pack';
import { verifyPack } from './sign-pack';
import type { PackChange } from './store-packs';
import { swapPacks } from './swap-packs';

export interface FeedSeams extends FetchSeams {
  now(): number;
  /** Whether the browser lets us ask this address. Asked again each time: a person can take it back. */
  mayAsk(url: string): Promise<boolean>;
}

export type FeedOutcome =
  | { ok: true; feed: Feed; trust?: PackTrust; pack?: Pack; change?: PackChange }
  | { ok: false; code: FeedCode; where: string };

export interface NewFeed {
  url: string;
  everyMin: number;
  /** Only versions signed with this key are taken. Without it the first signature seen is pinned, if there is one. */
  key?: string;
  /** Asks and compares; keeps nothing. */
  dryRun: boolean;
}

/** Asks the address once; only what is in order becomes a feed, and its pack is in the library then. */
export async function addFeed(ledger: Ledger, request: NewFeed, seams: FeedSeams): Promise<FeedOutcome> {
  const url = feedUrl(request.url);
  if (url === undefined) return { ok: false, code: 'feed-bad-url', where: 'url' };
  if ((await readFeeds(ledger)).some((feed) => feed.url === url))
    return { ok: false, code: 'feed-exists', where: 'url' };
  const now = seams.now();
  const everyMin = Math.max(MIN_EVERY_MIN, request.everyMin);
  const feed: Feed = { id: crypto.randomUUID(), url, everyMin, checkedAt: now, okAt: 0, version: 0, failures: 0 };
  if (request.key !== undefined) feed.key = request.key;
  const keep: Keep = (store, after) => changeFeeds(store, (feeds) => [...feeds, after]);
  return ask(ledger, feed, seams, request.dryRun ? undefined : keep);
}

/** The pack stays; it only is nobody's any more. */
export async function removeFeed(ledger: Ledger, feedId: string): Promise<void> {
  await ledger.transaction('rw', ledger.meta, ledger.packs, async () => {
    await changeFeeds(ledger, (feeds) => feeds.filter(({ id }) => id !== feedId));
    const rows = await ledger.packs.filter((row) => row.feedId === feedId).toArray();
    await ledger.packs.bulkPut(rows.map(({ feedId: _gone, ...row }) => row));
  });
}

/** Removed while it was asked: what came is not put in, or the pack would belong to nobody. */
class FeedGoneError extends Error {
  override name = 'FeedGoneError';
}

/** Asks one feed and keeps what came of it. undefined when there is no such feed, or not any more. */
export async function checkFeed(ledger: Ledger, feedId: string, seams: FeedSeams): Promise<FeedOutcome | undefined> {
  const before = (await readFeeds(ledger)).find(({ id }) => id === feedId);
  if (!before) return undefined;
  const keep: Keep = (store, after) =>
    changeFeeds(store, (feeds) => {
      if (!feeds.some(({ id }) => id === feedId)) throw new FeedGoneError();
      return feeds.map((feed) => (feed.id === feedId ? after : feed));
    });
  try {
    const outcome = await ask(ledger, before, seams, keep);
    if (!outcome.ok) {
      const { code, where } = outcome;
      await keepAlone(ledger, keep, {
        ...before,
        checkedAt: seams.now(),
        failures: before.failures + 1,
        code,
        where,
      });
    }
    return outcome;
  } catch (error) {
    if (error instanceof FeedGoneError) return undefined;
    throw error;
  }
}

export async function readFeeds(ledger: Ledger): Promise<Feed[]> {
  return (await readMeta(ledger, 'feeds')) ?? [];
}

/** Writes down what is known of the feed now, together with its pack. Absent: nothing is kept. */
type Keep = (store: Ledger, after: Feed) => Promise<void>;

async function ask(ledger: Ledger, feed: Feed, seams: FeedSeams, keep: Keep | undefined): Promise<FeedOutcome> {
  if (!(await seams.mayAsk(feed.url))) return { ok: false, code: 'feed-no-permission', where: '' };
  const standing = feed.packId === undefined ? undefined : await ledger.packs.get(feed.packId);
  // A pack that was removed or gone back from is asked for whole: `not changed` would speak of what is not here.
  const isHere = standing?.feedId === feed.id && standing.pack.version === feed.version;
  const { etag, ...unmarked } = feed;
  const answer = await fetchFeed(isHere && etag !== undefined ? { url: feed.url, etag } : { url: feed.url }, seams);
  if (answer.kind === 'failed') return { ok: false, code: answer.code, where: answer.where };
  const now = seams.now();
  const { code: _code, where: _where, ...sound } = { ...unmarked, checkedAt: now, okAt: now, failures: 0 };
  if (answer.kind === 'text') return take(ledger, sound, answer, now, keep);
  const after: Feed = { ...sound, ...(etag !== undefined && { etag }) };
  await keepAlone(ledger, keep, after);
  return { ok: true, feed: after };
}

async function take(
  ledger: Ledger,
  feed: Feed,
  answer: Extract<FeedAnswer, { kind: 'text' }>,
  now: number,
  keep: Keep | undefined,
): Promise<FeedOutcome> {
  const reading = parsePack(answer.text);
  if (!reading.ok) return reading;
  const { pack } = reading;
  if (feed.packId !== undefined && pack.id !== feed.packId) return { ok: false, code: 'feed-other-pack', where: 'id' };
  const trust = await verifyPack(pack, (await readMeta(ledger, 'trustedKeys')) ?? []);
  const key = feed.key ?? ('key' in trust ? trust.key : undefined);
  const after: Feed = { ...feed, packId: pack.id, version: pack.version };
  if (key !== undefined) after.key = key;
  if (answer.etag !== undefined) after.etag = answer.etag;
  const before = await ledger.packs.get(pack.id);
  const wentBack = before?.feedId === feed.id && before.pack.version < feed.version && pack.version === feed.version;
  // A person went back from this very version: it is not put in again until the next one.
  if (wentBack) {
    await keepAlone(ledger, keep, after);
    return { ok: true, feed: after, trust };
  }
  const adopts = feed.packId === undefined;
  const source: PackSource = { kind: 'feed', feedId: feed.id, adopts, ...(key !== undefined && { key }) };
  const along = keep && ((store: Ledger) => keep(store, after));
  const swap = await swapPacks(ledger, [{ pack, trust, source }], now, along ? { along } : { dryRun: true });
  if (!swap.ok) return { ok: false, code: swap.code, where: '' };
  const change = swap.changes[0];
  return { ok: true, feed: after, trust, pack, ...(change && { change }) };
}

/** Inside the caller's transaction over single records. */
async function changeFeeds(store: Ledger, change: (feeds: Feed[]) => Feed[]): Promise<void> {
  await writeMeta(store, 'feeds', change(await readFeeds(store)));
}

async function keepAlone(ledger: Ledger, keep: Keep | undefined, after: Feed): Promise<void> {
  if (keep) await ledger.transaction('rw', ledger.meta, async () => keep(ledger, after));
}
