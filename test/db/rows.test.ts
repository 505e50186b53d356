/** Two records that say the same are the same, in whatever order; the cheap comparison agrees with the canonical one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../utils/db/merge-facts';
import { isSameRecord } from '../../utils/db/rows';

const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'a', undefined, true, false));
const record = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.oneof(leaf, fc.array(fc.nat(2), { maxLength: 3 }), fc.dictionary(fc.constantFrom('x', 'y'), leaf)),
);

describe('two records', () => {
  it('are the same exactly when their canonical text is', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(isSameRecord(a, b)).toBe(canonical(a) === canonical(b));
        const turned = Object.fromEntries(Object.entries(a).reverse());
        expect(isSameRecord(a, turned)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('an undefined field is none, and no record is no record', () => {
    expect(isSameRecord({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isSameRecord({ a: 1 }, { a: 1, b: 0 })).toBe(false);
    expect(isSameRecord({ waits: [0, 1] }, { waits: [0, 1, 0] })).toBe(false);
    expect(isSameRecord({ a: [] }, { a: {} })).toBe(false);
    expect(isSameRecord(undefined, undefined)).toBe(true);
    expect(isSameRecord(undefined, {})).toBe(false);
  });
});
