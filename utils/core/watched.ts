/** Owns a shift as a person reads it: watched, not watched, in order. Refuses to guess: what nobody reported was not watched. */

export type Span = readonly [from: number, to: number];

export interface WatchedPiece {
  /** Epoch ms. */
  from: number;
  to: number;
  watched: boolean;
}

/** Gaps shorter than this are a reload or a blink of the page: they are added up, not listed. */
const WORTH_TELLING_MS = 60_000;

export interface WatchedShift {
  pieces: WatchedPiece[];
  /** Gaps too short to be listed, together. */
  shortMs: number;
}

/** @param spans sorted, apart from one another; @param within the shift, in order */
export function watchedShift(spans: readonly Span[], within: readonly Span[]): WatchedShift {
  const pieces: WatchedPiece[] = [];
  let shortMs = 0;
  for (const [begin, end] of within) {
    let at = begin;
    let last: WatchedPiece | undefined;
    const gap = (to: number) => {
      if (to <= at) return;
      if (to - at < WORTH_TELLING_MS && last) shortMs += to - at;
      else {
        last = undefined;
        pieces.push({ from: at, to, watched: false });
      }
    };
    for (const [from, to] of spans) {
      const [first, final] = [Math.max(from, at), Math.min(to, end)];
      if (final <= first) continue;
      gap(first);
      // Over a short gap it is one stretch.
      if (last) last.to = final;
      else {
        last = { from: first, to: final, watched: true };
        pieces.push(last);
      }
      at = final;
    }
    if (end - at < WORTH_TELLING_MS && last) shortMs += Math.max(0, end - at);
    else if (end > at) pieces.push({ from: at, to: end, watched: false });
  }
  return { pieces, shortMs };
}
