import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_CHARS, normalise } from '../../../utils/core/matching/normalise';
import { NASTY } from './nasty-strings';

describe('normalise', () => {
  test.each([
    ['您好，Ａ款 還有貨嗎？', '您好 a款 还有货吗'],
    ['[微笑]帮我看看[图片]', '帮我看看'],
    ['单号 SF1234567890 到哪了', '单号 sf 到哪了'],
    ['买了12件 花了1000', '买了12件 花了1000'],
    ['哈哈哈哈哈 好的好的', '哈哈 好的好的'],
    ['Café ﬁne ½', 'cafe fine 1 2'],
    ['𝐒𝐀𝐋𝐄 😂👨‍👩‍👧 ok', 'sale ok'],
    ['\ud83d退\ude00货', '退 货'],
    ['', ''],
    ['123456', ''],
  ])('%j becomes %j', (text, folded) => {
    expect(normalise(text)).toBe(folded);
  });

  test('every UTF-16 unit alone folds to something that folds to itself', () => {
    const changed: number[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const once = normalise(`退${String.fromCharCode(code)}货`);
      if (normalise(once) !== once) changed.push(code);
    }
    expect(changed).toEqual([]);
  });

  test('folding twice changes nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test.each(NASTY.map((text) => [text]))('nasty %#: capped, stable, only single spaces', (text) => {
    const once = normalise(text);
    expect(once.length).toBeLessThanOrEqual(MAX_CHARS);
    expect(normalise(once)).toBe(once);
    expect(once).not.toMatch(/ {2}|^ | $|[\ud800-\udfff]|\d{6}/);
  });

  test('a long text is cut at the cap', () => {
    expect(normalise('发货'.repeat(5000)).length).toBeGreaterThan(MAX_CHARS - 10);
    expect(normalise('发货'.repeat(5000)).length).toBeLessThanOrEqual(MAX_CHARS);
  });
});
