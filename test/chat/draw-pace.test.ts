import { expect, it } from 'vitest';
import { createDrawPace } from '../../entrypoints/chat.content/draw-pace';

/** Draws as soon as allowed when asked every `everyMs`; the times of drawing. */
function drawings(everyMs: number, forMs: number): number[] {
  const pace = createDrawPace();
  const times: number[] = [];
  let due: number | undefined;
  for (let now = 0; now < forMs; now++) {
    if (now % everyMs === 0) due ??= now + Math.max(0, pace.waitMs(now));
    if (due === undefined || due > now) continue;
    due = undefined;
    times.push(now);
    pace.drew(now);
  }
  return times;
}

it('draws at once after a rest', () => {
  expect(drawings(500, 3000)).toEqual([0, 500, 1000, 1500, 2000, 2500]);
});

it('draws a burst frame by frame, then settles', () => {
  const times = drawings(5, 3000);
  expect(times.slice(0, 3)).toEqual([0, 16, 32]);
  expect(times.filter((at) => at >= 1000 && at < 3000).length).toBeLessThanOrEqual(10);
  const longest = Math.max(...times.slice(1).map((at, place) => at - (times[place] ?? 0)));
  expect(longest).toBeLessThanOrEqual(205);
});
