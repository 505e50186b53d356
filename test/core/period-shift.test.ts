import { describe, expect, it } from 'vitest';
import { clockOfShift, shiftOfClock, shiftWithin } from '../../utils/core/period';

const HOUR = 3_600_000;

describe('a shift', () => {
  it.each([
    ['09:00', '18:00', '00:00', { fromMin: 540, toMin: 1080 }],
    ['09:00', '18:00', '04:00', { fromMin: 300, toMin: 840 }],
    ['22:00', '06:00', '00:00', { fromMin: 1320, toMin: 1800 }],
    ['22:00', '04:00', '04:00', { fromMin: 1080, toMin: 1440 }],
  ] as const)('%s to %s, day from %s', (from, to, cut, shift) => {
    const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    expect(shiftOfClock(minutes(from), minutes(to), cut)).toEqual(shift);
    expect(clockOfShift(shift.fromMin, cut)).toBe(minutes(from));
    expect(clockOfShift(shift.toMin, cut)).toBe(minutes(to));
  });

  it('of a night lies at both ends of the day, as far as the day has come', () => {
    const night = { fromMin: 1320, toMin: 1800 };
    expect(shiftWithin(night, 0, 24 * HOUR)).toEqual([
      [0, 6 * HOUR],
      [22 * HOUR, 24 * HOUR],
    ]);
    expect(shiftWithin(night, 0, 3 * HOUR)).toEqual([[0, 3 * HOUR]]);
    expect(shiftWithin({ fromMin: 540, toMin: 1080 }, 0, 8 * HOUR)).toEqual([]);
  });
});
