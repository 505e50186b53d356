/** Owns reading a wait histogram back into waits; what it says is an estimate unless it lies on an edge. */
import { WAIT_EDGES_SEC } from './turn';

/** Lower and upper end of a bucket, ms. The last bucket has no edge above, so it ends at the longest wait, or at its foot. */
function boundsOf(bucket: number, longestMs: number | undefined): [number, number] {
  const lower = bucket === 0 ? 0 : (WAIT_EDGES_SEC[bucket - 1] ?? 0) * 1000;
  const upper = (WAIT_EDGES_SEC[bucket] ?? 0) * 1000;
  const end = upper > 0 ? Math.min(upper, longestMs ?? upper) : (longestMs ?? lower);
  return [lower, Math.max(lower, end)];
}

/**
 * The wait that `share` (0 to 1) of the turns do not exceed, ms, by linear interpolation inside its bucket; never above
 * the longest wait. undefined without turns. Always an estimate.
 */
export function percentile(waits: readonly number[], share: number, longestMs?: number): number | undefined {
  const total = waits.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return undefined;
  // One wait is its own longest: no need to guess.
  if (total === 1 && longestMs !== undefined) return longestMs;
  const rank = share * total;
  let below = 0;
  for (const [bucket, count] of waits.entries()) {
    if (count > 0 && below + count >= rank) {
      const [lower, upper] = boundsOf(bucket, longestMs);
      return Math.round(lower + ((upper - lower) * Math.max(0, rank - below)) / count);
    }
    below += count;
  }
  return longestMs;
}

/** How many waits are not above `seconds`. Exact on an edge of WAIT_EDGES_SEC; between edges interpolated. */
export function histogramCount(waits: readonly number[], seconds: number): { count: number; estimated: boolean } {
  let count = 0;
  for (const [bucket, edge] of WAIT_EDGES_SEC.entries()) {
    const here = waits[bucket] ?? 0;
    if (edge <= seconds) {
      count += here;
      if (edge === seconds) return { count, estimated: false };
    } else {
      const lower = bucket === 0 ? 0 : (WAIT_EDGES_SEC[bucket - 1] ?? 0);
      return { count: count + (here * (seconds - lower)) / (edge - lower), estimated: here > 0 };
    }
  }
  return { count, estimated: (waits[WAIT_EDGES_SEC.length] ?? 0) > 0 };
}
