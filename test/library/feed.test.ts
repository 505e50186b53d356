import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Feed } from '../../utils/core/feeds';
import { asId, type PackId } from '../../utils/core/ids';
import type { Pack } from '../../utils/core/snippet';
import { addFeed, checkFeed, type FeedSeams, readFeeds, removeFeed } from '../../utils/library/feed';
import { createSigningKey, type SigningKey, signPack } from '../../utils/library/sign-pack';
import { restorePacks, swapPacks } from '../../utils/library/swap-packs';
import { freshLedger } from '../db/ledger-fixture';
import { FAULTS, send } from './feed-faults';
import { type FeedServer, file, startFeedServer } from './feed-server';
import { makePack, makeSnippet } from './sample-pack';

const ID = asId<PackId>('team-pack');
let server: FeedServer;
let lead: SigningKey;
let other: SigningKey;
let ledger: ReturnType<typeof freshLedger>;
let now = 1_000_000;
let permitted = true;
const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;

beforeAll(async () => {
  // The test's own certificate, in this process alone.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  server = await startFeedServer();
  [lead, other] = [await createSigningKey(), await createSigningKey()];
});
afterAll(async () => {
  if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  await server.close();
});
beforeEach(() => {
  ledger = freshLedger();
  server.asked.length = 0;
  permitted = true;
});

const seams: FeedSeams = {
  fetch: (url, init) => fetch(url, init),
  timeoutMs: 800,
  now: () => now++,
  mayAsk: async () => permitted,
};
const version = (number: number, body = `第 ${number} 版`): Pack =>
  makePack([makeSnippet('a', { body })], { version: number });
const signed = async (number: number, key = lead) => JSON.stringify(await signPack(version(number), key));
const add = (more: Partial<Parameters<typeof addFeed>[1]> = {}) =>
  addFeed(ledger, { url: server.url, everyMin: 60, dryRun: false, ...more }, seams);

async function inUse(): Promise<string> {
  const row = await ledger.packs.get(ID);
  return row ? `v${row.pack.version} ${row.pack.snippets[0]?.body}` : 'none';
}

/** Version 2, signed, in the library from the feed. */
async function feedAtTwo(): Promise<Feed> {
  server.answer = file(await signed(2), '"two"');
  const outcome = await add({ key: lead.publicKey });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.feed;
}

describe('a feed in use', () => {
  it('asks with the mark it was given, keeps what has not changed, takes what is newer', async () => {
    const feed = await feedAtTwo();
    expect(feed).toMatchObject({ packId: ID, version: 2, etag: '"two"', key: lead.publicKey, failures: 0 });
    expect(await checkFeed(ledger, feed.id, seams)).toMatchObject({ ok: true });
    expect(server.asked).toEqual([undefined, '"two"']);
    server.answer = file(await signed(3), '"three"');
    expect(await checkFeed(ledger, feed.id, seams)).toMatchObject({ ok: true, change: { changed: 1 } });
    expect(await inUse()).toBe('v3 第 3 版');
    expect((await ledger.packs.get(ID))?.previous?.pack.version).toBe(2);
    expect((await readFeeds(ledger))[0]).toMatchObject({ version: 3, etag: '"three"' });
  });

  it('carries no cookie and no referrer', async () => {
    await feedAtTwo();
    const sent = server.headers.at(-1) ?? {};
    expect([sent.cookie, sent.referer, sent.authorization]).toEqual([undefined, undefined, undefined]);
  });

  it.each(FAULTS)(
    '%s %s: the library stays as it is, the reason is kept, and the next good answer is taken',
    async (code, where, fault) => {
      const feed = await feedAtTwo();
      const rows = await ledger.packs.toArray();
      server.answer = await fault({ plainUrl: server.plainUrl, url: server.url, version, signed, lead, other });
      const start = performance.now();
      expect(await checkFeed(ledger, feed.id, seams)).toEqual({ ok: false, code, where });
      expect(performance.now() - start).toBeLessThan(3000);
      expect(await ledger.packs.toArray()).toEqual(rows);
      expect((await readFeeds(ledger))[0]).toMatchObject({ version: 2, etag: '"two"', code, where, failures: 1 });
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      server.answer = file(await signed(3), '"three"');
      expect(await checkFeed(ledger, feed.id, seams)).toMatchObject({ ok: true });
      expect(await inUse()).toBe('v3 第 3 版');
      const mended = (await readFeeds(ledger))[0];
      expect([mended?.failures, mended?.code]).toEqual([0, undefined]);
    },
  );

  it('stops an endless answer after little more than a pack may weigh, packed or not', async () => {
    const feed = await feedAtTwo();
    for (const packed of [false, true]) {
      let written = 0;
      let ended: () => void = () => {};
      const closed = new Promise<void>((resolve) => {
        ended = resolve;
      });
      server.answer = (_request, response) => {
        const zip = createGzip({ level: 0 });
        response.writeHead(200, packed ? { 'content-encoding': 'gzip' } : {});
        if (packed) zip.pipe(response);
        const sink = packed ? zip : response;
        const more = () => {
          if (response.destroyed) return;
          written += 100_000;
          if (sink.write(Buffer.alloc(100_000, 0x20))) setImmediate(more);
          else sink.once('drain', more);
        };
        response.on('close', ended);
        more();
      };
      expect(await checkFeed(ledger, feed.id, seams)).toMatchObject({ code: 'too-big' });
      await closed;
      // What the sockets on both sides hold is written as well.
      expect(written).toBeLessThan(20_000_000);
    }
  });

  it('is not asked when the browser no longer lets us', async () => {
    const feed = await feedAtTwo();
    permitted = false;
    server.asked.length = 0;
    expect(await checkFeed(ledger, feed.id, seams)).toMatchObject({ code: 'feed-no-permission' });
    expect(server.asked).toEqual([]);
    expect(await inUse()).toBe('v2 第 2 版');
  });

  it('does not undo a going back, until there is a newer version', async () => {
    const feed = await feedAtTwo();
    server.answer = file(await signed(3), '"three"');
    await checkFeed(ledger, feed.id, seams);
    await restorePacks(ledger, [ID], 1);
    expect(await checkFeed(ledger, feed.id, seams)).toMatchObject({ ok: true });
    expect(await inUse()).toBe('v2 第 2 版');
    server.answer = file(await signed(4), '"four"');
    await checkFeed(ledger, feed.id, seams);
    expect(await inUse()).toBe('v4 第 4 版');
  });

  it('brings a pack back that was lost, without a mark that says it has not changed', async () => {
    const feed = await feedAtTwo();
    await ledger.packs.clear();
    expect(await checkFeed(ledger, feed.id, seams)).toMatchObject({ ok: true });
    expect([await inUse(), server.asked]).toEqual(['v2 第 2 版', [undefined, undefined]]);
  });

  it('removed while it is asked, it puts nothing in', async () => {
    const feed = await feedAtTwo();
    const text = await signed(3);
    server.answer = (_request, response) => {
      void removeFeed(ledger, feed.id).then(() => response.end(text));
    };
    expect(await checkFeed(ledger, feed.id, seams)).toBeUndefined();
    expect(await inUse()).toBe('v2 第 2 版');
    expect((await ledger.packs.get(ID))?.feedId).toBeUndefined();
    expect(await readFeeds(ledger)).toEqual([]);
  });
});

describe('adding a feed', () => {
  it('shows first what it would bring, and keeps nothing', async () => {
    server.answer = file(await signed(2), '"two"');
    expect(await add({ dryRun: true })).toMatchObject({ ok: true, trust: { state: 'unknown' }, change: { added: 1 } });
    expect([await inUse(), await readFeeds(ledger)]).toEqual(['none', []]);
  });

  it('pins the key of the first signature, when none was given', async () => {
    server.answer = file(await signed(2), '"two"');
    const outcome = await add();
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.feed.key).toBe(lead.publicKey);
    server.answer = send(await signed(3, other));
    expect(await checkFeed(ledger, outcome.feed.id, seams)).toMatchObject({ code: 'other-key' });
  });

  it.each<[string, () => Promise<Partial<Parameters<typeof addFeed>[1]>>]>([
    ['feed-bad-url', async () => ({ url: server.plainUrl })],
    ['feed-bad-url', async () => ({ url: 'https://user:word@127.0.0.1/pack.json' })],
    ['feed-bad-url', async () => ({ url: 'javascript:alert(1)' })],
    ['feed-bad-url', async () => ({ url: 'file:///etc/passwd' })],
    ['other-key', async () => ({ key: other.publicKey })],
  ])('%s: nothing is kept', async (code, request) => {
    server.answer = file(await signed(2), '"two"');
    expect(await add(await request())).toMatchObject({ ok: false, code });
    expect([await inUse(), await readFeeds(ledger)]).toEqual(['none', []]);
  });

  it('one address once; never over the pack that came with the extension or with another feed', async () => {
    await feedAtTwo();
    expect(await add()).toMatchObject({ code: 'feed-exists' });
    server.answer = send(await signed(3));
    expect(await add({ url: `${server.url}?again` })).toMatchObject({ code: 'pack-taken' });
    await ledger.packs.clear();
    await swapPacks(
      ledger,
      [{ pack: version(1), trust: { state: 'unsigned' }, source: { kind: 'hand' }, builtIn: true }],
      1,
    );
    expect(await add({ url: `${server.url}?again` })).toMatchObject({ code: 'pack-taken' });
  });

  it('removing it leaves its pack', async () => {
    const feed = await feedAtTwo();
    await removeFeed(ledger, feed.id);
    expect([await inUse(), await readFeeds(ledger)]).toEqual(['v2 第 2 版', []]);
    expect((await ledger.packs.get(ID))?.feedId).toBeUndefined();
  });
});
