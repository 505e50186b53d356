/**
 * Which documents hold a term, in segments of some thousand documents: each is laid out as soon as it is full, so that what
 * a build needs beside its result stays small, and a query works on scores that fit the processor's cache.
 */
import { type Growing, reserve } from './growing';

export interface Postings {
  /** Number of the segment's first document. */
  first: number;
  /** Postings of term t: [starts[t], starts[t + 1]); terms beyond are not in this segment. */
  starts: Uint32Array;
  /** Documents, counted from `first`, and their BM25F weights, 1/IMPACT_SCALE each. */
  documents: Uint16Array;
  impacts: Uint8Array;
}

export interface PostingsBuilder {
  /** The next document's distinct terms, the first `count` of each array. */
  add(terms: Uint32Array, impacts: Uint8Array, count: number): void;
  /** The segment must be laid out before more is added. */
  isFull(): boolean;
  /** Lays the segment out until `clock()` passes `deadlineMs`; returns whether it is done. `terms`: how many there are. */
  layOut(terms: number, deadlineMs: number, clock: () => number): boolean;
  /** In how many documents each term is. */
  counts(): Uint32Array;
  done(): readonly Postings[];
}

const SEGMENT = 8192;
const DOCUMENTS_PER_LOOK = 16;

export function createPostingsBuilder(): PostingsBuilder {
  const segments: Postings[] = [];
  const terms: Growing<Uint32Array> = { values: new Uint32Array(1 << 14), length: 0 };
  const impacts: Growing<Uint8Array> = { values: new Uint8Array(1 << 14), length: 0 };
  const ends = new Uint32Array(SEGMENT);
  let own: Growing<Uint32Array> = { values: new Uint32Array(1 << 12), length: 0 };
  let all: Growing<Uint32Array> = { values: new Uint32Array(1 << 12), length: 0 };
  let held = 0;
  let first = 0;
  let making: (Postings & { cursors: Uint32Array; placed: number }) | undefined;

  function count(into: Growing<Uint32Array>, term: number): Growing<Uint32Array> {
    if (term >= into.values.length) {
      into.length = into.values.length;
      reserve(into, term + 1 - into.length);
    }
    into.values[term] = (into.values[term] as number) + 1;
    return into;
  }

  function begin(termCount: number): NonNullable<typeof making> {
    const starts = new Uint32Array(termCount + 1);
    for (let term = 0; term < termCount; term++) starts[term + 1] = (starts[term] as number) + (own.values[term] ?? 0);
    own.values.fill(0);
    const size = terms.length;
    return {
      first,
      starts,
      documents: new Uint16Array(size),
      impacts: new Uint8Array(size),
      cursors: starts.slice(),
      placed: 0,
    };
  }

  return {
    add(documentTerms, documentImpacts, size) {
      const to = terms.length;
      reserve(terms, size).set(documentTerms.subarray(0, size), to);
      reserve(impacts, size).set(documentImpacts.subarray(0, size), to);
      terms.length += size;
      impacts.length += size;
      for (let at = 0; at < size; at++) {
        own = count(own, documentTerms[at] as number);
        all = count(all, documentTerms[at] as number);
      }
      ends[held++] = terms.length;
    },
    isFull: () => held === SEGMENT,
    layOut(termCount, deadlineMs, clock) {
      if (held === 0) return true;
      making ??= begin(termCount);
      const { cursors, documents, impacts: placed } = making;
      while (making.placed < held) {
        const document = making.placed++;
        for (let raw = document === 0 ? 0 : (ends[document - 1] as number); raw < (ends[document] as number); raw++) {
          const term = terms.values[raw] as number;
          const to = cursors[term] as number;
          cursors[term] = to + 1;
          documents[to] = document;
          placed[to] = impacts.values[raw] as number;
        }
        if (making.placed % DOCUMENTS_PER_LOOK === 0 && making.placed < held && clock() >= deadlineMs) return false;
      }
      const { cursors: _used, placed: _all, ...segment } = making;
      segments.push(segment);
      making = undefined;
      first += held;
      held = terms.length = impacts.length = 0;
      return true;
    },
    counts: () => all.values,
    done: () => segments,
  };
}
