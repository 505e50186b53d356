/** A reply as a script's wording: what belongs to one buyer becomes a variable, or nothing is offered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_REPLY, wordingOf } from '../../utils/core/own-reply';
import { fillVariables } from '../../utils/core/snippet-text';
import { NASTY } from './matching/nasty-strings';

const KNOWN = { buyer: '青山', order: '261122-100200300', shop: '晨风家居', agent: '晨风', goods: '折叠伞 藏青' };

describe('wordingOf', () => {
  it.each([
    ['这款可以放微波炉，加热别超过两分钟哦', '这款可以放微波炉，加热别超过两分钟哦'],
    ['青山您好，折叠伞 藏青 今天发', '{buyer}您好，{goods} 今天发'],
    ['单号261122-100200300已经登记', '单号{order}已经登记'],
    ['晨风家居的晨风为您服务', '{shop}的{agent}为您服务'],
    ['第一行\n  第二行也在', '第一行 第二行也在'],
  ])('%s', (reply, body) => {
    expect(wordingOf(reply, KNOWN)).toBe(body);
  });

  it.each([
    '好的哦',
    '加我 13800001111 聊',
    '包裹 ＳＦ１２３４５６７ 在路上',
    '看这里 https://example.com/x',
    '发到 ming@example.com 就行',
    '亲爱的{buyer}您好呀',
    '长'.repeat(LONGEST_REPLY + 1),
  ])('keeps nothing of %s', (reply) => {
    expect(wordingOf(reply, {})).toBeUndefined();
  });

  it('a name that reads like a variable is not looked for in one', () => {
    expect(wordingOf('青山您好，buyer 为您服务', { buyer: '青山', agent: 'buyer' })).toBe(
      '{buyer}您好，{agent} 为您服务',
    );
  });

  it('what it gives says the same again, and holds no long number', () => {
    const word = fc.oneof(
      fc.constantFrom(...NASTY, ...Object.values(KNOWN)),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const reply = words.join('');
        const body = wordingOf(reply, KNOWN);
        if (body === undefined) return;
        expect(fillVariables(body, KNOWN).text).toBe(reply.replace(/\s+/g, ' ').trim());
        expect(body).not.toMatch(/\p{Nd}{6}/u);
        for (const value of Object.values(KNOWN)) expect(body).not.toContain(value);
      }),
    );
  });
});
