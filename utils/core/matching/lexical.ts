/** Scores documents by the terms they share with a query; refuses to know where the query came from. */
import { IMPACT_SCALE, type MatchIndex } from './match-index';

/** Grows with the largest index seen: a turn must not cost the garbage collector an array as long as the library. */
let scratch = new Float32Array(0);

/** BM25F of every document for the turn's terms. The array is good until the next call. */
export function lexicalScores(index: MatchIndex, weights: ReadonlyMap<number, number>): Float32Array {
  const count = index.snippets.length;
  if (scratch.length < count) scratch = new Float32Array(count);
  const scores = scratch.subarray(0, count).fill(0);
  const terms = [...weights.keys()];
  const scales = Float64Array.from(weights.values(), (weight) => weight / IMPACT_SCALE);
  for (const { first, starts, documents, impacts } of index.postings) {
    for (let t = 0; t < terms.length; t++) {
      const term = terms[t] as number;
      const scale = scales[t] as number;
      const end = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? 0; at < end; at++) {
        const document = first + (documents[at] as number);
        scores[document] = (scores[document] as number) + scale * (impacts[at] as number);
      }
    }
  }
  return scores;
}

const BUCKETS = 512;
const buckets = new Uint32Array(BUCKETS);

/** A score that at least `limit` documents reach, or 0: what is below it need not be sorted. */
function reachedBy(scores: Float32Array, limit: number): number {
  let most = 0;
  for (let document = 0; document < scores.length; document++)
    if ((scores[document] as number) > most) most = scores[document] as number;
  if (most === 0) return 0;
  buckets.fill(0);
  const scale = (BUCKETS - 1) / most;
  for (let document = 0; document < scores.length; document++) {
    const bucket = ((scores[document] as number) * scale) | 0;
    buckets[bucket] = (buckets[bucket] as number) + 1;
  }
  let bucket = BUCKETS - 1;
  for (let seen = 0; bucket > 0; bucket--) {
    seen += buckets[bucket] as number;
    if (seen >= limit) break;
  }
  return (bucket / scale) * (1 - 1e-6);
}

/** The best `limit` documents with a score above 0, best first, among equals the earlier. */
export function topDocuments(scores: Float32Array, limit: number): number[] {
  const found: number[] = [];
  const order = (a: number, b: number) => (scores[b] as number) - (scores[a] as number);
  let floor = reachedBy(scores, limit);
  for (let document = 0; document < scores.length; document++) {
    if ((scores[document] as number) <= floor) continue;
    found.push(document);
    if (found.length >= limit * 4) {
      found.sort(order);
      found.length = limit;
      floor = scores[found[limit - 1] as number] as number;
    }
  }
  return found.sort(order).slice(0, limit);
}
