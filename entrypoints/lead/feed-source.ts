/** Joins the list of addresses to the ledger, the background and the browser's question for a host. */
import type { FeedLine, FeedOffer, FeedSeams, FeedWish } from '../../components/lead/packs/feed-model';
import { type Feed, feedUrl, hostPattern } from '../../utils/core/feeds';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { ask } from '../../utils/messaging/client';
import { browser } from '../../utils/platform/browser';
import { trustKey } from './plans';

export async function readFeedLines(ledger: Ledger): Promise<FeedLine[]> {
  const feeds = (await readMeta(ledger, 'feeds')) ?? [];
  const packs = await ledger.packs.bulkGet(feeds.flatMap(({ packId }) => packId ?? []));
  const titles = new Map(packs.flatMap((row) => (row ? [[row.id, row.pack.title]] : [])));
  return feeds.map((feed) => lineOf(feed, feed.packId && titles.get(feed.packId)));
}

function lineOf({ id, url, version, everyMin, checkedAt, okAt, code, where = '' }: Feed, title?: string): FeedLine {
  return {
    id,
    url,
    version,
    everyMin,
    checkedAt,
    okAt,
    ...(title !== undefined && { title }),
    ...(code !== undefined && { refusal: { ok: false, code, where } }),
  };
}

export function feedSeams(opening: Promise<Ledger>): FeedSeams {
  return {
    // Nothing may be awaited before the browser is asked: it hears only the click itself.
    onTry: (wish) => allow(wish.url).then(() => add(wish, true)),
    onAllow: (feed) => allow(feed.url).then((may) => (may ? check(feed.id) : false)),
    onSubscribe: (wish) => add(wish, false),
    onDrop: (url) => void opening.then((ledger) => giveBack(ledger, url)),
    onCheck: check,
    async onUnsubscribe(feed) {
      const { ok } = await ask('feed/remove', { feedId: feed.id });
      if (ok) await giveBack(await opening, feed.url);
      return ok;
    },
    onTrust: trustKey,
  };
}

/** @returns whether the browser lets us ask this address. What is no address is refused by the background, with a reason. */
async function allow(url: string): Promise<boolean> {
  const address = feedUrl(url);
  if (address === undefined) return false;
  return browser.permissions.request({ origins: [hostPattern(address)] }).catch(() => false);
}

async function add({ url, everyMin, key }: FeedWish, dryRun: boolean): Promise<FeedOffer | ReturnType<typeof refused>> {
  const reply = await ask('feed/add', { url, everyMin, dryRun, ...(key !== '' && { key }) });
  if (!reply.ok) return refused(reply.code, reply.where);
  const { value } = reply;
  if (!value.ok) return refused(value.code, value.where);
  const { title, added, changed, removed, unchanged, signature } = value;
  return {
    ok: true,
    title,
    version: value.feed.version,
    added,
    changed,
    removed,
    unchanged,
    ...(signature !== 'unsigned' && value.key !== undefined && { signature: { state: signature, key: value.key } }),
  };
}

function refused(code: string, where = '') {
  return { ok: false as const, code, where };
}

async function check(feedId: string): Promise<boolean> {
  const reply = await ask('feed/check', { feedId });
  return reply.ok && reply.value.feeds.some((feed) => feed.id === feedId && feed.code === undefined);
}

/** A host that nothing asks any more is given back; one that came with the installation stays. */
export async function giveBack(ledger: Ledger, url: string): Promise<void> {
  if (feedUrl(url) === undefined) return;
  const left = (await readMeta(ledger, 'feeds')) ?? [];
  if (left.some((feed) => hostPattern(feed.url) === hostPattern(url))) return;
  await browser.permissions.remove({ origins: [hostPattern(url)] }).catch(() => false);
}
