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
