/** When the panel may be drawn again: a single change at once, a burst frame by frame, a page that never rests some times a second. */

const FRAME_MS = 16;
/** While the page never rests, one drawing per so many ms. */
const STEADY_MS = 200;
/** Drawings saved up by resting. */
const SAVED_MOST = 4;

export interface DrawPace {
  /** How long the next drawing must wait at `now` (monotonic ms); 0 or less is at once. */
  waitMs(now: number): number;
  drew(now: number): void;
}

export function createDrawPace(): DrawPace {
  let saved = SAVED_MOST;
  let savedAt = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;

  function save(now: number): void {
    saved = Math.min(SAVED_MOST, saved + (now - savedAt) / STEADY_MS);
    savedAt = now;
  }

  return {
    waitMs(now) {
      save(now);
      return Math.max(drawnAt + FRAME_MS - now, (1 - saved) * STEADY_MS);
    },
    drew(now) {
      save(now);
      saved = Math.max(0, saved - 1);
      drawnAt = now;
    },
  };
}
