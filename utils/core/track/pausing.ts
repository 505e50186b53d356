/**
 * A tracker that hears nothing while the console cannot be read: no fact is made and nobody is said to wait. To the tracker
 * inside it is a time that nobody watched: what it finds afterwards came nobody knows when, and is not counted.
 */
import { FROZEN_MS } from './bounds';
import type { Tracker } from './tracker';

export function pausing(tracker: Tracker, isPaused: () => boolean): Tracker {
  let paused = false;
  /** However short the pause: it must be a gap between two moments. */
  let gapMs = 0;
  return {
    ...tracker,
    track(input, now) {
      if (isPaused()) {
        paused = true;
        return { facts: [], touched: [], heard: [] };
      }
      if (paused) gapMs += 2 * FROZEN_MS;
      paused = false;
      return tracker.track(input, { wall: now.wall, mono: now.mono + gapMs });
    },
    live: () => (isPaused() ? [] : tracker.live()),
    liveOf: (id) => (isPaused() ? undefined : tracker.liveOf(id)),
  };
}
