import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BannedWords } from '../../../utils/core/guard/lists';
import { isWritable, readWords, writeWords } from '../../../utils/core/guard/words-text';

it.each<[string, BannedWords]>([
  ['全网最低价、史上最低价 → 实惠价', { words: ['全网最低价', '史上最低价'], instead: '实惠价' }],
  ['绝对 →', { words: ['绝对'], instead: '' }],
  ['绝对 -> ', { words: ['绝对'], instead: '' }],
  ['加微信', { words: ['加微信'] }],
  ['保真 → 正品 | 保真丝，保真空', { words: ['保真'], instead: '正品', unless: ['保真丝', '保真空'] }],
  ['返现 → 补偿 @pdd@feige', { words: ['返现'], instead: '补偿', sites: ['pdd', 'feige'] }],
  ['+顶级', { words: ['顶级'], allow: true }],
  ['a@b, c → d', { words: ['a@b', 'c'], instead: 'd' }],
])('reads %j', (line, group) => {
  expect(readWords(line)).toEqual({ banned: [group], bad: [] });
});

it('names what it cannot read, and skips blank lines', () => {
  expect(readWords(`好\n\n → 无词\n${'长'.repeat(41)}\n坏`)).toEqual({
    banned: [{ words: ['好'] }, { words: ['坏'] }],
    bad: [3, 4],
  });
});

it('reads back what it writes', () => {
  const word = fc.stringMatching(/^[\u4e00-\u9fffa-z0-9]{1,12}$/);
  const words = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
  const group = fc.record(
    {
      words,
      instead: fc.option(word, { nil: undefined }),
      unless: words,
      sites: fc.constant(['pdd', 'jd-im']),
      allow: fc.constant(true as const),
    },
    { requiredKeys: ['words'] },
  );
  fc.assert(
    fc.property(fc.array(group, { maxLength: 6 }), (banned) => {
      const clean = JSON.parse(JSON.stringify(banned)) as BannedWords[];
      expect(readWords(writeWords(clean))).toEqual({ banned: clean, bad: [] });
    }),
  );
});

it('leaves alone what lines cannot say', () => {
  expect(isWritable([{ words: ['a、b'] }])).toBe(false);
  expect(isWritable([{ words: ['a'], instead: 'b|c' }])).toBe(false);
  expect(
    isWritable([
      { words: ['a'], instead: '', unless: ['a1'], sites: ['pdd'] },
      { allow: true, words: ['b'] },
    ]),
  ).toBe(true);
});
