/** A shift as it was watched: nothing is told twice, nothing is left out, short gaps are only added up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchedShift } from '../../utils/core/watched';

const MIN = 60_000;

describe('a shift as it was watched', () => {
  it.each([
    ['nothing of it', [], [[0, 10 * MIN]], [[0, 10, false]], 0],
    ['all of it', [[-5 * MIN, 12 * MIN]], [[0, 10 * MIN]], [[0, 10, true]], 0],
    [
      'late, and over lunch not',
      [
        [2, 5],
        [7, 10],
      ].map((each) => each.map((at) => at * MIN)),
      [[0, 10 * MIN]],
      [
        [0, 2, false],
        [2, 5, true],
        [5, 7, false],
        [7, 10, true],
      ],
      0,
    ],
    [
      'with a reload',
      [
        [0, 5 * MIN],
        [5 * MIN + 20_000, 10 * MIN],
      ],
      [[0, 10 * MIN]],
      [[0, 10, true]],
      20_000,
    ],
    [
      'a shift in two pieces',
      [[0, 20 * MIN]],
      [
        [0, 3 * MIN],
        [8 * MIN, 10 * MIN],
      ],
      [
        [0, 3, true],
        [8, 10, true],
      ],
      0,
    ],
  ] as const)('%s', (_name, spans, within, pieces, shortMs) => {
    const told = watchedShift(spans as never, within as never);
    expect(told.pieces.map(({ from, to, watched }) => [from / MIN, to / MIN, watched])).toEqual(pieces);
    expect(told.shortMs).toBe(shortMs);
  });

  it('covers the shift once, and its watched time is the coverage', () => {
    const spansOf = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 1, max: 400_000 })))
      .map((steps) => {
        let at = 0;
        return steps.map(([gap, length]): [number, number] => {
          const from = at + gap;
          at = from + length;
          return [from, at];
        });
      });
    fc.assert(
      fc.property(spansOf, fc.nat(3_000_000), fc.nat(3_000_000), (spans, from, length) => {
        const shift: [number, number] = [from, from + length];
        const { pieces, shortMs } = watchedShift(spans, [shift]);
        let at = from;
        for (const piece of pieces) {
          expect(piece.from).toBeGreaterThanOrEqual(at);
          at = piece.to;
        }
        const sum = (watched: boolean) =>
          pieces.reduce((total, piece) => total + (piece.watched === watched ? piece.to - piece.from : 0), 0);
        const seen = spans.reduce(
          (total, [begin, end]) => total + Math.max(0, Math.min(end, shift[1]) - Math.max(begin, from)),
          0,
        );
        // A short gap lies inside a stretch, or at the end of the shift.
        const tail = Math.max(0, shift[1] - at);
        expect(sum(true) + tail - shortMs).toBe(seen);
        expect(sum(true) + sum(false) + tail).toBe(length);
      }),
    );
  });
});
