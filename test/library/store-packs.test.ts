/** What the library hands out on a day: due scripts, narrowed to their pack's shops, each id once. */
import { expect, it } from 'vitest';
import { asId, type PackId } from '../../utils/core/ids';
import type { Pack } from '../../utils/core/snippet';
import type { StoredPack } from '../../utils/db/ledger';
import { checksumOf, readSnippets } from '../../utils/library/store-packs';
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
