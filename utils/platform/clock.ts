/** Owns the reading of time. Everything else is given `now`, so that tests and replays can bend it. */

/** Wall time jumps (NTP, hand); monotone time does not, but belongs to one document. Compare both to find a jump. */
export interface Instant {
  wallMs: number;
  monoMs: number;
}

export interface Clock {
  read(): Instant;
}

export const systemClock: Clock = { read: () => ({ wallMs: Date.now(), monoMs: performance.now() }) };
