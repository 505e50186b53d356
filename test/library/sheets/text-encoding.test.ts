import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../utils/library/sheets/decode-text';
import { createGbkEncoder } from '../../../utils/library/sheets/gbk';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('GB18030', () => {
  const encode = createGbkEncoder();

  it('writes GBK as Chinese Windows does', () => {
    expect([...encode('退款A～').bytes]).toEqual([0xcd, 0xcb, 0xbf, 0xee, 0x41, 0xa1, 0xab]);
    expect(encode('退款').beyondGbk).toBe(0);
  });

  it('writes every character there is so that it reads back the same', () => {
    let all = '';
    for (let point = 0; point <= 0x10ffff; point += point > 0x20000 ? 97 : 1) {
      if (point < 0xd800 || point > 0xdfff) all += String.fromCodePoint(point);
    }
    const back = new TextDecoder('gb18030').decode(encode(all).bytes);
    const wrong: string[] = [];
    const [before, after] = [[...all], [...back]];
    for (const [index, character] of before.entries()) {
      if (after[index] !== character) wrong.push((character.codePointAt(0) ?? 0).toString(16));
    }
    // Private-use characters have no agreed place; nobody writes them.
    expect(wrong.filter((point) => !/^(?:e[0-9a-f]{3}|f[0-8][0-9a-f]{2})$/.test(point))).toEqual([]);
    expect(after).toHaveLength(before.length);
  });

  it('counts what older programs cannot show', () => {
    expect(encode('好😀').beyondGbk).toBe(1);
  });
});

describe('decodeText', () => {
  const encode = createGbkEncoder();
  it.each<[string, string, Uint8Array]>([
    ['utf-8', '您好', utf8('您好')],
    ['utf-8', '您好', utf8('\ufeff您好')],
    ['gb18030', '您好，退款😀', encode('您好，退款😀').bytes],
    ['utf-16le', '好', new Uint8Array([0xff, 0xfe, 0x7d, 0x59])],
    ['utf-16be', '好', new Uint8Array([0xfe, 0xff, 0x59, 0x7d])],
    ['utf-8', 'café, naïve', utf8('café, naïve')],
    ['utf-8', 'Здравствуйте', utf8('Здравствуйте')],
    ['utf-8', 'plain', utf8('plain')],
    ['gb18030', '联通', encode('联通').bytes],
    ['gb18030', '拢共', encode('拢共').bytes],
  ])('%s %s', (encoding, text, bytes) => {
    expect(decodeText(bytes)).toEqual({ encoding, text });
  });

  it('says so when nothing fits', () => {
    expect(decodeText(new Uint8Array([0x61, 0xff, 0xff, 0x80]))).toBeUndefined();
  });
});
