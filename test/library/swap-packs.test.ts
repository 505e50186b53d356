import { describe, expect, it } from 'vitest';
import { asId, type PackId } from '../../utils/core/ids';
import type { Pack } from '../../utils/core/snippet';
import { putPack, switchPacks } from '../../utils/library/store-packs';
import { type Incoming, restorePacks, swapPacks } from '../../utils/library/swap-packs';
import { freshLedger } from '../db/ledger-fixture';
import { makePack, makeSnippet } from './sample-pack';

const byHand = (pack: Pack): Incoming => ({ pack, trust: { state: 'unsigned' }, source: { kind: 'hand' } });
const pack = (id: string, version: number, body = `v${version}`) =>
  makePack([makeSnippet('a', { body })], { id: asId<PackId>(id), version });

async function libraryOf(ledger: ReturnType<typeof freshLedger>) {
  const rows = await ledger.packs.toArray();
  return Object.fromEntries(rows.map((row) => [row.id, `${row.pack.version} ${row.pack.snippets[0]?.body}`]));
}

describe('swapPacks', () => {
  it('puts several in together and says what changed', async () => {
    const ledger = freshLedger();
    const outcome = await swapPacks(ledger, [byHand(pack('one', 1)), byHand(pack('two', 1))], 5);
    expect(outcome).toMatchObject({
      ok: true,
      changes: [
        { id: 'one', added: 1 },
        { id: 'two', added: 1 },
      ],
    });
    expect(await libraryOf(ledger)).toEqual({ one: '1 v1', two: '1 v1' });
  });

  it('refuses all when one may not go in, and changes nothing in a dry run', async () => {
    const ledger = freshLedger();
    await swapPacks(ledger, [byHand(pack('one', 2)), byHand(pack('two', 1))], 5);
    const before = await ledger.packs.toArray();
    expect(await swapPacks(ledger, [byHand(pack('two', 2)), byHand(pack('one', 1))], 6)).toEqual({
      ok: false,
      id: 'one',
      code: 'older-version',
    });
    expect(await swapPacks(ledger, [byHand(pack('two', 2))], 6, { dryRun: true })).toMatchObject({ ok: true });
    expect(await ledger.packs.toArray()).toEqual(before);
  });

  it('takes a pack twice, empty first, so that going back empties it', async () => {
    const ledger = freshLedger();
    const empty = makePack([], { id: asId<PackId>('new'), version: 1 });
    expect(await swapPacks(ledger, [byHand(empty), byHand(pack('new', 2))], 5)).toMatchObject({ ok: true });
    expect(await restorePacks(ledger, [asId<PackId>('new')], 6)).toBe(1);
    expect((await ledger.packs.get(asId<PackId>('new')))?.pack.snippets).toEqual([]);
  });

  it('leaves everything as it was when what must hold with it fails', async () => {
    const ledger = freshLedger();
    await swapPacks(ledger, [byHand(pack('one', 1))], 5);
    const along = () => Promise.reject(new Error('full'));
    await expect(swapPacks(ledger, [byHand(pack('one', 2)), byHand(pack('two', 1))], 6, { along })).rejects.toThrow(
      'full',
    );
    expect(await libraryOf(ledger)).toEqual({ one: '1 v1' });
  });
});

describe('switchPacks', () => {
  it('stays with the pack over new versions and new parts, and goes when it is switched on', async () => {
    const ledger = freshLedger();
    const offs = async () =>
      Object.fromEntries((await ledger.packs.toArray()).map(({ id, off }) => [id, off === true]));
    await swapPacks(ledger, [byHand(pack('one', 1)), byHand(pack('two', 1))], 5);
    await switchPacks(ledger, [asId<PackId>('one'), asId<PackId>('gone')], false);
    expect(await offs()).toEqual({ one: true, two: false });
    await swapPacks(ledger, [byHand(pack('one', 2)), byHand(pack('one.part2', 2)), byHand(pack('two', 2))], 6);
    await putPack(ledger, pack('one', 3), 7);
    await restorePacks(ledger, [asId<PackId>('one')], 8);
    expect(await offs()).toEqual({ one: true, 'one.part2': true, two: false });
    await switchPacks(
      ledger,
      ['one', 'one.part2'].map((id) => asId<PackId>(id)),
      true,
    );
    expect(await offs()).toEqual({ one: false, 'one.part2': false, two: false });
    expect(await ledger.packs.get(asId<PackId>('one'))).not.toHaveProperty('off');
  });
});

describe('restorePacks', () => {
  it('goes back and forth; older versions stay out, newer ones come in', async () => {
    const ledger = freshLedger();
    const id = asId<PackId>('one');
    expect(await restorePacks(ledger, [id], 1)).toBeUndefined();
    await swapPacks(ledger, [byHand(pack('one', 2))], 5);
    expect(await restorePacks(ledger, [id], 6)).toBeUndefined();
    await swapPacks(ledger, [byHand(pack('one', 3))], 7);
    expect(await restorePacks(ledger, [id], 8)).toBe(2);
    expect(await libraryOf(ledger)).toEqual({ one: '2 v2' });
    expect(await swapPacks(ledger, [byHand(pack('one', 2, 'forged'))], 9)).toMatchObject({ code: 'older-version' });
    expect(await restorePacks(ledger, [id], 10)).toBe(3);
    expect(await swapPacks(ledger, [byHand(pack('one', 4))], 11)).toMatchObject({ ok: true });
    expect(await libraryOf(ledger)).toEqual({ one: '4 v4' });
  });

  it('goes back with all of several, or with none when one has nothing before it', async () => {
    const ledger = freshLedger();
    const ids = ['one', 'two'].map((id) => asId<PackId>(id));
    await swapPacks(ledger, [byHand(pack('one', 1)), byHand(pack('two', 1))], 5);
    await swapPacks(ledger, [byHand(pack('one', 2))], 6);
    expect(await restorePacks(ledger, ids, 7)).toBeUndefined();
    expect(await libraryOf(ledger)).toEqual({ one: '2 v2', two: '1 v1' });
    await swapPacks(ledger, [byHand(pack('two', 2))], 8);
    expect(await restorePacks(ledger, ids, 9)).toBe(1);
    expect(await libraryOf(ledger)).toEqual({ one: '1 v1', two: '1 v1' });
  });

  it('refuses a version before that is not what it was', async () => {
    const ledger = freshLedger();
    await swapPacks(ledger, [byHand(pack('one', 1))], 5);
    await swapPacks(ledger, [byHand(pack('one', 2))], 6);
    await ledger.packs.toCollection().modify((row) => {
      if (row.previous) row.previous.pack.title = 'changed on the disk';
    });
    expect(await restorePacks(ledger, [asId<PackId>('one')], 7)).toBeUndefined();
    expect(await libraryOf(ledger)).toEqual({ one: '2 v2' });
  });
});
