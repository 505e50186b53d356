/** When the panel may be drawn again. What the person needs now comes with the next frame; the rest, some times a second. */

const FRAME_MS = 16;

/** Drawings saved up by resting, one per `everyMs`, `most` at most: a page that never rests is drawn that often. */
interface Purse {
  saved: number;
  most: number;
  everyMs: number;
}

export interface DrawPace {
  /** How long the next drawing must wait at `now` (monotonic ms); 0 or less is at once. */
  waitMs(now: number, urgent: boolean): number;
  drew(now: number, urgent: boolean): void;
}

export function createDrawPace(): DrawPace {
  const urgentPurse: Purse = { saved: 6, most: 6, everyMs: 150 };
  const calmPurse: Purse = { saved: 2, most: 2, everyMs: 200 };
  let savedAt = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;

  function save(now: number): void {
    for (const purse of [urgentPurse, calmPurse])
      purse.saved = Math.min(purse.most, purse.saved + (now - savedAt) / purse.everyMs);
    savedAt = now;
  }

  return {
    waitMs(now, urgent) {
      save(now);
      const { saved, everyMs } = urgent ? urgentPurse : calmPurse;
      return Math.max(drawnAt + FRAME_MS - now, (1 - saved) * everyMs);
    },
    /** An urgent drawing shows the rest as well; the rest never makes a question wait. */
    drew(now, urgent) {
      save(now);
      for (const purse of urgent ? [urgentPurse, calmPurse] : [calmPurse]) purse.saved = Math.max(0, purse.saved - 1);
      drawnAt = now;
    },
  };
}
