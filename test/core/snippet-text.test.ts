import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillVariables, listVariables, VARIABLES } from '../../utils/core/snippet-text';

describe('fillVariables', () => {
  test('fills what is known and reports what is not, once each', () => {
    expect(fillVariables('{buyer}您好，{goods}\n单号{order}，{order}', { buyer: '小鹿', goods: '陶杯' })).toEqual({
      text: '小鹿您好，陶杯\n单号，',
      missing: ['order'],
    });
  });

  test('asked-for values go by their label', () => {
    expect(fillVariables('预计{ask:几号}到', { 'ask:几号': '八号' })).toEqual({ text: '预计八号到', missing: [] });
    expect(fillVariables('预计{ask:几号}到', {})).toEqual({ text: '预计到', missing: ['ask:几号'] });
  });

  test('a value is never expanded, nor read as a replacement pattern', () => {
    expect(fillVariables('{buyer}！', { buyer: '{agent}$&$1', agent: '阿宁' }).text).toBe('{agent}$&$1！');
  });

  test('a value is one line of plain text', () => {
    expect(fillVariables('{buyer}！', { buyer: ' 小\r\n鹿\u0007\u202e ' }).text).toBe('小 鹿！');
    expect(fillVariables('{buyer}！', { buyer: ' \n ' })).toEqual({ text: '！', missing: ['buyer'] });
  });

  test.each(['{nmae}', '{Buyer}', '{ buyer }', '{ask:}', '{constructor}', '{__proto__}', '{toString}'])(
    'an unknown %s is reported and left out',
    (slip) => {
      expect(fillVariables(`甲${slip}乙`, {})).toEqual({ text: '甲乙', missing: [slip.slice(1, -1)] });
    },
  );

  test('single braces and line breaks of the body stay', () => {
    expect(fillVariables('a } b { c\r\n\n d', {})).toEqual({ text: 'a } b { c\r\n\n d', missing: [] });
  });

  test('no variable of the list is ever left in braces', () => {
    const part = fc.oneof(
      fc.constantFrom(...VARIABLES.map((name) => `{${name}}`), '{ask:尺寸}', '{', '}', '\n'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const body = parts.join('');
        const { text, missing } = fillVariables(body, {});
        expect(listVariables(body).every((name) => missing.includes(name))).toBe(true);
        if (!/\{[^{}\r\n]*\{|\}[^{}\r\n]*\}/.test(body)) expect(listVariables(text)).toEqual([]);
      }),
    );
  });
});

test('listVariables: in order, once each', () => {
  expect(listVariables('{shop}{time}{shop}{ask:颜色}{other}')).toEqual(['shop', 'time', 'ask:颜色']);
});

test('says what is missing where it is missing, when the text is only looked at', () => {
  const body = '单号{ask:单号}，{order}和{byuer}，{ask:单号}';
  expect(fillVariables(body, { order: '7' }, (name) => `[${name}]`)).toEqual({
    text: '单号[ask:单号]，7和[byuer]，[ask:单号]',
    missing: ['ask:单号', 'byuer'],
  });
});
