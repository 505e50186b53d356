/** Paces what comes in bursts: acts are saved up by resting, and who never rests acts once per `everyMs`. */

/** As far as a purse goes into debt: one dear act does not stop everything for long. */
const MOST_DEBT = 0.5;

export interface Purse {
  /** How long the next act must wait at `now` (monotonic ms); 0 or less is at once. */
  waitMs(now: number): number;
  /** One act happened, or `acts` of them; parts count. */
  spend(now: number, acts?: number): void;
}

/** `most`: acts that may be saved up. */
export function createPurse(most: number, everyMs: number): Purse {
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
      saved = Math.max(-MOST_DEBT, saved - acts);
    },
  };
}
