/**
 * Whether a reply can be a person's: a robot whose mark the page has lost answers within seconds, and nobody's hands moved.
 * Owns when hands were seen at work. Refuses to doubt a reply that came later, or while anybody did anything here.
 */

/** No person, on whatever device, reads and answers sooner. */
const QUICK_MS = 3000;
/** Enter may have been pressed before the buyer's words were drawn. */
const BEFORE_MS = 2000;
const AFTER_MS = 500;
/** Acts closer together than this are one. */
const ONE_ACT_MS = 250;
const KEPT = 200;

export interface Reply {
  /** Epoch ms, both by one clock, exact to `resolutionMs`. */
  askedAt: number;
  repliedAt: number;
  resolutionMs: number;
  /** By the page's clock, which may differ from ours. */
  byPage: boolean;
}

export interface Hands {
  /** A key, a click or a change on the page; epoch ms. */
  moved(at: number): void;
  /** Rows are being read. `appearedAt`: when those came that are new; undefined: they may have stood there before. */
  reading(appearedAt: number | undefined): void;
  canHaveWritten(reply: Reply): boolean;
}

export function createHands(startedAt: number): Hands {
  const acts: { from: number; to: number }[] = [];
  let appearedAt: number | undefined;
  /** Our clock minus the page's, as far as rows that were seen to come have told. */
  let ahead: number | undefined;

  return {
    moved(at) {
      const last = acts.at(-1);
      if (last && at - last.to <= ONE_ACT_MS && at >= last.to) last.to = at;
      else acts.push({ from: at, to: at });
      if (acts.length > KEPT) acts.shift();
    },
    reading(at) {
      appearedAt = at;
    },
    canHaveWritten({ askedAt, repliedAt, resolutionMs, byPage }) {
      if (byPage && appearedAt !== undefined)
        ahead = Math.min(ahead ?? Number.POSITIVE_INFINITY, appearedAt - repliedAt);
      const tookMs = repliedAt - askedAt;
      const shift = byPage ? ahead : 0;
      if (tookMs < 0 || tookMs > QUICK_MS || shift === undefined) return true;
      const from = askedAt + shift - BEFORE_MS - resolutionMs;
      const to = repliedAt + shift + AFTER_MS + resolutionMs;
      // Of what came before the first act that is kept, nothing is known.
      const since = acts.length === KEPT ? (acts[0]?.from ?? 0) : startedAt;
      return from < since || acts.some((act) => act.to >= from && act.from <= to);
    },
  };
}
