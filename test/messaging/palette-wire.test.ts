/** The closed set: whatever else arrives is nothing at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PICKS, readFromPalette, readToPalette } from '../../utils/messaging/palette-wire';

const pick = { snippetId: 'hello', values: { 'ask:单号': 'SF1' } };
const fromPalette = [
  { kind: 'ready' },
  { kind: 'close', opening: 1, focus: true },
  { kind: 'pick', opening: 2, by: 'key', picks: [pick] },
  { kind: 'pick', opening: 2, by: 'pointer', picks: Array(MOST_PICKS).fill(pick) },
];
const toPalette = [
  { kind: 'hidden' },
  { kind: 'open', opening: 1, theme: 'dark', values: { buyer: '木木' }, suggested: ['a', 'b'] },
  { kind: 'open', opening: 1, theme: 'dark', values: {}, suggested: ['a', 'b'], fill: 'b' },
];

describe('what is said is heard', () => {
  it.each(fromPalette)('$kind', (message) => expect(readFromPalette(JSON.stringify(message))).toEqual(message));
  it.each(toPalette)('$kind', (message) => expect(readToPalette(JSON.stringify(message))).toEqual(message));
});

describe('what is not', () => {
  it.each([
    ['no text', { kind: 'ready' }],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another kind', { kind: 'send', opening: 1 }],
    ['a field too many', { kind: 'ready', more: 1 }],
    ['no opening', { kind: 'close', focus: true }],
    ['an opening that is none', { kind: 'close', opening: 0, focus: true }],
    ['no picks', { kind: 'pick', opening: 1, by: 'key', picks: [] }],
    ['too many picks', { kind: 'pick', opening: 1, by: 'key', picks: Array(MOST_PICKS + 1).fill(pick) }],
    ['another hand', { kind: 'pick', opening: 1, by: 'page', picks: [pick] }],
    ['text among the picks', { kind: 'pick', opening: 1, by: 'key', picks: [{ ...pick, text: 'x' }] }],
    ['a value that is no text', { kind: 'pick', opening: 1, by: 'key', picks: [{ ...pick, values: { a: 1 } }] }],
    ['a value too long', { kind: 'pick', opening: 1, by: 'key', picks: [{ ...pick, values: { a: 'x'.repeat(501) } }] }],
    [
      'a wanted script that is not offered',
      { kind: 'open', opening: 1, theme: 'dark', values: {}, suggested: ['a'], fill: 'b' },
    ],
    ['an id too long', { kind: 'pick', opening: 1, by: 'key', picks: [{ ...pick, snippetId: 'x'.repeat(101) }] }],
  ])('%s', (name, message) => {
    const text = name === 'no text' || typeof message === 'string' ? message : JSON.stringify(message);
    expect(readFromPalette(text)).toBeUndefined();
    expect(readToPalette(text)).toBeUndefined();
  });

  it('never throws, and never lets more through than it names', () => {
    const keys = ['kind', 'opening', 'focus', 'by', 'picks', 'theme', 'values', 'suggested', 'fill'];
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.object({ key: fc.constantFrom(...keys) })), (value) => {
        for (const text of [value, safeJson(value)]) {
          for (const read of [readFromPalette, readToPalette]) {
            const message = read(text);
            if (message) expect(Object.keys(message).every((key) => keys.includes(key))).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

function safeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
