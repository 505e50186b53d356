import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type SnippetId } from '../../../utils/core/ids';
import { buildIndex, learnPick } from '../../../utils/core/matching/built-in';
import { EMPTY_MEMORY } from '../../../utils/core/matching/memory';
import { readReadings } from '../../../utils/core/matching/readings';
import { search } from '../../../utils/core/matching/search';
import { stepSearchTables } from '../../../utils/core/matching/search-tables';
import { spellingsWithoutSwap } from '../../../utils/core/matching/swapped-letters';
import { soundBit } from '../../../utils/core/matching/typed-filter';
import { NASTY } from './nasty-strings';
import { asks, LIBRARY, makeLargeLibrary, makeSnippet } from './sample-library';

const TITLES = [
  '雨伞折叠方法',
  '银行转账说明',
  '厦门仓库',
  '旅行套装',
  '女士拖鞋',
  '重量标准',
  '西安自提点',
  'WiFi设置',
  'USB线长度',
  '赠品清单',
  '长颈鹿玩偶',
];
const index = buildIndex([...TITLES.map((title) => makeSnippet(title, title, [])), ...LIBRARY]);
const first = (text: string) => search(index, text, EMPTY_MEMORY, 5)[0]?.snippetId;

describe('search', () => {
  test.each([
    ['Han', '折叠方法', '雨伞折叠方法'],
    ['traditional', '銀行轉賬', '银行转账说明'],
    ['full pinyin', 'yusanzhedie', '雨伞折叠方法'],
    ['spaced pinyin', 'yin hang zhuan zhang', '银行转账说明'],
    ['unfinished pinyin', 'yinhangzhu', '银行转账说明'],
    ['initials', 'ysz', '雨伞折叠方法'],
    ['upper case initials', 'YHZZ', '银行转账说明'],
    ['full then initials', 'yusanzdff', '雨伞折叠方法'],
    ['Han then initials', '雨szd', '雨伞折叠方法'],
    ['homophone', '银行赚账', '银行转账说明'],
    ['accent zh/z', 'zuanzang', '银行转账说明'],
    ['accent n/l', 'lüshituoxie', '女士拖鞋'],
    ['accent an/ang', 'yushang', '雨伞折叠方法'],
    ['polyphone in a place name', 'xiamen', '厦门仓库'],
    ['polyphone', 'zhongliang', '重量标准'],
    ['polyphone, the other reading elsewhere', 'changjinglu', '长颈鹿玩偶'],
    ['v for u', 'lvxing', '旅行套装'],
    ['u for v', 'luxingtaoz', '旅行套装'],
    ["xi'an in one go", 'xianziti', '西安自提点'],
    ['swapped letters', 'yusanzhedei', '雨伞折叠方法'],
    ['swapped over a syllable', 'yinhagnzhuan', '银行转账说明'],
    ['characters left out', '雨伞方法', '雨伞折叠方法'],
    ['initials with characters left out', 'ysff', '雨伞折叠方法'],
    ['Latin title', 'wifi', 'WiFi设置'],
    ['Latin and pinyin', 'usbxian', 'USB线长度'],
    ['trigger', '查个物流', 'where'],
    ['trigger by pinyin', 'waixiangyabian', 'broken'],
    ['text', '首页横幅', 'coupon'],
  ])('%s: %s -> %s', (_, typed, id) => {
    expect(first(typed)).toBe(id);
  });

  test('a shortcut comes before everything, the exact one first', () => {
    expect(search(index, 'fh', EMPTY_MEMORY, 2).map(({ snippetId, found }) => [snippetId, found])).toEqual([
      ['return', 'shortcut'],
      ['ship', 'shortcut'],
    ]);
  });

  test('among equals the more used, then the shorter, then the earlier', () => {
    const twins = buildIndex([
      makeSnippet('a', '补发说明', []),
      makeSnippet('b', '补发说明', []),
      makeSnippet('c', '补发', []),
    ]);
    expect(search(twins, 'bf', EMPTY_MEMORY, 3).map(({ snippetId }) => snippetId)).toEqual(['c', 'a', 'b']);
    const memory = learnPick(EMPTY_MEMORY, asks('x'), asId<SnippetId>('b'), 1);
    expect(search(twins, 'bf', memory, 3).map(({ snippetId }) => snippetId)).toEqual(['b', 'c', 'a']);
  });

  test('nothing typed, nothing found', () => {
    for (const text of ['', '   ', '！？', '😀']) expect(search(index, text, EMPTY_MEMORY, 5)).toEqual([]);
    expect(search(index, 'zzzzqqqq', EMPTY_MEMORY, 5)).toEqual([]);
    expect(search(index, 'yu', EMPTY_MEMORY, 0)).toEqual([]);
  });

  test('one unit of a title never stands for two typed ones', () => {
    expect(search(buildIndex([makeSnippet('x', '字体请问', [])]), 'tzzx', EMPTY_MEMORY, 5)).toEqual([]);
  });

  test.each(NASTY.map((text) => [text]))('nasty %#', (text) => {
    const odd = buildIndex([makeSnippet('odd', text, [text], text), ...LIBRARY.slice(0, 2)]);
    for (const { score } of [...search(odd, text, EMPTY_MEMORY, 5), ...search(odd, 'fh', EMPTY_MEMORY, 5)])
      expect(Number.isFinite(score)).toBe(true);
  });

  test('a title is found by any of its full spellings and by its initials', () => {
    const table = readReadings();
    const plain = TITLES.filter((title) => /^[\u4e00-\u9fff]+$/.test(title));
    fc.assert(
      fc.property(
        fc.constantFrom(...plain),
        fc.array(fc.tuple(fc.nat(3), fc.boolean()), { minLength: 8, maxLength: 8 }),
        (title, ways) => {
          const typed = [...title].map((unit, at) => {
            const row = unit.charCodeAt(0) - 0x4e00;
            const [start, end] = [table.starts[row] ?? 0, table.starts[row + 1] ?? 0];
            const [way, whole] = ways[at] ?? [0, true];
            const syllable = table.syllables[table.list[start + (way % (end - start))] ?? 0] ?? '';
            return whole ? syllable : syllable.charAt(0);
          });
          expect(search(index, typed.join(''), EMPTY_MEMORY, 20).map(({ snippetId }) => snippetId)).toContain(title);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('tables made in slices are those made at once', () => {
    const [sliced, whole] = [buildIndex(makeLargeLibrary(600)), buildIndex(makeLargeLibrary(600))];
    let now = 0;
    let slices = 0;
    while (!stepSearchTables(sliced, now + 2, () => now++)) slices++;
    expect(slices).toBeGreaterThan(3);
    expect(search(sliced, 'shuihu', EMPTY_MEMORY, 10)).toEqual(search(whole, 'shuihu', EMPTY_MEMORY, 10));
  });

  test('a search among 9,000 titles fits a frame with room to spare', () => {
    const large = buildIndex(makeLargeLibrary(9000));
    const took = ['maotan', 'shuihuhuail', 'td', '毯清洗', 'zhangpegn', 'jimubaoxiu', 'xyzxyz', 'dd']
      .flatMap((text) => {
        search(large, text, EMPTY_MEMORY, 10);
        const start = performance.now();
        search(large, text, EMPTY_MEMORY, 10);
        return performance.now() - start;
      })
      .sort((a, b) => a - b);
    console.log(`search at 9,000: median ${took[4]?.toFixed(2)} ms, worst ${took.at(-1)?.toFixed(2)} ms`);
    expect(took[4]).toBeLessThan(60);
  });
});

test('spellingsWithoutSwap leaves only whole syllables', () => {
  expect(spellingsWithoutSwap(readReadings(), 'fauho')).toContainEqual({ typed: 'fahuo', lettersAs: 'pinyin' });
  expect(spellingsWithoutSwap(readReadings(), 'xxxx')).toEqual([]);
});

test('all syllables that one spelling may stand for set the same bit, so that no title is left out by it', () => {
  const { whole, syllables } = readReadings();
  for (const [spelling, spelled] of whole)
    expect([spelling, new Set(spelled.map(({ syllable }) => soundBit(syllables[syllable] ?? ''))).size]).toEqual([
      spelling,
      1,
    ]);
});
