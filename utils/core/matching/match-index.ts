/**
 * The shape of a built index and the weights it is read with; refuses to hold any text but the folded titles and triggers
 * that search needs. Every array is typed, so 50,000 scripts stay small and cost the garbage collector nothing.
 */
import type { Snippet } from '../snippet';
import type { Chunks } from './chunks';
import type { ConceptTable } from './concepts';
import type { Postings } from './postings';
import type { Vocabulary } from './vocabulary';

export interface MatchOptions {
  /** Synonym groups: words separated by spaces, one group a line, `_` for a space inside a word. The built-in ones first. */
  synonyms: readonly string[];
}

export interface MatchIndex {
  snippets: readonly Snippet[];
  concepts: ConceptTable;
  vocabulary: Vocabulary;
  /** Per term: inverse document frequency, and kind of token. */
  idf: Float32Array;
  kinds: Uint8Array;
  /** Segments of documents, in order. */
  postings: readonly Postings[];
  /** Phrases of document d: [phraseStarts[d], phraseStarts[d + 1]); the first is the title, the others its triggers. */
  phraseStarts: Uint32Array;
  /** Distinct terms of phrase p: a run of phraseTerms. */
  phraseTermStarts: Uint32Array;
  phraseTermCounts: Uint16Array;
  phraseTerms: Chunks<Uint32Array>;
  /** Folded text of phrase p: a run of phraseText. */
  phraseTextStarts: Uint32Array;
  phraseTextLengths: Uint16Array;
  phraseText: Chunks<Uint16Array>;
}

export const FIELD = { title: 2, trigger: 1, body: 0.3 } as const;
export const BM25 = { k1: 1.2, b: 0.4 } as const;
/** BM25F saturates at k1 + 1 = 2.2; 115 steps to one keep it inside a byte. */
export const IMPACT_SCALE = 115;

/** What one matching token is worth, by kind (see tokens.ts), times its idf. */
export const KIND_WEIGHTS: number[] = [0.7, 0.6, 0.5, 0.7, 0.2, 1.3, 0.6, 0.6, 0.3, 0.8];
