/** What the library hands out on a day: due scripts, narrowed to their pack's shops, each id once. */
import { expect, it } from 'vitest';
import { asId, type PackId } from '../../utils/core/ids';
import type { Pack } from '../../utils/core/snippet';
import type { StoredPack } from '../../utils/db/ledger';
import { checksumOf, readBanned, readSnippets, versionOf } from '../../utils/library/store-packs';
import { makePack, makeSnippet } from './sample-pack';

async function stored(id: string, parts: Partial<Pack>): Promise<StoredPack> {
  const pack = makePack(parts.snippets ?? [], { ...parts, id: asId<PackId>(id) });
  return { id: pack.id, pack, checksum: await checksumOf(pack), importedAt: 1, builtIn: false };
}

it('narrows the scripts of a shop pack to its shops; another pack may then hold the same script for all', async () => {
  const packs = [
    await stored('a', {
      scope: 'shop',
      shops: ['甲店'],
      snippets: [makeSnippet('one'), makeSnippet('two', { shops: ['丙店'] })],
    }),
    await stored('b', { snippets: [makeSnippet('two'), makeSnippet('old', { activeTo: '2026-11-01' })] }),
  ];
  const { snippets, damaged } = await readSnippets(packs, '2026-11-22');
  expect(damaged).toEqual([]);
  expect(snippets.map(({ id, shops }) => [id, shops])).toEqual([
    ['one', ['甲店']],
    ['two', undefined],
  ]);
});

it('leaves out a pack that is not what it was', async () => {
  const pack = await stored('a', { snippets: [makeSnippet('one')] });
  pack.pack.title = 'changed on the disk';
  expect(await readSnippets([pack], '2026-11-22')).toEqual({ snippets: [], damaged: ['a'] });
});

const DAY = '2026-11-22';
const idsOf = async (packs: readonly StoredPack[]) => (await readSnippets(packs, DAY)).snippets.map(({ id }) => id);

it('goes without a pack that was switched off, but for its mandatory scripts; its words are silent, the version another', async () => {
  const snippets = [makeSnippet('may'), makeSnippet('must', { mandatory: true })];
  const on = await stored('a', { snippets, banned: [{ words: ['最低价'] }] });
  const off: StoredPack = { ...on, off: true };
  expect(await idsOf([on])).toEqual(['may', 'must']);
  expect(await idsOf([off])).toEqual(['must']);
  expect([await readBanned([on], DAY), await readBanned([off], DAY)]).toEqual([[{ words: ['最低价'] }], []]);
  expect(await versionOf([on], DAY)).not.toBe(await versionOf([off], DAY));
});

it('uses a pack that its lead made mandatory, whatever was chosen before', async () => {
  const pack = await stored('a', { mandatory: true, snippets: [makeSnippet('one')] });
  expect(await idsOf([{ ...pack, off: true }])).toEqual(['one']);
  expect(await versionOf([pack], DAY)).toBe(await versionOf([{ ...pack, off: true }], DAY));
});
