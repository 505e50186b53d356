/**
 * Ranks scripts for what the agent types into the palette; refuses to read the conversation. The only matching module
 * that needs the pinyin table: suggestions do without it.
 */
import type { SnippetId } from '../ids';
import { pieceOf, placeIn } from './chunks';
import { lexicalScores, topDocuments } from './lexical';
import { KIND_WEIGHTS, type MatchIndex } from './match-index';
import { frecencyOf, latestUse, type MatchMemory } from './memory';
import { normalise } from './normalise';
import { createRankedHits, type Ranked } from './ranked-hits';
import { readReadings } from './readings';
import { searchTables } from './search-tables';
import { spellingsWithoutSwap } from './swapped-letters';
import { createTokenSink, tokenise } from './tokens';
import { compileTyped, MAX_TYPED, type TypedProgram } from './typed-program';
import { type Reach, runTyped } from './typed-run';
import { findTerm } from './vocabulary';

export interface SearchHit {
  snippetId: SnippetId;
  /** 0 to 100; only the order means anything. */
  score: number;
  found: Ranked['found'];
}

const SWAP_COST = 1;
const TRIGGER_COST = 1;
const HABIT = 0.15;
/** A title found in one piece at less than this cost needs no second guess. */
const CLOSE = 2.2;
const FEW = 3;
/** Up to this many letters every way to read them is tried at once. */
const MIXED_LETTERS = 6;

/** Costs by document while one search runs. */
interface Found {
  costs: Float32Array;
  inTrigger: Uint8Array;
  documents: number[];
}

function keep(found: Found, document: number, cost: number, inTrigger: boolean): void {
  const known = found.costs[document] as number;
  if (known === Number.POSITIVE_INFINITY) found.documents.push(document);
  if (cost >= known) return;
  found.costs[document] = cost;
  found.inTrigger[document] = inTrigger ? 1 : 0;
}

/** Runs the program over every title, or over every trigger, that passes its filter. */
function run(
  index: MatchIndex,
  program: TypedProgram,
  reach: Reach,
  extra: number,
  triggers: boolean,
  found: Found,
): void {
  const table = readReadings();
  const { titles, triggers: others } = searchTables(index);
  const { documents, phrases, classes, pairsLow, pairsHigh, soundsLow, soundsHigh } = triggers ? others : titles;
  const { phraseTextStarts, phraseTextLengths, phraseText } = index;
  const needs = program.filter;
  const low = reach === 'piece' ? needs.pairsLow : 0;
  const high = reach === 'piece' ? needs.pairsHigh : 0;
  for (let at = 0; at < classes.length; at++) {
    if ((low & ~(pairsLow[at] as number)) !== 0 || (high & ~(pairsHigh[at] as number)) !== 0) continue;
    if ((needs.classes & ~(classes[at] as number)) !== 0) continue;
    if ((needs.soundsLow & ~(soundsLow[at] as number)) !== 0) continue;
    if ((needs.soundsHigh & ~(soundsHigh[at] as number)) !== 0) continue;
    const phrase = phrases[at] as number;
    const start = phraseTextStarts[phrase] as number;
    const from = placeIn(start);
    const to = from + (phraseTextLengths[phrase] as number);
    const cost = runTyped(program, table, pieceOf(phraseText, start), from, to, reach);
    if (cost !== Number.POSITIVE_INFINITY) keep(found, documents[at] as number, cost + extra, triggers);
  }
}

/** Titles first, then what is further away, only as far as needed to fill the list. */
function findTyped(index: MatchIndex, typed: string, limit: number): Found {
  const count = index.snippets.length;
  const found: Found = {
    costs: new Float32Array(count).fill(Number.POSITIVE_INFINITY),
    inTrigger: new Uint8Array(count),
    documents: [],
  };
  const table = readReadings();
  const pinyin = compileTyped(table, typed, 'pinyin');
  const short = typed.length <= 2;
  if (short) run(index, pinyin, 'start', 0, false, found);
  if (!short || found.documents.length < limit) run(index, pinyin, 'piece', 0, false, found);
  if (!/[a-z]/.test(typed) || (short && found.documents.length >= limit)) return further(index, pinyin, limit, found);
  run(index, compileTyped(table, typed, 'letters'), 'piece', 0, false, found);
  const isClose = (document: number) => (found.costs[document] as number) < CLOSE;
  if (typed.length > 3 && found.documents.filter(isClose).length < FEW)
    for (const other of spellingsWithoutSwap(table, typed))
      run(index, compileTyped(table, other.typed, other.lettersAs), 'piece', SWAP_COST, false, found);
  const fewLetters = typed.length <= MIXED_LETTERS && found.documents.length < limit;
  if (fewLetters || !found.documents.some(isClose))
    for (const lettersAs of ['loose', 'any'] as const)
      run(index, compileTyped(table, typed, lettersAs), 'piece', 0, false, found);
  return further(index, pinyin, limit, found);
}

/** Titles with units between skipped, then triggers, as long as the list is not full. */
function further(index: MatchIndex, program: TypedProgram, limit: number, found: Found): Found {
  if (program.length > 2 && found.documents.length < limit) run(index, program, 'gaps', 0, false, found);
  if (found.documents.length < limit) run(index, program, 'piece', TRIGGER_COST, true, found);
  return found;
}

/** Documents whose text shares words with the typed text, with a share of 1 for the best. */
function findText(index: MatchIndex, folded: string, limit: number): { document: number; share: number }[] {
  const units = Uint16Array.from(folded.slice(0, MAX_TYPED), (unit) => unit.charCodeAt(0));
  const sink = createTokenSink(4 * MAX_TYPED);
  tokenise(units, 0, units.length, sink);
  const weights = new Map<number, number>();
  for (let at = 0; at < sink.length; at++) {
    const term = findTerm(index.vocabulary, sink.keys[at] ?? 0);
    if (term >= 0) weights.set(term, (KIND_WEIGHTS[sink.kinds[at] ?? 0] ?? 0) * (index.idf[term] ?? 0));
  }
  const scores = lexicalScores(index, weights);
  const top = topDocuments(scores, limit);
  const best = scores[top[0] ?? 0] || 1;
  return top.map((document) => ({ document, share: (scores[document] ?? 0) / best }));
}

/** The most that any habit takes off a cost. */
function mostHabit(uses: MatchMemory['uses']): number {
  let most = 0;
  for (const id in uses) most = Math.max(most, uses[id]?.[0] ?? 0);
  return HABIT * Math.log1p(most);
}

/**
 * The scripts that fit the typed text, best first, at most `limit`. Shortcut, then title, then triggers, then text;
 * among equals the more used, then the shorter title, then the earlier script.
 */
export function search(index: MatchIndex, text: string, memory: MatchMemory, limit: number): SearchHit[] {
  if (limit <= 0) return [];
  const hits = createRankedHits(limit, (document) => index.snippets[document]?.title.length ?? 0);
  const direct = byShortcut(index, text);
  for (const [document, cost] of direct) hits.add({ document, cost, found: 'shortcut' });
  const folded = normalise(text.slice(0, 4 * MAX_TYPED));
  const typed = folded.replaceAll(' ', '').slice(0, MAX_TYPED);
  if (typed !== '') {
    const { documents, costs, inTrigger } = findTyped(index, typed, limit);
    const now = latestUse(memory);
    const most = mostHabit(memory.uses);
    for (const document of documents) {
      const cost = costs[document] as number;
      // Thousands of titles hold two common letters: habit is looked up only where it could matter.
      if (cost - most > hits.bound() || direct.has(document)) continue;
      const habit = HABIT * Math.log1p(frecencyOf(memory.uses, index.snippets[document]?.id ?? '', now));
      hits.add({ document, cost: cost - habit, found: inTrigger[document] ? 'trigger' : 'title' });
    }
    if (documents.length + direct.size < limit)
      for (const { document, share } of findText(index, folded, limit))
        if (costs[document] === Number.POSITIVE_INFINITY && !direct.has(document))
          hits.add({ document, cost: 20 - 10 * share, found: 'text' });
  }
  return hits.list().flatMap(({ document, found, cost }) => {
    const snippetId = index.snippets[document]?.id;
    return snippetId === undefined ? [] : [{ snippetId, found, score: Math.max(0, Math.min(100, 80 - 4 * cost)) }];
  });
}

/** Costs of the scripts whose shortcut begins with what was typed; lower than any other cost. */
function byShortcut(index: MatchIndex, text: string): Map<number, number> {
  const asked = text.trim().toLowerCase();
  if (asked === '') return new Map();
  const fits = searchTables(index).shortcuts.filter(({ shortcut }) => shortcut.startsWith(asked));
  return new Map(fits.map(({ shortcut, document }) => [document, shortcut === asked ? -20 : -10]));
}
