/**
 * Owns finding scripts that say the same: equal titles, questions claimed twice, bodies that hardly differ.
 * Bodies are compared by their sets of character pairs; only bodies that share one of their rarest pairs are compared at all,
 * which finds every pair of bodies above the threshold without looking at all pairs.
 */
import type { SnippetId } from './ids';
import { normalise } from './matching/normalise';
import type { Snippet } from './snippet';

export type DuplicateReason = 'title' | 'trigger' | 'body';

/** Two or more scripts, in the order of the list. */
export interface DuplicateGroup {
  reason: DuplicateReason;
  ids: SnippetId[];
  /** The question or title they share, as the first one writes it; absent for bodies. */
  text?: string;
}

/** Share of the character pairs of both bodies that they have in common. */
const NEAR = 0.85;
/** Shorter bodies differ too much by one character to be called alike: only equal ones are. */
const SHORT = 12;

/** Groups by title, then by question, then by body. Scripts of equal body are one group, and chains of near ones too. */
export function findDuplicates(snippets: readonly Snippet[]): DuplicateGroup[] {
  return [
    ...shared(snippets, 'title', (snippet) => [snippet.title]),
    ...shared(snippets, 'trigger', (snippet) => snippet.triggers),
    ...nearBodies(snippets),
  ];
}

function shared(
  snippets: readonly Snippet[],
  reason: DuplicateReason,
  textsOf: (snippet: Snippet) => readonly string[],
): DuplicateGroup[] {
  const groups = new Map<string, { text: string; ids: Set<SnippetId> }>();
  for (const snippet of snippets) {
    for (const text of textsOf(snippet)) {
      const folded = normalise(text).replaceAll(' ', '');
      if (folded === '') continue;
      const group = groups.get(folded);
      if (group) group.ids.add(snippet.id);
      else groups.set(folded, { text, ids: new Set([snippet.id]) });
    }
  }
  return [...groups.values()]
    .filter(({ ids }) => ids.size > 1)
    .map(({ text, ids }) => ({ reason, ids: [...ids], text }));
}

function nearBodies(snippets: readonly Snippet[]): DuplicateGroup[] {
  const texts = snippets.map(({ body }) => normalise(body).replaceAll(' ', ''));
  const leader = snippets.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (leader[root] !== root) root = leader[root] as number;
    leader[index] = root;
    return root;
  };
  const join = (a: number, b: number) => {
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number];
    leader[high] = low;
  };
  const firstOf = new Map<string, number>();
  const distinct: number[] = [];
  for (const [index, text] of texts.entries()) {
    if (text === '') continue;
    const first = firstOf.get(text);
    if (first !== undefined) join(first, index);
    else {
      firstOf.set(text, index);
      if (text.length >= SHORT) distinct.push(index);
    }
  }
  eachNearPair(
    distinct.map((index) => texts[index] as string),
    (a, b) => rootOf(distinct[a] as number) === rootOf(distinct[b] as number),
    (a, b) => join(distinct[a] as number, distinct[b] as number),
  );
  const groups = new Map<number, SnippetId[]>();
  for (const [index, { id }] of snippets.entries()) {
    const root = rootOf(index);
    const ids = groups.get(root);
    if (ids) ids.push(id);
    else groups.set(root, [id]);
  }
  return [...groups.values()].filter((ids) => ids.length > 1).map((ids) => ({ reason: 'body', ids }));
}

/**
 * Prefix filtering: sets that overlap enough must share one of the few pairs that are rarest over all texts.
 * Pairs are numbered by how rare they are, so that a set is a sorted array and its prefix is its start.
 */
function eachNearPair(
  texts: readonly string[],
  isKnown: (a: number, b: number) => boolean,
  found: (a: number, b: number) => void,
): void {
  const sets = rankedPairs(texts);
  const order = sets.map((_, index) => index).sort((a, b) => (sets[a]?.length ?? 0) - (sets[b]?.length ?? 0));
  const buckets = new Map<number, number[]>();
  const seenBy = new Int32Array(sets.length).fill(-1);
  for (const index of order) {
    const set = sets[index] as Int32Array;
    const prefix = set.subarray(0, set.length - Math.ceil(NEAR * set.length) + 1);
    for (const pair of prefix) {
      const bucket = buckets.get(pair);
      if (!bucket) {
        buckets.set(pair, [index]);
        continue;
      }
      for (const other of bucket) {
        const others = sets[other] as Int32Array;
        if (seenBy[other] === index || others.length < NEAR * set.length || isKnown(other, index)) continue;
        seenBy[other] = index;
        if (isNear(set, others)) found(other, index);
      }
      bucket.push(index);
    }
  }
}

function isNear(a: Int32Array, b: Int32Array): boolean {
  // What both must have in common for the share to reach the threshold; give up as soon as it is out of reach.
  const needed = Math.ceil((NEAR * (a.length + b.length)) / (1 + NEAR));
  let common = 0;
  let at = 0;
  let other = 0;
  while (at < a.length && other < b.length) {
    if (common + Math.min(a.length - at, b.length - other) < needed) return false;
    const difference = (a[at] as number) - (b[other] as number);
    if (difference === 0) common += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  return common >= needed;
}

function rankedPairs(texts: readonly string[]): Int32Array[] {
  const sets = texts.map(pairsOf);
  const frequency = new Map<number, number>();
  for (const set of sets) for (const pair of set) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const rank = new Map([...frequency].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([pair], index) => [pair, index]));
  return sets.map((set) => Int32Array.from(set, (pair) => rank.get(pair) ?? 0).sort());
}

function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1));
  return pairs;
}
