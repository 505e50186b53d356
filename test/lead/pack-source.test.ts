/** Families of packs as the scripts tab reads them: parts as one, drafts on top, versions that only go up. */
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import {
  compareWithPrevious,
  familiesOf,
  nextVersion,
  openPack,
  readPackLines,
  readSurroundings,
} from '../../entrypoints/lead/pack-source';
import { quietOf } from '../../entrypoints/lead/use-surroundings';
import { calendarFor } from '../../utils/core/business-day';
import { asId, type PackId } from '../../utils/core/ids';
import { draftRows } from '../../utils/core/pack-draft';
import type { Pack, Snippet } from '../../utils/core/snippet';
import { saveDraft } from '../../utils/db/drafts';
import type { StoredPack } from '../../utils/db/ledger';
import { restorePacks, swapPacks } from '../../utils/library/swap-packs';
import { freshLedger } from '../db/ledger-fixture';

const BIG = asId<PackId>('big');
const snippet = (id: string, body = 'x'): Snippet => ({
  id: asId(id),
  title: id,
  triggers: [],
  body,
  stage: 'presale',
  category: 'a',
  tags: [],
});
const pack = (id: string, version: number, snippets: Snippet[]): Pack => ({
  format: 'sideline-pack/1',
  id: asId(id),
  version,
  title: id,
  author: 'A',
  locale: 'en',
  snippets,
});

async function library(...packs: Pack[]) {
  const ledger = freshLedger(new IDBFactory());
  await ledger.open();
  for (const each of packs) {
    const source = { kind: 'hand' } as const;
    await swapPacks(ledger, [{ pack: each, trust: { state: 'unsigned' }, source }], 1_770_000_000_000);
  }
  return ledger;
}

it('shows the parts of a library as one line, with what can be gone back to and what is in draft', async () => {
  const ledger = await library(
    pack('big.part2', 1, [snippet('c')]),
    pack('big', 1, [snippet('a')]),
    pack('big', 2, [snippet('a', 'new'), snippet('b')]),
    pack('bigger', 1, [snippet('d')]),
  );
  await saveDraft(ledger, BIG, draftRows(BIG, [snippet('a')], [snippet('a', 'mine')]), []);
  expect(await readPackLines(ledger)).toEqual([
    expect.objectContaining({ id: 'big', version: 2, previousVersion: 1, snippets: 3, drafts: 1, signed: false }),
    expect.objectContaining({ id: 'bigger', version: 1, snippets: 1, drafts: 0 }),
  ]);
  const diff = await compareWithPrevious(ledger, BIG);
  expect([diff?.added.map(({ id }) => id), diff?.changed.map(({ id }) => id)]).toEqual([['b'], ['a']]);
});

it('opens a pack with its draft on top, and everything else beside it', async () => {
  const ledger = await library(
    pack('big', 1, [snippet('a')]),
    pack('big.part2', 1, [snippet('b')]),
    pack('x', 1, [snippet('z')]),
  );
  await saveDraft(ledger, BIG, draftRows(BIG, [snippet('a'), snippet('b')], [snippet('a', 'mine')]), []);
  const opened = await openPack(ledger, BIG);
  expect(opened?.start.base.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(opened?.start.snippets.map(({ id, body }) => [id, body])).toEqual([['a', 'mine']]);
  expect(opened?.start.conflicts).toEqual([]);
  expect(await openPack(ledger, asId('gone'))).toBeUndefined();
});

it('sets beside a pack what else is in use: nothing that is switched off or over', async () => {
  const ledger = await library(
    pack('big', 1, [snippet('a')]),
    pack('big.part2', 1, [snippet('b')]),
    pack('x', 1, [snippet('z')]),
    pack('off', 1, [snippet('y'), { ...snippet('must'), mandatory: true }]),
    { ...pack('over', 1, [snippet('w')]), expiresOn: '2026-11-20' },
  );
  await ledger.packs.update(asId<PackId>('off'), { off: true });
  const read = async (day: string) => (await readSurroundings(ledger, BIG, day)).others.map(({ id }) => id);
  expect((await read('2026-11-20')).sort()).toEqual(['must', 'w', 'z']);
  expect((await read('2026-11-21')).sort()).toEqual(['must', 'z']);
  expect((await readSurroundings(ledger, BIG, '2026-11-21')).own).toMatchObject({ id: 'big' });
});

it.each([
  [{}, {}, undefined],
  [{ off: true }, {}, 'off'],
  [{ off: true }, { mandatory: true }, undefined],
  [{ expiresOn: '2026-11-20' }, {}, 'expired'],
  [{ expiresOn: '2026-11-21' }, {}, undefined],
  [{ expiresOn: '2026-11-20' }, { activeTo: '2026-11-01' }, 'hours'],
] as const)('a script of a pack that is %j and itself %j is quiet because of: %s', (state, own, quiet) => {
  const { off, expiresOn } = { off: undefined, expiresOn: undefined, ...state };
  const script = { ...snippet('a'), ...own };
  const row = {
    pack: { ...pack('big', 1, [script]), ...(expiresOn && { expiresOn }) },
    ...(off && { off }),
  } as StoredPack;
  const noon = Date.UTC(2026, 10, 21, 4);
  expect(quietOf(script, row, calendarFor('Asia/Shanghai', '00:00'), noon)).toBe(quiet);
});

it('never numbers a version that was there before, not even after going back', async () => {
  const ledger = await library(pack('big', 1, []), pack('big', 5, [snippet('a')]));
  await restorePacks(ledger, [BIG], 1_770_000_000_000);
  const [family] = familiesOf(await ledger.packs.toArray());
  expect(family?.rows[0].pack.version).toBe(1);
  expect(nextVersion(family)).toBe(6);
  expect(nextVersion(undefined)).toBe(1);
});

it('lets a part without its first part stand for itself', async () => {
  const ledger = await library(pack('lost.part2', 1, [snippet('a')]));
  expect((await readPackLines(ledger)).map(({ id }) => id)).toEqual(['lost.part2']);
});
