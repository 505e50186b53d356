/** Scores documents by the terms they share with a query; refuses to know where the query came from. */
import { IMPACT_SCALE, type MatchIndex } from './match-index';

/** BM25F of every document for the turn's terms. */
export function lexicalScores(index: MatchIndex, weights: ReadonlyMap<number, number>): Float32Array {
  const scores = new Float32Array(index.snippets.length);
  const { starts, documents, impacts } = index;
  for (const [term, weight] of weights) {
    const scale = weight / IMPACT_SCALE;
    const end = starts[term + 1] ?? 0;
    for (let at = starts[term] ?? 0; at < end; at++) {
      const document = documents[at] as number;
      scores[document] = (scores[document] as number) + scale * (impacts[at] as number);
    }
  }
  return scores;
}

/** The best `limit` documents with a score above 0, in no order. */
export function topDocuments(scores: Float32Array, limit: number): number[] {
  const found: number[] = [];
  let floor = 0;
  for (let document = 0; document < scores.length; document++) {
    if ((scores[document] as number) <= floor) continue;
    found.push(document);
    if (found.length >= limit * 4) {
      found.sort((a, b) => (scores[b] as number) - (scores[a] as number));
      found.length = limit;
      floor = scores[found[limit - 1] as number] as number;
    }
  }
  return found.sort((a, b) => (scores[b] as number) - (scores[a] as number)).slice(0, limit);
}
