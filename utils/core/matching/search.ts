/**
 * Ranks scripts for what the agent types into the palette; refuses to read the conversation. The only matching module
 * that needs the pinyin table: suggestions do without it.
 */
import type { SnippetId } from '../ids';
import { lexicalScores, topDocuments } from './lexical';
import { KIND_WEIGHTS, type MatchIndex } from './match-index';
import { frecencyOf, latestUse, type MatchMemory } from './memory';
import { normalise } from './normalise';
import { type Readings, readReadings } from './readings';
import { createTokenSink, tokenise } from './tokens';
import { bitsOf, compileTyped, MAX_TYPED, runTyped, type TypedProgram } from './typed-program';
import { findTerm } from './vocabulary';

export interface SearchHit {
  snippetId: SnippetId;
  /** 0 to 100; only the order means anything. */
  score: number;
  found: 'shortcut' | 'title' | 'trigger' | 'text';
}

const SWAP_COST = 1;
const TRIGGER_COST = 1;
const FEW = 3;
const HABIT = 0.15;

/** Filter bits of every phrase; made once for an index. */
const filters = new WeakMap<MatchIndex, Uint32Array>();

/** Makes what search needs beyond the index (about 15 ms for 50,000 scripts); search calls it itself if nobody did. */
export function prepareSearch(index: MatchIndex): Uint32Array {
  const known = filters.get(index);
  if (known) return known;
  const table = readReadings();
  const bitsByUnit = new Uint32Array(0x10000);
  const bits = new Uint32Array(index.phraseTextStarts.length - 1);
  for (let phrase = 0; phrase < bits.length; phrase++) {
    let all = 0;
    for (let at = index.phraseTextStarts[phrase] ?? 0; at < (index.phraseTextStarts[phrase + 1] ?? 0); at++) {
      const unit = index.phraseText[at] as number;
      let own = bitsByUnit[unit] as number;
      if (own === 0) {
        own = bitsOf(table, unit);
        bitsByUnit[unit] = own;
      }
      all |= own;
    }
    bits[phrase] = all;
  }
  filters.set(index, bits);
  return bits;
}

/** The typed text with two neighbouring letters swapped back, for every place where that leaves only whole syllables. */
function swapped(table: Readings, typed: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + 1 < typed.length; at++) {
    if (typed[at] === typed[at + 1] || !/[a-z]{2}/.test(typed.slice(at, at + 2))) continue;
    const other = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
    if (isSpelled(table, other)) found.push(other);
  }
  return found;
}

/** Whether the letters are whole, rightly spelled syllables (the last may be unfinished). */
function isSpelled(table: Readings, typed: string): boolean {
  const reachable = new Uint8Array(typed.length + 1);
  reachable[0] = 1;
  for (let from = 0; from < typed.length; from++) {
    if (!reachable[from]) continue;
    if (!/[a-z]/.test(typed.charAt(from))) reachable[from + 1] = 1;
    for (let to = from + 1; to <= typed.length && to <= from + 6; to++) {
      const part = typed.slice(from, to);
      if (
        table.whole.get(part)?.some((spelled) => spelled.cost === 0) ||
        (to === typed.length && table.prefixes.has(part))
      )
        reachable[to] = 1;
    }
  }
  return reachable[typed.length] === 1;
}

type Costs = Map<number, { cost: number; found: SearchHit['found'] }>;

function keep(costs: Costs, document: number, cost: number, found: SearchHit['found']): void {
  const known = costs.get(document);
  if (!known || cost < known.cost) costs.set(document, { cost, found });
}

function runOverTitles(index: MatchIndex, program: TypedProgram, gaps: boolean, extra: number, costs: Costs): number {
  const table = readReadings();
  const bits = prepareSearch(index);
  let hits = 0;
  for (let document = 0; document < index.snippets.length; document++) {
    const phrase = index.phraseStarts[document] as number;
    if (((bits[phrase] as number) & program.required) !== program.required) continue;
    const start = index.phraseTextStarts[phrase] as number;
    const cost = runTyped(program, table, index.phraseText, start, index.phraseTextStarts[phrase + 1] as number, gaps);
    if (cost === Number.POSITIVE_INFINITY) continue;
    keep(costs, document, cost + extra, 'title');
    hits++;
  }
  return hits;
}

function runOverTriggers(index: MatchIndex, program: TypedProgram, costs: Costs): void {
  const table = readReadings();
  const bits = prepareSearch(index);
  for (let document = 0; document < index.snippets.length; document++) {
    const end = index.phraseStarts[document + 1] as number;
    for (let phrase = (index.phraseStarts[document] as number) + 1; phrase < end; phrase++) {
      if (((bits[phrase] as number) & program.required) !== program.required) continue;
      const start = index.phraseTextStarts[phrase] as number;
      const cost = runTyped(
        program,
        table,
        index.phraseText,
        start,
        index.phraseTextStarts[phrase + 1] as number,
        false,
      );
      if (cost !== Number.POSITIVE_INFINITY) keep(costs, document, cost + TRIGGER_COST, 'trigger');
    }
  }
}

/** Documents whose text shares words with the typed text, with a share of 1 for the best. */
function searchText(index: MatchIndex, typed: string, limit: number): { document: number; share: number }[] {
  const units = Uint16Array.from(typed, (unit) => unit.charCodeAt(0));
  const sink = createTokenSink(256);
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

/**
 * The scripts that fit the typed text, best first, at most `limit`. Shortcut, then title, then triggers, then text;
 * among equals the more used, then the shorter title, then the earlier script.
 */
export function search(index: MatchIndex, text: string, memory: MatchMemory, limit: number): SearchHit[] {
  const folded = normalise(text);
  const typed = folded.replaceAll(' ', '').slice(0, MAX_TYPED);
  if (typed === '' || limit <= 0) return [];
  const table = readReadings();
  const costs: Costs = new Map();
  const program = compileTyped(table, typed);
  const hits = runOverTitles(index, program, typed.length > 2, 0, costs);
  const close = hits >= FEW && [...costs.values()].some(({ cost }) => cost < 1.2);
  if (!close && typed.length > 3)
    for (const other of swapped(table, typed))
      runOverTitles(index, compileTyped(table, other), false, SWAP_COST, costs);
  if (costs.size < limit) runOverTriggers(index, program, costs);
  const now = latestUse(memory);
  const rank = [...costs].map(([document, { cost, found }]) => {
    const id = index.snippets[document]?.id ?? '';
    return { document, found, cost: cost - HABIT * Math.log1p(frecencyOf(memory.uses, id, now)) };
  });
  if (rank.length < limit)
    for (const { document, share } of searchText(index, folded, limit))
      if (!costs.has(document)) rank.push({ document, found: 'text', cost: 20 - 10 * share });
  index.snippets.forEach((snippet, document) => {
    if (!snippet.shortcut) return;
    const shortcut = snippet.shortcut.toLowerCase();
    const asked = text.trim().toLowerCase();
    if (asked !== '' && shortcut.startsWith(asked))
      rank.push({ document, found: 'shortcut', cost: shortcut === asked ? -20 : -10 });
  });
  const title = (document: number) => index.snippets[document]?.title.length ?? 0;
  rank.sort((a, b) => a.cost - b.cost || title(a.document) - title(b.document) || a.document - b.document);
  const shown = new Set<number>();
  const out: SearchHit[] = [];
  for (const { document, found, cost } of rank) {
    const snippet = index.snippets[document];
    if (out.length >= limit) break;
    if (!snippet || shown.has(document)) continue;
    shown.add(document);
    out.push({ snippetId: snippet.id, found, score: Math.max(0, Math.min(100, 80 - 4 * cost)) });
  }
  return out;
}
