/** The body cut into text and variables says the same as the body filled. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillVariables, partsOf } from '../../utils/core/snippet-text';

it.each([
  ['您好', [{ text: '您好' }]],
  ['', []],
  ['{buyer}您好', [{ name: 'buyer', known: true }, { text: '您好' }]],
  ['单号{ask:单号}{oder}', [{ text: '单号' }, { name: 'ask:单号', known: true }, { name: 'oder', known: false }]],
])('%s', (body, parts) => expect(partsOf(body)).toEqual(parts));

it('put together again it is the body, and names what filling misses', () => {
  const piece = fc.constantFrom('{buyer}', '{ask:a}', '{x}', '{', '}', '亲', ' ', '\n', '{{order}}', '{ask:}');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const body = pieces.join('');
      const parts = partsOf(body);
      expect(parts.map((part) => ('text' in part ? part.text : `{${part.name}}`)).join('')).toBe(body);
      const named = parts.flatMap((part) => ('name' in part ? [part.name] : []));
      expect([...new Set(named)]).toEqual(fillVariables(body, {}).missing);
      expect(parts.map((part) => ('text' in part ? part.text : '')).join('')).toBe(fillVariables(body, {}).text);
    }),
  );
});
