/** Owns the one source of chance of the simulated consoles; refuses Math.random, so that a seed replays a day. */

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [low, high], both included. */
  between(low: number, high: number): number;
  /** Like `between`, but short more often than long, as delays are. */
  lag(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
  /** `length` characters of [0-9a-z]. */
  tail(length: number): string;
  /** Saved with the page's state, so that a reload continues the same sequence. */
  state(): number;
}

/** Mulberry32: small, quick, good enough to shake a page with. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    lag: (low, high) => Math.round(low + (high - low) * next() ** 2),
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[between(0, list.length - 1)];
      if (chosen === undefined) throw new Error('pick from an empty list');
      return chosen;
    },
    chance: (share) => next() < share,
    tail: (length) => Array.from({ length }, () => between(0, 35).toString(36)).join(''),
    state: () => state,
  };
}
