import { expect, it } from 'vitest';
import { createDrawPace } from '../../entrypoints/chat.content/draw-pace';

/** Draws as soon as allowed when asked every `everyMs`; the times of drawing. */
function drawings(everyMs: number, urgent: boolean, forMs = 3000): number[] {
  const pace = createDrawPace();
  const times: number[] = [];
  let due: number | undefined;
  for (let now = 0; now < forMs; now++) {
    if (now % everyMs === 0) due ??= now + Math.max(0, pace.waitMs(now, urgent));
    if (due === undefined || due > now) continue;
    due = undefined;
    times.push(now);
    pace.drew(now, urgent);
  }
  return times;
}

const longest = (times: readonly number[]) => Math.max(...times.slice(1).map((at, place) => at - (times[place] ?? 0)));

it('draws at once after a rest', () => {
  const times = [0, 500, 1000, 1500, 2000, 2500];
  expect(drawings(500, true)).toEqual(times);
  expect(drawings(500, false)).toEqual(times);
});

it('draws what is urgent frame by frame, then settles', () => {
  const times = drawings(5, true);
  expect(times.slice(0, 5)).toEqual([0, 16, 32, 48, 64]);
  expect(times.filter((at) => at >= 2000).length).toBeLessThanOrEqual(5);
  expect(longest(times)).toBeLessThanOrEqual(255);
});

it('draws four questions a second at once, for as long as they come', () => {
  const times = drawings(250, true, 20_000);
  expect(times).toEqual(Array.from({ length: 80 }, (_, nth) => nth * 250));
});

it('draws the rest once a second while the page never rests', () => {
  const times = drawings(5, false);
  expect(times.filter((at) => at >= 1000).length).toBeLessThanOrEqual(3);
  expect(longest(times)).toBeLessThanOrEqual(1005);
});

it('lets a question through while all else waits', () => {
  const pace = createDrawPace();
  for (let now = 0; now < 1200; now += 100) pace.drew(now, false);
  expect(pace.waitMs(1120, false)).toBeGreaterThan(50);
  expect(pace.waitMs(1120, true)).toBeLessThanOrEqual(0);
});
