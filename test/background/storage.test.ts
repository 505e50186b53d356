/** The store from the background's door: what is told, what comes back, what is erased everywhere. */
import { describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { asId } from '../../utils/core/ids';
import { newLoss, noteLoss } from '../../utils/db/copies/losses';
import { recordFacts } from '../../utils/db/record';
import { CONSOLE, createBackground, NOW, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const fact = (n: number, shop = 'shop'): Fact => ({
  id: asId(`pdd:c${shop}:${n}`),
  siteId: asId('pdd'),
  shopId: asId(shop),
  agentId: asId('anna'),
  conversationId: asId(`c${shop}`),
  at: NOW - 600_000 + n * 1000,
  clock: 'page',
  resolutionMs: 0,
  kind: 'message',
  role: n % 2 === 0 ? 'buyer' : 'agent',
  media: 'text',
  length: 3,
});
const batch = (facts: Fact[], sessionId = 's1') => ({
  sessionId,
  siteId: asId<Fact['siteId']>('pdd'),
  firstSeq: 1,
  facts,
});
const state = async (background: ReturnType<typeof createBackground>) => {
  const reply = await background.ask('storage/state', {}, PAGE);
  return reply.ok ? reply.value : undefined;
};

describe('the state of the store', () => {
  it('is quiet while all is well, and for pages only', async () => {
    const background = createBackground();
    expect(await state(background)).toEqual({ state: 'ok', spare: false, losses: [] });
    expect(await background.ask('storage/state', {}, CONSOLE)).toMatchObject({ code: 'forbidden' });
  });

  it('says that it cannot be opened', async () => {
    const background = createBackground({ broken: true });
    expect(await state(background)).toMatchObject({ state: 'unavailable' });
  });

  it('tells a loss until it is read, on both sides', async () => {
    const background = createBackground();
    await noteLoss(await background.ledger(), background.keyValue, newLoss('packs', NOW, { packsBack: 1 }));
    background.keyValue.values.delete('losses');
    expect(await state(background)).toMatchObject({ losses: [{ what: 'packs', packsBack: 1 }] });
    await background.ask('storage/seen', {}, PAGE);
    background.restart();
    expect(await state(background)).toMatchObject({ losses: [{ seen: true }] });
  });

  it('says that the disk is full, and records again when it is not', async () => {
    const background = createBackground();
    const ledger = await background.ledger();
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    ledger.facts.hook('creating', full);
    expect(await background.ask('facts/record', batch([fact(1)]))).toMatchObject({
      code: 'store-unavailable',
      where: 'quota',
    });
    expect(await state(background)).toMatchObject({ state: 'full' });
    ledger.facts.hook('creating').unsubscribe(full);
    expect(await background.ask('facts/record', batch([fact(1)]))).toMatchObject({ ok: true });
    expect(await state(background)).toMatchObject({ state: 'ok' });
  });
});

it('an acknowledged batch lies in two places', async () => {
  const background = createBackground();
  await background.ask('facts/record', batch([fact(1), fact(2)]));
  const entries = [...background.keyValue.values.entries()].filter(([key]) => key.startsWith('journal:'));
  expect(JSON.stringify(entries)).toContain('pdd:cshop:2');
});

it('a batch whose worker died before the copy was written is copied when the tab tells it again', async () => {
  const background = createBackground();
  const ledger = await background.ledger();
  await recordFacts(ledger, batch([fact(1), fact(2)]), await background.context().folding(), NOW);
  background.restart();
  expect(await background.ask('facts/record', batch([fact(1), fact(2)]))).toMatchObject({ ok: true });
  expect(JSON.stringify([...background.keyValue.values.entries()])).toContain('pdd:cshop:2');
  expect(await (await background.ledger()).facts.count()).toBe(2);
});

it('preferences that storage.local lost or harmed are put back from the ledger, and that is told', async () => {
  const background = createBackground();
  await background.ask('settings/write', { name: 'minimumSample', value: 33 }, PAGE);
  await background.ask('settings/write', { name: 'theme', value: 'dark' }, PAGE);
  await expect
    .poll(async () => (await (await background.ledger()).meta.get('settingsCopy'))?.value)
    .toMatchObject({ 'setting:theme': { value: 'dark' } });
  background.keyValue.values.delete('setting:minimumSample');
  background.keyValue.values.set('setting:theme', { v: 0, value: 'purple' });
  background.restart();
  await expect.poll(() => state(background)).toMatchObject({ losses: [{ what: 'settings', settingsBack: 2 }] });
  expect(background.keyValue.values.get('setting:minimumSample')).toMatchObject({ value: 33 });
  expect(background.keyValue.values.get('setting:theme')).toMatchObject({ value: 'dark' });
});

describe('storage.local that can be neither read nor written', () => {
  const broken = async () => {
    const background = createBackground();
    await background.ask('settings/write', { name: 'minimumSample', value: 33 }, PAGE);
    await background.ask('settings/write', { siteId: asId('pdd'), name: 'agentName', value: '小禾' }, PAGE);
    await expect
      .poll(async () => (await (await background.ledger()).meta.get('settingsCopy'))?.value)
      .toMatchObject({ 'setting:pdd:agentName': { value: '小禾' } });
    background.keyValue.failing.add('*');
    background.restart();
    return background;
  };
  const kept = async (background: Awaited<ReturnType<typeof broken>>) => {
    const reply = await background.ask('settings/kept', {}, CONSOLE);
    return reply.ok ? reply.value.settings : undefined;
  };

  it('leaves preferences in use, for us and for whoever asks, and that is told once', async () => {
    const background = await broken();
    expect(await background.context().settings()).toMatchObject({ minimumSample: 33 });
    expect(await kept(background)).toMatchObject({ 'setting:minimumSample': { value: 33 } });
    const opened = await background.ask('session/open', { siteId: asId('pdd'), openedAt: NOW });
    expect(opened).toMatchObject({ ok: true, value: { agentName: '小禾' } });
    expect(await background.ask('facts/record', batch([fact(1), fact(2)]))).toMatchObject({ ok: true });
    background.restart();
    await background.ledger();
    await expect.poll(() => state(background)).toMatchObject({ losses: [{ what: 'no-copies' }] });
    expect((await state(background))?.losses).toHaveLength(1);
  });

  it('takes changes into the copy, and they win when it works again', async () => {
    const background = await broken();
    expect(await background.ask('settings/write', { name: 'minimumSample', value: 55 }, PAGE)).toMatchObject({
      value: { saved: true },
    });
    background.restart();
    expect(await background.context().settings()).toMatchObject({ minimumSample: 55 });
    background.keyValue.failing.clear();
    background.restart();
    await background.ledger();
    await expect.poll(() => background.keyValue.values.get('setting:minimumSample')).toMatchObject({ value: 55 });
    await expect.poll(async () => (await background.ledger()).meta.get('settingsAhead')).toBeUndefined();
    // Nothing was lost, so no loss of settings is told.
    expect((await state(background))?.losses.filter(({ what }) => what === 'settings')).toEqual([]);
  });
});

it('a store that was there and lost its inside is left for a spare one, filled from the copies', async () => {
  const background = createBackground();
  await background.ask('facts/record', batch([fact(1), fact(2)]));
  await background.context().keeper.renew(await background.ledger(), true);
  const before = await background.ledger();
  const rows = await before.rows.toArray();
  await before.meta.clear();
  await before.facts.clear();
  before.close();
  background.restart();
  const ledger = await background.ledger();
  await background.context().keeper.settled();
  expect(ledger.name).not.toBe(before.name);
  expect(await ledger.rows.toArray()).toEqual(rows);
  expect(await state(background)).toMatchObject({
    spare: true,
    losses: [{ what: 'records', factsBack: 2, factsGone: 0 }],
  });
  // The one that was left is as it was.
  await before.open();
  expect(await before.rows.toArray()).toEqual(rows);
});

it('erasing a shop takes it out of the ledger and of every copy', async () => {
  const background = createBackground();
  await background.ask('facts/record', batch([fact(1), fact(2)]));
  await background.ask('facts/record', batch([fact(3, 'other'), fact(4, 'other')], 's2'));
  await background.context().keeper.renew(await background.ledger(), true);
  expect(await background.ask('ledger/erase', { shopId: asId('other') }, PAGE)).toMatchObject({
    ok: true,
    value: { facts: 2 },
  });
  const ledger = await background.ledger();
  expect(await ledger.facts.count()).toBe(2);
  expect(new Set((await ledger.rows.toArray()).map((row) => row.shopId as string))).toEqual(new Set(['shop']));
  const outside = JSON.stringify([...background.keyValue.values.entries()]);
  expect(outside).not.toContain('cother');
  expect(outside).not.toContain('|other|');
  expect(outside).toContain('cshop');
});
