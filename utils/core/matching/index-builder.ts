/**
 * Builds a MatchIndex from scripts, all at once or in slices that end at a deadline; refuses to change a built one:
 * a changed library is a new index, swapped in when it is ready.
 */
import type { Snippet } from '../snippet';
import { addRun, type Chunks } from './chunks';
import { createConceptTable } from './concepts';
import { append, type Growing, trimmed } from './growing';
import { BM25, FIELD, IMPACT_SCALE, type MatchIndex, type MatchOptions } from './match-index';
import { createTextBuffer, normaliseInto } from './normalise';
import { createPostingsBuilder } from './postings';
import { createTokenSink, tokenise } from './tokens';
import { createVocabulary, internTerm } from './vocabulary';

export interface IndexBuilder {
  /**
   * Works until `clock()` passes `deadlineMs` (same clock, ms) or all is done; returns whether all is done. Looks at the
   * clock after every script, so a slice overruns by well under a millisecond.
   */
  step(deadlineMs: number, clock: () => number): boolean;
  /** Share done, 0 to 1, for a progress line. */
  progress(): number;
  /** The finished index; only hands over. Throws if `step` has not returned true. */
  finish(): MatchIndex;
}

const MAX_TERMS_PER_DOCUMENT = 65_536;
/** More than any title or question a pack may hold has. */
const MAX_TERMS_PER_PHRASE = 8192;
const BODY_CHARS = 600;
const SAMPLE = 500;

/** A builder over a snapshot of `snippets`; the array must not change while it runs. */
export function createIndexBuilder(snippets: readonly Snippet[], options: MatchOptions): IndexBuilder {
  const concepts = createConceptTable(options.synonyms);
  const vocabulary = createVocabulary();
  const sink = createTokenSink();
  const buffer = createTextBuffer();
  const postings = createPostingsBuilder();
  const slots: Growing<Uint32Array> = { values: new Uint32Array(1 << 12), length: 0 };
  const kinds: Growing<Uint8Array> = { values: new Uint8Array(1 << 12), length: 0 };
  /** Of the document at hand: its distinct terms, and what each weighs. */
  const terms = new Uint32Array(MAX_TERMS_PER_DOCUMENT);
  const weights = new Float32Array(MAX_TERMS_PER_DOCUMENT);
  const impacts = new Uint8Array(MAX_TERMS_PER_DOCUMENT);
  const ownTerms = new Uint32Array(MAX_TERMS_PER_PHRASE);
  const phraseStarts = new Uint32Array(snippets.length + 1);
  const phraseTermStarts: Growing<Uint32Array> = { values: new Uint32Array(1 << 10), length: 0 };
  const phraseTermCounts: Growing<Uint16Array> = { values: new Uint16Array(1 << 10), length: 0 };
  const phraseTextStarts: Growing<Uint32Array> = { values: new Uint32Array(1 << 10), length: 0 };
  const phraseTextLengths: Growing<Uint16Array> = { values: new Uint16Array(1 << 10), length: 0 };
  const phraseTerms: Chunks<Uint32Array> = { pieces: [], length: 0 };
  const phraseText: Chunks<Uint16Array> = { pieces: [], length: 0 };
  let read = 0;
  /** Distinct terms of all documents before this one: numbers a document's slots over the whole build. */
  let serial = 0;
  let averages: { title: number; trigger: number; body: number } | undefined;
  let built: MatchIndex | undefined;

  /** Average field lengths in characters, from a sample: exact ones would cost a pass and change nothing. */
  function measure() {
    const every = Math.max(1, Math.floor(snippets.length / SAMPLE));
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

  function termAt(at: number): number {
    const term = internTerm(vocabulary, sink.keys[at] as number);
    if (term >= kinds.length) {
      append(slots, 0);
      append(kinds, sink.kinds[at] as number);
    }
    return term;
  }

  /** Adds the sink's tokens to the document at hand; returns how many distinct terms it has. */
  function collect(distinct: number, weight: number): number {
    let held = distinct;
    for (let at = 0; at < sink.length; at++) {
      const term = termAt(at);
      // A smaller number is left from an earlier document.
      const slot = (slots.values[term] as number) - 1 - serial;
      if (slot >= 0) {
        weights[slot] = (weights[slot] as number) + weight;
      } else if (held < MAX_TERMS_PER_DOCUMENT) {
        weights[held] = weight;
        terms[held] = term;
        slots.values[term] = serial + ++held;
      }
    }
    return held;
  }

  function addPhrase(text: string) {
    const length = normaliseInto(text, buffer);
    append(phraseTextStarts, addRun(phraseText, buffer, length));
    append(phraseTextLengths, length);
    sink.length = 0;
    tokenise(buffer, 0, length, sink, concepts);
    let own = 0;
    next: for (let at = 0; at < sink.length && own < MAX_TERMS_PER_PHRASE; at++) {
      const term = termAt(at);
      for (let other = 0; other < own; other++) if (ownTerms[other] === term) continue next;
      ownTerms[own++] = term;
    }
    append(phraseTermStarts, addRun(phraseTerms, ownTerms, own));
    append(phraseTermCounts, own);
  }

  function addDocument(at: number) {
    const snippet = snippets[at];
    if (!snippet || !averages) return;
    phraseStarts[at] = phraseTextStarts.length;
    let triggerChars = 0;
    for (const trigger of snippet.triggers) triggerChars += trigger.length;
    addPhrase(snippet.title);
    let held = collect(0, FIELD.title / lengthNorm(snippet.title.length, averages.title));
    const triggerWeight = FIELD.trigger / lengthNorm(triggerChars, averages.trigger);
    for (const trigger of snippet.triggers) {
      addPhrase(trigger);
      held = collect(held, triggerWeight);
    }
    const body = snippet.body.slice(0, BODY_CHARS);
    sink.length = 0;
    tokenise(buffer, 0, normaliseInto(body, buffer), sink);
    held = collect(held, FIELD.body / lengthNorm(body.length, averages.body));
    for (let slot = 0; slot < held; slot++) {
      const weight = weights[slot] as number;
      impacts[slot] = Math.max(1, Math.round((IMPACT_SCALE * (weight * (BM25.k1 + 1))) / (weight + BM25.k1)));
    }
    postings.add(terms, impacts, held);
    serial += held;
  }

  function close(): MatchIndex {
    phraseStarts[snippets.length] = phraseTextStarts.length;
    const idf = new Float32Array(vocabulary.size);
    const counts = postings.counts();
    for (let term = 0; term < idf.length; term++) {
      const count = counts[term] ?? 0;
      idf[term] = Math.log(1 + (snippets.length - count + 0.5) / (count + 0.5));
    }
    return {
      snippets,
      concepts,
      vocabulary,
      idf,
      kinds: trimmed(kinds),
      postings: postings.done(),
      phraseStarts,
      phraseTermStarts: trimmed(phraseTermStarts),
      phraseTermCounts: trimmed(phraseTermCounts),
      phraseTerms,
      phraseTextStarts: trimmed(phraseTextStarts),
      phraseTextLengths: trimmed(phraseTextLengths),
      phraseText,
    };
  }

  function step(deadlineMs: number, clock: () => number): boolean {
    averages ??= measure();
    while (read < snippets.length) {
      if (postings.isFull() && !postings.layOut(vocabulary.size, deadlineMs, clock)) return false;
      addDocument(read++);
      if (clock() >= deadlineMs) return false;
    }
    if (!postings.layOut(vocabulary.size, deadlineMs, clock)) return false;
    built ??= close();
    return true;
  }

  function finish(): MatchIndex {
    if (!built) throw new Error('The index is not built yet.');
    return built;
  }

  const progress = () => (snippets.length === 0 ? 1 : read / snippets.length);
  return { step, progress, finish };
}
