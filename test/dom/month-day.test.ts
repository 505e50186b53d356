import { describe, expect, it } from 'vitest';
import type { RawMessage } from '../../utils/dom/message-reader';
import { SameSecond } from '../../utils/dom/same-second';
import { parseMonthDay } from '../../utils/dom/time-labels';

const beijing = (text: string) => Date.parse(`${text}+08:00`);
const NOW = beijing('2026-11-20T10:02:30');

describe('a date without its year', () => {
  it.each([
    ['09-08 10:02:03', '2026-09-08T10:02:03'],
    ['11-20 10:02:03', '2026-11-20T10:02:03'],
    ['12-31 23:59:59', '2025-12-31T23:59:59'],
    ['快手用户11-20 10:02:03', '2026-11-20T10:02:03'],
    // A nickname that ends in a digit: the reading nearest to now.
    ['用户111-20 10:02:03', '2026-11-20T10:02:03'],
    ['用户29-8 10:02:03', '2026-09-08T10:02:03'],
  ])('%s', (text, wanted) => {
    expect(parseMonthDay(text, NOW)).toBe(beijing(wanted));
  });

  it('on New Year’s morning last night is last year', () => {
    expect(parseMonthDay('12-31 23:59:59', beijing('2027-01-01T00:00:10'))).toBe(beijing('2026-12-31T23:59:59'));
    expect(parseMonthDay('1-1 00:00:05', beijing('2027-01-01T00:00:10'))).toBe(beijing('2027-01-01T00:00:05'));
  });

  it.each(['', '10:02:03', '09-08 10:02', '昨天 10:02:03', '13-40'])('%j is no such time', (text) => {
    expect(parseMonthDay(text, NOW)).toBeUndefined();
  });
});

describe('rows of one second', () => {
  const rows = (...shown: [string, number][]) => shown.map(([key, shownAt]) => ({ key, shownAt }) as RawMessage);
  const times = (read: readonly RawMessage[]) => read.map(({ shownAt }) => shownAt);

  it('keep the order of the page, and what they were given', () => {
    const order = new SameSecond(1000);
    const first = rows(['a', 5000], ['b', 5000], ['c', 6000]);
    order.order(first);
    expect(times(first)).toEqual([5000, 5001, 6000]);
    // Later only the tail is read: what stands there keeps its time, what is new comes after it.
    const tail = rows(['b', 5000], ['c', 6000], ['d', 6000], ['e', 6000]);
    order.order(tail);
    expect(times(tail)).toEqual([5001, 6000, 6001, 6002]);
    order.order(tail);
    expect(times(tail)).toEqual([5001, 6000, 6001, 6002]);
  });

  it('are left alone where the page prints milliseconds', () => {
    const read = rows(['a', 5001], ['b', 5001]);
    new SameSecond(0).order(read);
    expect(times(read)).toEqual([5001, 5001]);
  });
});
