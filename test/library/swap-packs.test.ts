import { describe, expect, it } from 'vitest';
import { asId, type PackId } from '../../utils/core/ids';
import type { Pack } from '../../utils/core/snippet';
import { type Incoming, restorePack, swapPacks } from '../../utils/library/swap-packs';
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

describe('restorePack', () => {
  it('goes back and forth; older versions stay out, newer ones come in', async () => {
    const ledger = freshLedger();
    const id = asId<PackId>('one');
    expect(await restorePack(ledger, id, 1)).toBeUndefined();
    await swapPacks(ledger, [byHand(pack('one', 2))], 5);
    expect(await restorePack(ledger, id, 6)).toBeUndefined();
    await swapPacks(ledger, [byHand(pack('one', 3))], 7);
    expect(await restorePack(ledger, id, 8)).toBe(2);
    expect(await libraryOf(ledger)).toEqual({ one: '2 v2' });
    expect(await swapPacks(ledger, [byHand(pack('one', 2, 'forged'))], 9)).toMatchObject({ code: 'older-version' });
    expect(await restorePack(ledger, id, 10)).toBe(3);
    expect(await swapPacks(ledger, [byHand(pack('one', 4))], 11)).toMatchObject({ ok: true });
    expect(await libraryOf(ledger)).toEqual({ one: '4 v4' });
  });

  it('refuses a version before that is not what it was', async () => {
    const ledger = freshLedger();
    await swapPacks(ledger, [byHand(pack('one', 1))], 5);
    await swapPacks(ledger, [byHand(pack('one', 2))], 6);
    await ledger.packs.toCollection().modify((row) => {
      if (row.previous) row.previous.pack.title = 'changed on the disk';
    });
    expect(await restorePack(ledger, asId<PackId>('one'), 7)).toBeUndefined();
    expect(await libraryOf(ledger)).toEqual({ one: '2 v2' });
  });
});
