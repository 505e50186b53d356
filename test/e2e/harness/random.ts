/** Seeded numbers for lanes; every lane prints its seed, and SIDELINE_SEED repeats a run. */

export interface Dice {
  seed: number;
  /** Whole number from low to high, both included. */
  between(low: number, high: number): number;
}

export function rollDice(name: string, seed = Number(process.env.SIDELINE_SEED ?? Date.now() % 1_000_000)): Dice {
  console.log(`${name}: SIDELINE_SEED=${seed}`);
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { seed, between: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
