import { expect, it } from 'vitest';
import { createPurse } from '../../utils/core/purse';

it('lets a burst through, then one act per `everyMs`, and saves up again by resting', () => {
  const purse = createPurse(3, 100);
  for (let act = 0; act < 3; act++) {
    expect(purse.waitMs(0)).toBeLessThanOrEqual(0);
    purse.spend(0);
  }
  expect(purse.waitMs(0)).toBe(100);
  expect(purse.waitMs(60)).toBeCloseTo(40);
  expect(purse.waitMs(100)).toBeLessThanOrEqual(0);
  purse.spend(100);
  expect(purse.waitMs(100)).toBe(100);
  expect(purse.waitMs(10_000)).toBe(-200);
});

it('goes into debt for a dear act, but never deep', () => {
  const purse = createPurse(2, 100);
  purse.spend(0, 2.2);
  expect(purse.waitMs(0)).toBeCloseTo(120);
  purse.spend(0, 50);
  expect(purse.waitMs(0)).toBe(150);
});

it('never saves up by a clock that goes back', () => {
  const purse = createPurse(1, 100);
  purse.spend(1000);
  expect(purse.waitMs(500)).toBe(100);
  expect(purse.waitMs(550)).toBe(50);
});
