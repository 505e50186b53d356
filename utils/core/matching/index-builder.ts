/**
 * Builds a MatchIndex from scripts, all at once or in slices that end at a deadline; refuses to change a built one:
 * a changed library is a new index, swapped in when it is ready.
 */
import type { Snippet } from '../snippet';
import { createConceptTable } from './concepts';
import { append, type Growing, reserve, trimmed } from './growing';
import { BM25, FIELD, IMPACT_SCALE, type MatchIndex, type MatchOptions } from './match-index';
import { createTextBuffer, normaliseInto } from './normalise';
import { createTokenSink, tokenise } from './tokens';
import { createVocabulary, internTerm } from './vocabulary';

export interface IndexBuilder {
  /**
   * Works until `clock()` passes `deadlineMs` (same clock, ms) or all is done; returns whether all is done. Looks at the
   * clock every few scripts, so a slice overruns by well under a millisecond.
   */
  step(deadlineMs: number, clock: () => number): boolean;
  /** Share done, 0 to 1, for a progress line. */
  progress(): number;
  /** The finished index. Throws if `step` has not returned true. */
  finish(): MatchIndex;
}

const DOCUMENTS_PER_LOOK = 8;
const MAX_TERMS_PER_DOCUMENT = 65_536;
const BODY_CHARS = 600;

/** A builder over a snapshot of `snippets`; the array must not change while it runs. */
export function createIndexBuilder(snippets: readonly Snippet[], options: MatchOptions): IndexBuilder {
  const concepts = createConceptTable(options.synonyms);
  const vocabulary = createVocabulary();
  const sink = createTokenSink();
  const buffer = createTextBuffer();
  const slots: Growing<Uint32Array> = { values: new Uint32Array(1 << 14), length: 0 };
  const counts: Growing<Uint32Array> = { values: new Uint32Array(1 << 14), length: 0 };
  const kinds: Growing<Uint8Array> = { values: new Uint8Array(1 << 14), length: 0 };
  const rawTerms: Growing<Uint32Array> = { values: new Uint32Array(1 << 16), length: 0 };
  const rawImpacts: Growing<Uint8Array> = { values: new Uint8Array(1 << 16), length: 0 };
  const rawEnds = new Uint32Array(snippets.length);
  const weights = new Float32Array(MAX_TERMS_PER_DOCUMENT);
  const phraseStarts = new Uint32Array(snippets.length + 1);
  const phraseTermStarts: Growing<Uint32Array> = { values: new Uint32Array(1 << 12), length: 0 };
  const phraseTextStarts: Growing<Uint32Array> = { values: new Uint32Array(1 << 12), length: 0 };
  const phraseTerms: Growing<Uint32Array> = { values: new Uint32Array(1 << 16), length: 0 };
  const phraseText: Growing<Uint16Array> = { values: new Uint16Array(1 << 16), length: 0 };
  let read = 0;
  let placed = 0;
  let averages: { title: number; trigger: number; body: number } | undefined;
  let starts: Uint32Array | undefined;
  let cursors: Uint32Array | undefined;
  let documents: Uint16Array | Uint32Array | undefined;
  let impacts: Uint8Array | undefined;

  /** Average field lengths in characters, from a sample: exact ones would cost a pass and change nothing. */
  function measure() {
    const every = Math.max(1, Math.floor(snippets.length / 2000));
    let seen = 0;
    const sum = { title: 0, trigger: 0, body: 0 };
    for (let at = 0; at < snippets.length; at += every) {
      const snippet = snippets[at];
      if (!snippet) continue;
      seen++;
      sum.title += snippet.title.length;
      for (const trigger of snippet.triggers) sum.trigger += trigger.length;
      sum.body += Math.min(BODY_CHARS, snippet.body.length);
    }
    const average = (total: number) => Math.max(1, total / Math.max(1, seen));
    return { title: average(sum.title), trigger: average(sum.trigger), body: average(sum.body) };
  }

  const lengthNorm = (length: number, average: number) => 1 - BM25.b + (BM25.b * length) / average;

  function newTerm(term: number, kind: number) {
    if (term < counts.length) return;
    append(counts, 0);
    append(slots, 0);
    append(kinds, kind);
  }

  /** Adds the sink's tokens to the document whose postings start at `base`; returns how many distinct terms it has. */
  function collect(base: number, distinct: number, weight: number): number {
    let held = distinct;
    for (let at = 0; at < sink.length; at++) {
      const term = internTerm(vocabulary, sink.keys[at] ?? 0);
      newTerm(term, sink.kinds[at] ?? 0);
      // Slots are numbered from 1 across the whole build: a smaller number is left from an earlier document.
      const slot = (slots.values[term] ?? 0) - 1 - base;
      if (slot >= 0) {
        weights[slot] = (weights[slot] ?? 0) + weight;
      } else if (held < MAX_TERMS_PER_DOCUMENT) {
        weights[held] = weight;
        slots.values[term] = base + held + 1;
        reserve(rawTerms, held + 1)[base + held] = term;
        counts.values[term] = (counts.values[term] ?? 0) + 1;
        held++;
      }
    }
    return held;
  }

  function addPhrase(text: string) {
    const length = normaliseInto(text, buffer);
    append(phraseTextStarts, phraseText.length);
    append(phraseTermStarts, phraseTerms.length);
    reserve(phraseText, length).set(buffer.subarray(0, length), phraseText.length);
    phraseText.length += length;
    sink.length = 0;
    tokenise(buffer, 0, length, sink, concepts);
    const first = phraseTerms.length;
    for (let at = 0; at < sink.length; at++) {
      const term = internTerm(vocabulary, sink.keys[at] ?? 0);
      newTerm(term, sink.kinds[at] ?? 0);
      if (!phraseTerms.values.subarray(first, phraseTerms.length).includes(term)) append(phraseTerms, term);
    }
  }

  function addDocument(at: number) {
    const snippet = snippets[at];
    if (!snippet || !averages) return;
    phraseStarts[at] = phraseTextStarts.length;
    const base = rawTerms.length;
    let triggerChars = 0;
    for (const trigger of snippet.triggers) triggerChars += trigger.length;
    addPhrase(snippet.title);
    let held = collect(base, 0, FIELD.title / lengthNorm(snippet.title.length, averages.title));
    const triggerWeight = FIELD.trigger / lengthNorm(triggerChars, averages.trigger);
    for (const trigger of snippet.triggers) {
      addPhrase(trigger);
      held = collect(base, held, triggerWeight);
    }
    const body = snippet.body.slice(0, BODY_CHARS);
    sink.length = 0;
    tokenise(buffer, 0, normaliseInto(body, buffer), sink);
    held = collect(base, held, FIELD.body / lengthNorm(body.length, averages.body));
    const bytes = reserve(rawImpacts, held);
    for (let slot = 0; slot < held; slot++) {
      const weight = weights[slot] ?? 0;
      bytes[base + slot] = Math.max(1, Math.round((IMPACT_SCALE * (weight * (BM25.k1 + 1))) / (weight + BM25.k1)));
    }
    rawTerms.length += held;
    rawImpacts.length += held;
    rawEnds[at] = rawTerms.length;
  }

  function layOut() {
    starts = new Uint32Array(vocabulary.size + 1);
    for (let term = 0; term < vocabulary.size; term++)
      starts[term + 1] = (starts[term] ?? 0) + (counts.values[term] ?? 0);
    cursors = starts.slice();
    documents = snippets.length <= 0x10000 ? new Uint16Array(rawTerms.length) : new Uint32Array(rawTerms.length);
    impacts = new Uint8Array(rawTerms.length);
  }

  function placeDocument(at: number) {
    if (!cursors || !documents || !impacts) return;
    for (let raw = at === 0 ? 0 : (rawEnds[at - 1] ?? 0); raw < (rawEnds[at] ?? 0); raw++) {
      const term = rawTerms.values[raw] ?? 0;
      const to = cursors[term] ?? 0;
      cursors[term] = to + 1;
      documents[to] = at;
      impacts[to] = rawImpacts.values[raw] ?? 0;
    }
  }

  function step(deadlineMs: number, clock: () => number): boolean {
    averages ??= measure();
    while (read < snippets.length) {
      addDocument(read++);
      if (read % DOCUMENTS_PER_LOOK === 0 && clock() >= deadlineMs) return false;
    }
    if (!starts) layOut();
    while (placed < snippets.length) {
      placeDocument(placed++);
      if (placed % DOCUMENTS_PER_LOOK === 0 && clock() >= deadlineMs) return false;
    }
    return true;
  }

  function finish(): MatchIndex {
    if (!starts || !documents || !impacts || placed < snippets.length) throw new Error('The index is not built yet.');
    phraseStarts[snippets.length] = phraseTextStarts.length;
    append(phraseTextStarts, phraseText.length);
    append(phraseTermStarts, phraseTerms.length);
    const idf = new Float32Array(vocabulary.size);
    for (let term = 0; term < idf.length; term++) {
      const count = counts.values[term] ?? 0;
      idf[term] = Math.log(1 + (snippets.length - count + 0.5) / (count + 0.5));
    }
    return {
      snippets,
      concepts,
      vocabulary,
      idf,
      kinds: trimmed(kinds),
      starts,
      documents,
      impacts,
      phraseStarts,
      phraseTermStarts: trimmed(phraseTermStarts),
      phraseTerms: trimmed(phraseTerms),
      phraseTextStarts: trimmed(phraseTextStarts),
      phraseText: trimmed(phraseText),
    };
  }

  const progress = () => (snippets.length === 0 ? 1 : (read * 0.85 + placed * 0.15) / snippets.length);
  return { step, progress, finish };
}
