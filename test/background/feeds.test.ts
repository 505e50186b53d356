/** Feeds, signing and trust through the real door; the address answers without a network. */
import { describe, expect, it, vi } from 'vitest';
import { runFeeds } from '../../entrypoints/background/feeds';
import { createHandlers } from '../../entrypoints/background/handlers';
import { asId, type PackId } from '../../utils/core/ids';
import type { MessageKind, Request } from '../../utils/messaging/protocol';
import { answer } from '../../utils/messaging/server';
import { makePack, makeSnippet } from '../library/sample-pack';
import { CONSOLE, createBackground, DOOR, PAGE, type Sender } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const URL_OF_FEED = 'https://packs.example/team.json';
const file = (version: number) => JSON.stringify(makePack([makeSnippet('a', { body: `v${version}` })], { version }));

async function withFeed() {
  const background = createBackground();
  let text = file(1);
  const asks = {
    mayAsk: async () => true,
    fetch: async () => {
      const response = new Response(text, { status: 200 });
      Object.defineProperty(response, 'url', { value: URL_OF_FEED });
      return response;
    },
  };
  const context = background.context();
  const handlers = createHandlers(context, { setBadge: async () => {}, fillLibrary: async () => {}, asks });
  const send = <K extends MessageKind>(kind: K, request: Request<K>, sender: unknown = PAGE) =>
    answer(handlers, DOOR, { kind, request }, sender as Sender);
  return { background, context, asks, send, publish: (version: number) => (text = file(version)) };
}

describe('feeds through the door', () => {
  it('added, asked when due, removed; consoles hear of changes', async () => {
    const { background, context, asks, send, publish } = await withFeed();
    const add = { url: URL_OF_FEED, everyMin: 60, dryRun: true };
    expect(await send('feed/add', add)).toMatchObject({
      value: { ok: true, title: '青禾话术', signature: 'unsigned', added: 1 },
    });
    const reply = await send('feed/add', { ...add, dryRun: false });
    expect(reply).toMatchObject({ ok: true, value: { ok: true, feed: { version: 1 } } });
    publish(2);
    expect(await runFeeds(context, asks)).toBe(false);
    background.setNow(context.now() + 2 * 3_600_000);
    expect(await runFeeds(context, asks)).toBe(true);
    publish(1);
    const [feed] = ((await send('feed/check', {})) as { value: { feeds: { id: string }[] } }).value.feeds;
    expect(feed).toMatchObject({ version: 2, code: 'older-version', failures: 1 });
    expect(await send('feed/remove', { feedId: feed?.id ?? '' })).toMatchObject({ ok: true });
    expect(await send('feed/check', {})).toMatchObject({ value: { feeds: [] } });
    expect((await (await background.ledger()).packs.get(asId<PackId>('team-pack')))?.pack.version).toBe(2);
  });

  it('a console may not, nor anyone with another shape', async () => {
    const { send } = await withFeed();
    const add = { url: URL_OF_FEED, everyMin: 60, dryRun: false };
    expect(await send('feed/add', add, CONSOLE)).toMatchObject({ code: 'forbidden' });
    expect(await send('library/sign', { packId: asId<PackId>('x') }, CONSOLE)).toMatchObject({ code: 'forbidden' });
    expect(await send('feed/add', { ...add, everyMin: 1 })).toMatchObject({ code: 'bad-request', where: 'everyMin' });
    expect(await send('library/trust', { key: 'short', name: 'x' })).toMatchObject({
      code: 'bad-request',
      where: 'key',
    });
  });

  it('signs with one key, that others accept by name', async () => {
    const { send } = await withFeed();
    const packId = asId<PackId>('team-pack');
    expect(await send('library/sign', { packId })).toEqual({ ok: true, value: {} });
    await send('library/import', { text: file(3), dryRun: false });
    const sign = async () =>
      ((await send('library/sign', { packId })) as { value: { text: string; key: string } }).value;
    const [one, two] = await Promise.all([sign(), sign()]);
    expect(one).toEqual(two);
    const check = () => send('library/import', { text: one.text, dryRun: true });
    expect(await check()).toMatchObject({ value: { ok: true, signature: 'unknown', key: one.key } });
    await send('library/trust', { key: one.key, name: '林组长' });
    expect(await check()).toMatchObject({ value: { ok: true, signature: 'signed' } });
    await send('library/trust', { key: one.key, name: '' });
    expect(await check()).toMatchObject({ value: { signature: 'unknown' } });
    const forged = one.text.replace('v3', 'v4');
    expect(await send('library/import', { text: forged, dryRun: true })).toMatchObject({
      value: { code: 'bad-signature' },
    });
  });
});
