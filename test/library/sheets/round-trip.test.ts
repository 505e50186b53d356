import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../utils/core/snippet';
import { applyMapping } from '../../../utils/library/sheets/apply-mapping';
import { readSheet } from '../../../utils/library/sheets/read-sheet';
import { type SheetFormat, writeSheet } from '../../../utils/library/sheets/write-sheet';
import { anyPack, fullPack, makePack, makeSnippet } from '../sample-pack';
import { PAYLOADS } from './payloads';

async function throughFile(pack: Pack, format: SheetFormat, language: 'zh' | 'en') {
  const file = await writeSheet(pack, format, language);
  const reading = await readSheet(file.bytes, file.name);
  if (!reading.ok) throw new Error(reading.code);
  const [table, mapping] = [reading.tables[0], reading.guesses[0]];
  if (!table || !mapping) throw new Error('no table');
  expect(mapping.own).toBe(true);
  return applyMapping(table, mapping, { category: '无' });
}

const FORMATS: [SheetFormat, 'zh' | 'en'][] = [
  ['xlsx', 'zh'],
  ['xlsx', 'en'],
  ['csv', 'zh'],
  ['csv', 'en'],
  ['csv-gbk', 'zh'],
  ['csv-gbk', 'en'],
];

describe.each(FORMATS)('%s with %s headings', (format, language) => {
  it('brings back every field', async () => {
    // Pictures are the one thing that a sheet does not carry.
    const snippets = fullPack().snippets.map(({ picture: _left, ...words }) => words);
    expect(await throughFile(fullPack(), format, language)).toEqual({ snippets, problems: [] });
  });

  it('brings back every generated pack', async () => {
    await fc.assert(
      fc.asyncProperty(anyPack, async (pack) => {
        fc.pre(pack.snippets.length > 0);
        expect(await throughFile(pack, format, language)).toEqual({ snippets: pack.snippets, problems: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('brings back formulas as text', async () => {
    const plain = (text: string) => text.replace(/[\r\v\f\u0085\u202d]/g, '');
    const snippets = PAYLOADS.map((payload, index) =>
      makeSnippet(`p${index}`, {
        title: plain(payload).replace(/[\n\t]/g, ' '),
        body: plain(payload),
        tags: [`${index}`],
      }),
    );
    expect(await throughFile(makePack(snippets), format, language)).toEqual({ snippets, problems: [] });
  });

  it('takes what looks like an escaped character for what it is', async () => {
    const snippets = [makeSnippet('x', { body: '_x000D_ and _x005F_x000D_', title: '_x0041_' })];
    expect((await throughFile(makePack(snippets), format, language)).snippets).toEqual(snippets);
  });
});
