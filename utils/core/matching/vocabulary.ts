/** Numbers tokens in the order they are first seen, in an open-addressing table; refuses to forget one. */

export interface Vocabulary {
  /** Token key of each slot; meaningful only where `terms` is not 0. */
  keys: Uint32Array;
  /** Term number + 1 of each slot; 0 is an empty slot. */
  terms: Uint32Array;
  size: number;
}

const FIRST_SLOTS = 1 << 14;
const MAX_LOAD = 0.6;

export function createVocabulary(): Vocabulary {
  return { keys: new Uint32Array(FIRST_SLOTS), terms: new Uint32Array(FIRST_SLOTS), size: 0 };
}

function slotOf(keys: Uint32Array, terms: Uint32Array, key: number): number {
  const last = keys.length - 1;
  let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & last;
  while (terms[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & last;
  return slot;
}

function grow(vocabulary: Vocabulary): void {
  const { keys, terms } = vocabulary;
  const biggerKeys = new Uint32Array(keys.length * 2);
  const biggerTerms = new Uint32Array(keys.length * 2);
  for (let slot = 0; slot < keys.length; slot++) {
    if (terms[slot] === 0) continue;
    const key = keys[slot] ?? 0;
    const to = slotOf(biggerKeys, biggerTerms, key);
    biggerKeys[to] = key;
    biggerTerms[to] = terms[slot] ?? 0;
  }
  vocabulary.keys = biggerKeys;
  vocabulary.terms = biggerTerms;
}

/** The token's term number, given now if it has none. */
export function internTerm(vocabulary: Vocabulary, key: number): number {
  const slot = slotOf(vocabulary.keys, vocabulary.terms, key);
  const known = vocabulary.terms[slot] ?? 0;
  if (known !== 0) return known - 1;
  vocabulary.keys[slot] = key;
  vocabulary.terms[slot] = ++vocabulary.size;
  if (vocabulary.size > vocabulary.keys.length * MAX_LOAD) grow(vocabulary);
  return vocabulary.size - 1;
}

/** The token's term number, or -1. */
export function findTerm(vocabulary: Vocabulary, key: number): number {
  return (vocabulary.terms[slotOf(vocabulary.keys, vocabulary.terms, key)] ?? 0) - 1;
}
