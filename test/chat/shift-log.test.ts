/** A person's own hour: a rest is noticed once, and begins again with the next reply. */
import { expect, it } from 'vitest';
import { createShiftLog } from '../../entrypoints/chat.content/shift-log';

const MIN = 60_000;

it('a rest is told once, then only after somebody worked again', () => {
  const log = createShiftLog(0, () => undefined);
  log.replied(5 * MIN);
  expect(log.rests(14 * MIN)).toBe(false);
  expect(log.rests(15 * MIN)).toBe(true);
  expect(log.rests(16 * MIN)).toBe(false);
  log.replied(20 * MIN);
  expect(log.workedMin(21 * MIN)).toBe(1);
  expect(log.rests(21 * MIN)).toBe(false);
  expect(log.rests(30 * MIN)).toBe(true);
});
