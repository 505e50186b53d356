import { expect, it } from 'vitest';
import { parseDuration } from '../../utils/dom/durations';
import { parseTimeLabel } from '../../utils/dom/time-labels';

it.each([
  ['45秒', 45_000, 1000],
  ['3m', 180_000, 60_000],
  ['1h', 3_600_000, 3_600_000],
  ['12秒后超时', 12_000, 1000],
  ['已等待3分钟', 180_000, 60_000],
  ['已等待1小时', 3_600_000, 3_600_000],
  ['已等待 20 秒', 20_000, 1000],
  ['1分30秒', 90_000, 1000],
  ['2h 5m', 7_500_000, 60_000],
  [' 7 s ', 7000, 1000],
])('%s', (text, ms, resolutionMs) => {
  expect(parseDuration(text)).toEqual({ ms, resolutionMs });
});

it.each(['', '17:30', '09-08', '超时', '5', '30秒1分', '昨天', '已等待', '99999999秒'])('%j is no counter', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

it('reads a printed time as Beijing time, and guesses no year', () => {
  expect(parseTimeLabel('2026年09月08日 17:30:17')).toBe(Date.UTC(2026, 8, 8, 9, 30, 17));
  expect(parseTimeLabel('2026-09-08 17:30')).toBe(Date.UTC(2026, 8, 8, 9, 30));
  expect(parseTimeLabel('09-08 17:30')).toBeUndefined();
});
