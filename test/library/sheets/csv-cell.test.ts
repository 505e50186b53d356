import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, readCsv, sniffDelimiter, writeCsv } from '../../../utils/library/sheets/csv';
import { csvCell, unguardCell } from '../../../utils/library/sheets/csv-cell';
import { PAYLOADS } from './payloads';

/** What a spreadsheet sees at the start of each line of each cell, whichever delimiter it believes in. */
function startsOf(file: string): string[] {
  return ([',', ';', '\t', '|'] as const)
    .flatMap((delimiter) => parseCsv(file, delimiter).flat())
    .flatMap((cell) => cell.replaceAll('"', '').split(/[\n\r\v\f\u0085\u2028\u2029]/))
    .map((line) => [...line].find((character) => !/[\s\p{C}]/u.test(character)) ?? '');
}

describe('csvCell', () => {
  it.each(PAYLOADS)('%j: no line starts a formula, and the text comes back', (payload) => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
    for (const rows of [[[payload]], [['前', payload, '后']], [[payload, payload]]]) {
      const file = writeCsv(rows);
      const dangerous = startsOf(file).filter((start) => '=+@＝＋－＠﹢'.includes(start || 'x') || start === '-');
      expect(dangerous).toEqual([]);
      const expected = rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')));
      expect(readCsv(file)).toEqual(expected);
    }
  });

  it('leaves alone what is no formula', () => {
    for (const text of ["it's", '亲，您好', '5-3=2', 'a=b', "don't -", '满100减20', '']) {
      expect(csvCell(text)).toBe(`"${text}"`);
    }
  });

  it('is undone for any text', () => {
    const text = fc
      .array(fc.constantFrom(...'=+-@＝\'" \t\n;,|a字\u00a0'), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (cell) => unguardCell(csvCell(cell).slice(1, -1).replaceAll('""', '"')) === cell),
      { numRuns: 5000 },
    );
  });
});

describe('csv', () => {
  it('round trips any table', () => {
    const cell = fc.array(fc.constantFrom(...'=+-@\'",;|\t\na字 '), { maxLength: 6 }).map((all) => all.join(''));
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(writeCsv(rows))).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\r\n"x, y","1 ""2"""\n',
      [
        ['a', 'b'],
        ['x, y', '1 "2"'],
      ],
    ],
    [
      'tabs',
      'a\tb,c\nd\te\n',
      [
        ['a', 'b,c'],
        ['d', 'e'],
      ],
    ],
    [
      'semicolons',
      'a;b;c\n1,5;2;3\n',
      [
        ['a', 'b', 'c'],
        ['1,5', '2', '3'],
      ],
    ],
    ['declared', 'sep=;\na,b;c\n', [[], ['a,b', 'c']]],
    ['empty lines and ends', 'a,b\n\nc,\n', [['a', 'b'], [], ['c', '']]],
    ['no closing quote', 'a,"b\nc', [['a', 'b\nc']]],
    ['text behind a quote', '"a"b,c', [['ab', 'c']]],
    [
      'old line ends',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['one column', '一\n二\n', [['一'], ['二']]],
  ])('%s', (_name, text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it('sniffs by whole rows, not by counting characters', () => {
    expect(sniffDelimiter('分组\t内容\n售后\t亲,您好,请稍等,马上\n售前\t在的,您说,好的\n')).toBe('\t');
  });
});
