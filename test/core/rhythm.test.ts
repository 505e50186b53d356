/** Usual hours and speed under load, on rows made by hand. */
import { describe, expect, it } from 'vitest';
import { emptyRow } from '../../utils/core/day-row';
import { asId } from '../../utils/core/ids';
import { peakOf, slowdownOf, speedByLoad, standingOut, usualHours } from '../../utils/core/rhythm';
import type { DayRow } from '../../utils/core/turn';
import { coachRule } from '../../utils/rules/coach';

/** Hours of one day in which each turn was answered after `waitSec`. */
function row(day: string, hour: number, turns: number, waitSec = 10): DayRow {
  const key = { agentId: 'a', siteId: 'pdd', shopId: 's', day, hour, ruleId: coachRule.id };
  const empty = emptyRow({ ...key, id: `${day} ${hour}` } as never);
  const waits = empty.waits.map((_, nth) => (nth === 0 ? turns : 0));
  return { ...empty, day: asId(day), hour, turns, answered: turns, waitSumMs: turns * waitSec * 1000, waits };
}
const days = (count: number) =>
  Array.from({ length: count }, (_, nth) => `2026-03-${String(nth + 1).padStart(2, '0')}`);

describe('usual hours', () => {
  const rows = [
    ...days(4).flatMap((day) => [row(day, 10, 12), row(day, 20, 30)]),
    ...days(2).map((day) => row(day, 23, 90)),
    row('2026-03-09', 10, 4),
  ];

  it('the mean of the days an hour was worked; what was seen twice is no habit', () => {
    expect(usualHours(rows).map(({ hour, turns, days: seen }) => [hour, turns, seen])).toEqual([
      [10, 52 / 5, 5],
      [20, 30, 4],
    ]);
  });

  it('the peak, of the hours still to come too', () => {
    const hours = usualHours(rows);
    expect(peakOf(hours)?.hour).toBe(20);
    expect(peakOf(hours, 19)?.hour).toBe(20);
    expect(peakOf(hours, 20)).toBeUndefined();
    expect(peakOf([])).toBeUndefined();
  });
});

describe('the hour that is spoken of beforehand', () => {
  const over = (...hours: [hour: number, turns: number][]) =>
    standingOut(usualHours(days(3).flatMap((day) => hours.map(([hour, turns]) => row(day, hour, turns)))))?.hour;

  it('stands out of three usual ones at least, and is busy', () => {
    expect(over([9, 10], [14, 12], [20, 30])).toBe(20);
    expect(over([9, 20], [14, 22], [20, 24])).toBeUndefined();
    expect(over([14, 5], [20, 30])).toBeUndefined();
    expect(over([9, 1], [14, 2], [20, 9])).toBeUndefined();
    expect(over()).toBeUndefined();
  });
});

describe('speed under load', () => {
  it('is told per load, from five hours on; shops of one hour are one load', () => {
    const rows = days(6).flatMap((day, nth) => [
      row(day, 9, 5, 10),
      row(day, 20, 30, 20),
      { ...row(day, 20, 20, 20), shopId: asId<DayRow['shopId']>('other') },
      ...(nth < 2 ? [row(day, 22, 15, 99)] : []),
    ]);
    const speeds = speedByLoad(rows, coachRule);
    expect(speeds).toEqual([
      { from: 1, to: 10, hours: 6, averageMs: 10_000 },
      { from: 41, to: 60, hours: 6, averageMs: 20_000 },
    ]);
    expect(slowdownOf(speeds)).toBe(1);
    expect(slowdownOf(speeds.slice(0, 1))).toBeUndefined();
    expect(speedByLoad([], coachRule)).toEqual([]);
  });
});
