/** Owns whether the cards on offer have stood long enough for a person to have chosen among them. */

/** Nobody reads a card and presses its key in less time: a key that comes sooner was meant for the card before. */
export const STEADY_MS = 200;

export interface SteadyCards {
  /** `cards` names what stands there now. */
  drawn(cards: string): void;
  /** What stood there is on offer no more, drawn over or not: what comes back a moment later nobody has read. */
  gone(): void;
  isSteady(): boolean;
}

/** @param now ms on any clock that never goes back */
export function createSteadyCards(now: () => number): SteadyCards {
  let shown = '';
  let since = Number.NEGATIVE_INFINITY;
  return {
    drawn(cards) {
      if (cards !== shown) since = now();
      shown = cards;
    },
    gone() {
      shown = '';
    },
    isSteady: () => now() - since >= STEADY_MS,
  };
}
