/** Unions of watched spans do not depend on order, repetition or splitting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSpan, coverageShare, type Span, unbrokenSince, watchedMs } from '../../utils/db/spans';

const union = (spans: readonly Span[]) => spans.reduce<readonly Span[]>((all, span) => addSpan(all, span), []);
const spanArb = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]): Span => [from, from + length]);

describe('a union of spans', () => {
  it('is the set of moments watched', () => {
    fc.assert(
      fc.property(fc.array(spanArb, { maxLength: 12 }), (spans) => {
        const result = union(spans);
        const watched = (list: readonly Span[], at: number) => list.some(([from, to]) => at >= from && at < to);
        for (let at = 0; at < 90; at += 1) expect(watched(result, at)).toBe(watched(spans, at));
        expect(union([...spans].reverse())).toEqual(result);
        expect(union([...spans, ...spans])).toEqual(result);
        for (let index = 1; index < result.length; index += 1) {
          expect(result[index]?.[0]).toBeGreaterThan(result[index - 1]?.[1] ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('unbroken watch', () => {
  const cases: [string, Span[], number, number][] = [
    ['nothing watched', [], 1000, 1000],
    ['reaches now', [[100, 990]], 1000, 100],
    ['gap to now too long', [[100, 900]], 1000, 1000],
    [
      'bridges a short gap',
      [
        [100, 500],
        [540, 980],
      ],
      1000,
      100,
    ],
    [
      'stops at a long gap',
      [
        [100, 400],
        [500, 980],
      ],
      1000,
      500,
    ],
    ['now inside a span', [[100, 2000]], 1000, 100],
    [
      'a later span is not now',
      [
        [100, 980],
        [3000, 4000],
      ],
      1000,
      100,
    ],
  ];
  it.each(cases)('%s', (_, spans, now, since) => {
    expect(unbrokenSince(spans, now, 50)).toBe(since);
  });
});

describe('share of the shift', () => {
  it('counts only what lies inside, and is unknown without a shift', () => {
    expect(
      watchedMs(
        [
          [0, 10],
          [20, 30],
        ],
        [5, 25],
      ),
    ).toBe(10);
    expect(
      coverageShare(
        [
          [0, 10],
          [20, 30],
        ],
        [[5, 25]],
      ),
    ).toBe(0.5);
    expect(
      coverageShare(
        [
          [0, 10],
          [20, 30],
        ],
        [
          [0, 10],
          [20, 40],
        ],
      ),
    ).toBeCloseTo(2 / 3);
    expect(coverageShare([[0, 10]], [[5, 5]])).toBeUndefined();
    expect(coverageShare([[0, 10]], [])).toBeUndefined();
  });
});
