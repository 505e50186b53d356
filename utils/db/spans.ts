/** Owns unions of watched spans. Pure; spans are sorted, apart from one another, and half-open epoch ms. */

export type Span = readonly [from: number, to: number];

/** The union with one more span. Adding it twice, or in pieces, or in any order, gives the same. */
export function addSpan(spans: readonly Span[], added: Span): [number, number][] {
  if (added[1] <= added[0]) return spans.map(([from, to]) => [from, to]);
  const sorted = [...spans, added].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const union: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = union[union.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else union.push([from, to]);
  }
  return union;
}

/** Watched ms inside `within`. */
export function watchedMs(spans: readonly Span[], within: Span): number {
  return spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, within[1]) - Math.max(from, within[0])), 0);
}

/** The same inside several spans that do not overlap. */
export function watchedWithin(spans: readonly Span[], within: readonly Span[]): number {
  return within.reduce((sum, each) => sum + watchedMs(spans, each), 0);
}

/**
 * Where the unbroken watch that reaches `now` began: back over gaps of at most `gapMs`. `now` itself when nothing
 * reaches it, so that a page-timed message from before is history and not a turn.
 */
export function unbrokenSince(spans: readonly Span[], now: number, gapMs: number): number {
  let since = now;
  for (const [from, to] of spans.toReversed()) {
    if (from > now) continue;
    if (since - to > gapMs) break;
    since = Math.min(since, from);
  }
  return since;
}

/** Share of the shift that was watched, 0 to 1; undefined when there is no shift to compare with. */
export function coverageShare(spans: readonly Span[], shift: readonly Span[]): number | undefined {
  const length = shift.reduce((sum, [from, to]) => sum + to - from, 0);
  return length > 0 ? watchedWithin(spans, shift) / length : undefined;
}
