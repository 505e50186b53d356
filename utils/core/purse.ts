/** Paces what comes in bursts: acts are saved up by resting, and who never rests acts once per `everyMs`. */

export interface Purse {
  /** How long the next act must wait at `now` (monotonic ms); 0 or less is at once. */
  waitMs(now: number): number;
  /** One act happened, or `acts` of them; parts count. */
  spend(now: number, acts?: number): void;
}

/**
 * @param most acts that may be saved up
 * @param mostDebt as far as a purse goes into debt: one dear act does not stop everything for long
 */
export function createPurse(most: number, everyMs: number, mostDebt = 0.5): Purse {
  let saved = most;
  let savedAt = 0;

  function save(now: number): void {
    saved = Math.min(most, saved + Math.max(0, now - savedAt) / everyMs);
    savedAt = now;
  }

  return {
    waitMs(now) {
      save(now);
      return (1 - saved) * everyMs;
    },
    spend(now, acts = 1) {
      save(now);
      saved = Math.max(-mostDebt, saved - acts);
    },
  };
}
