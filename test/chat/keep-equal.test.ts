import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepEqual } from '../../entrypoints/chat.content/keep-equal';

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom('', 'a', undefined, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { noNullPrototype: true }),
  ),
})).value;

describe('keepEqual', () => {
  it('equals what it was given, and is the old value when the two are equal', () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        expect(keepEqual(before, after)).toStrictEqual(after);
        expect(keepEqual(before, structuredClone(before))).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the parts that did not change', () => {
    const before = { list: [{ id: 1 }, { id: 2 }], note: { kind: 'x' } };
    const next = keepEqual(before, { list: [{ id: 1 }, { id: 3 }], note: { kind: 'x' } });
    expect(next).not.toBe(before);
    expect(next.list[0]).toBe(before.list[0]);
    expect(next.note).toBe(before.note);
    expect(next.list[1]).toEqual({ id: 3 });
  });

  it('sees a part that is gone', () => {
    const before: { a: number; b?: number } = { a: 1, b: 2 };
    expect(keepEqual<typeof before>(before, { a: 1 })).toEqual({ a: 1 });
  });
});
