/** The few best of many hits, in order, without ever sorting them all; refuses to know what a cost stands for. */

export interface Ranked {
  document: number;
  cost: number;
  found: 'shortcut' | 'title' | 'trigger' | 'text';
}

export interface RankedHits {
  /** A hit that costs more is not among the best; what costs less may be. */
  bound(): number;
  add(hit: Ranked): void;
  /** Best first. */
  list(): readonly Ranked[];
}

/** @param lengthOf title length: among equal costs the shorter wins, then the earlier document */
export function createRankedHits(limit: number, lengthOf: (document: number) => number): RankedHits {
  const hits: Ranked[] = [];
  let bound = Number.POSITIVE_INFINITY;
  const cut = () => {
    hits.sort((a, b) => a.cost - b.cost || lengthOf(a.document) - lengthOf(b.document) || a.document - b.document);
    if (hits.length > limit) hits.length = limit;
    if (hits.length === limit) bound = hits[limit - 1]?.cost ?? bound;
  };
  return {
    bound: () => bound,
    add(hit) {
      if (hit.cost > bound) return;
      hits.push(hit);
      if (hits.length >= 2 * limit + 32) cut();
    },
    list() {
      cut();
      return hits;
    },
  };
}
