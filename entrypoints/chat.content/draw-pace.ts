/** When the panel may be drawn again. What the person needs now comes with the next frame; the rest, some times a second. */
import { createPurse } from '../../utils/core/purse';

const FRAME_MS = 16;

export interface DrawPace {
  /** How long the next drawing must wait at `now` (monotonic ms); 0 or less is at once. */
  waitMs(now: number, urgent: boolean): number;
  drew(now: number, urgent: boolean): void;
}

export function createDrawPace(): DrawPace {
  // Four questions a second are answered frame by frame, as long as anybody asks; only a page that never rests waits.
  const urgentPurse = createPurse(30, 250);
  const calmPurse = createPurse(6, 1000);
  let drawnAt = Number.NEGATIVE_INFINITY;

  return {
    waitMs: (now, urgent) => Math.max(drawnAt + FRAME_MS - now, (urgent ? urgentPurse : calmPurse).waitMs(now)),
    /** An urgent drawing shows the rest as well; the rest never makes a question wait. */
    drew(now, urgent) {
      calmPurse.spend(now);
      if (urgent) urgentPurse.spend(now);
      drawnAt = now;
    },
  };
}
