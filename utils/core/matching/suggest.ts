/**
 * Ranks scripts for a buyer's turn: words in common, closeness to one trigger, past picks, habit. Refuses to guess: below
 * `show` it says nothing, and only from `sure` on does it call its best one sure.
 */
import type { SnippetId } from '../ids';
import { pieceOf, placeIn } from './chunks';
import { lexicalScores, topDocuments } from './lexical';
import { KIND_WEIGHTS, type MatchIndex } from './match-index';
import type { MatchTurn, Suggestion } from './match-turn';
import { frecencyOf, latestUse, type MatchMemory, recall } from './memory';
import { readTurn, type TurnQuery } from './read-turn';

export const WEIGHTS = {
  /** Share of the best script's lexical score, and of what the turn could have scored. */
  lexical: 1,
  coverage: 0.5,
  /** Likeness to the nearest title or trigger: 1 is the same words. */
  trigger: 1,
  /** 1 makes that likeness a cosine, 0 asks only how much of the trigger the turn covers. */
  turnLength: 0.4,
  /** Added when the turn is the title or trigger itself. */
  exact: 0.5,
  /** Votes of past picks, at most `learnCap` of them. */
  learn: 1.5,
  learnCap: 1.5,
  /** The same votes where it is asked how sure the best one is: a pick in a turn that is only alike proves little. */
  learnSure: 0.5,
  frecency: 0.06,
  stage: 0.1,
  /** Thresholds on what speaks for a script, habit and stage left out: much used is no reason to interrupt. */
  show: 1.75,
  /** For the best one, its lead over the second (times `margin`) added. */
  sure: 2.6,
  margin: 0.5,
};

/** Only the best this many by words in common are looked at closely: the time stays bounded at any size. */
const CANDIDATES = 200;

/** Which clauses (bits) have a term; grows with the largest index seen, all zero between calls. */
let masks = new Uint8Array(0);
const dots = new Float64Array(8);

/** What terms and phrases weigh in an index; asked for again and again while a turn grows, and always the same. */
interface Weights {
  /** Per term. */
  squares: Float64Array;
  /** Per phrase; 0: not asked for yet. */
  lengths: Float64Array;
}

const weighed = new WeakMap<MatchIndex, Weights>();

function weightsOf(index: MatchIndex): Weights {
  let weights = weighed.get(index);
  if (!weights) {
    const squares = Float64Array.from(index.idf, (idf, term) => {
      const weight = idf * (KIND_WEIGHTS[index.kinds[term] as number] as number);
      return weight * weight;
    });
    weights = { squares, lengths: new Float64Array(index.phraseTermStarts.length) };
    weighed.set(index, weights);
  }
  return weights;
}

/** How close the turn comes to each phrase of a document: the best one's likeness and its number, or -1. */
function nearestPhrase(index: MatchIndex, { squares, lengths }: Weights, document: number, query: TurnQuery) {
  const { phraseTermStarts, phraseTermCounts, phraseTerms } = index;
  let best = 0;
  let phrase = -1;
  for (let p = index.phraseStarts[document] as number; p < (index.phraseStarts[document + 1] as number); p++) {
    let any = 0;
    const start = phraseTermStarts[p] as number;
    const terms = pieceOf(phraseTerms, start);
    const end = placeIn(start) + (phraseTermCounts[p] as number);
    for (let at = placeIn(start); at < end; at++) {
      const term = terms[at] as number;
      const mask = masks[term] as number;
      if (mask === 0) continue;
      if (any === 0) dots.fill(0);
      any |= mask;
      const square = squares[term] as number;
      for (let c = 0; c < query.clauses.length; c++) if (mask & (1 << c)) dots[c] = (dots[c] as number) + square;
    }
    if (any === 0) continue;
    let length = lengths[p] as number;
    if (length === 0) {
      for (let at = placeIn(start); at < end; at++) length += squares[terms[at] as number] as number;
      length = Math.sqrt(length);
      lengths[p] = length;
    }
    for (let c = 0; c < query.clauses.length; c++) {
      const clause = query.clauses[c];
      if (!clause || dots[c] === 0) continue;
      const scale = length ** (2 - WEIGHTS.turnLength) * clause.norm ** WEIGHTS.turnLength;
      const likeness = (clause.share * (dots[c] as number)) / scale;
      if (likeness <= best) continue;
      best = likeness;
      phrase = p;
    }
  }
  return { likeness: best, phrase };
}

/**
 * Every script that has anything in common with the turn, best first, at most `limit`; no threshold applied.
 * Takes about a millisecond at 10,000 scripts.
 */
export function rankTurn(index: MatchIndex, turn: MatchTurn, memory: MatchMemory, limit: number): Suggestion[] {
  const query = readTurn(index, turn);
  const lexical = lexicalScores(index, query.weights);
  const candidates = topDocuments(lexical, CANDIDATES);
  const best = lexical[candidates[0] ?? 0] || 1;
  let possible = 1;
  for (const weight of query.weights.values()) possible += weight;
  const votes = recall(memory, turn, index.concepts);
  const now = latestUse(memory);
  if (masks.length < index.vocabulary.size) masks = new Uint8Array(index.vocabulary.size);
  query.clauses.forEach((clause, c) => {
    for (const term of clause.weights.keys()) masks[term] = (masks[term] as number) | (1 << c);
  });
  const weights = weightsOf(index);
  const scored = candidates.map((document) => {
    const snippet = index.snippets[document];
    const near = nearestPhrase(index, weights, document, query);
    const shared = lexical[document] as number;
    const votesFor = snippet ? (votes.get(snippet.id) ?? 0) : 0;
    const own =
      (WEIGHTS.lexical * shared) / best +
      WEIGHTS.coverage * Math.min(1, shared / possible) +
      WEIGHTS.trigger * near.likeness +
      (near.likeness >= 0.999 ? WEIGHTS.exact : 0);
    const voted = Math.min(WEIGHTS.learnCap, votesFor);
    const evidence = own + WEIGHTS.learn * voted;
    const sureness = own + WEIGHTS.learnSure * voted;
    const score =
      evidence +
      WEIGHTS.frecency * Math.log1p(frecencyOf(memory.uses, snippet?.id ?? '', now)) +
      (turn.stage !== undefined && turn.stage === snippet?.stage ? WEIGHTS.stage : 0);
    return { document, score, evidence, sureness, phrase: near.phrase };
  });
  for (const clause of query.clauses) for (const term of clause.weights.keys()) masks[term] = 0;
  scored.sort((a, b) => b.score - a.score || a.document - b.document);
  const margin = (scored[0]?.score ?? 0) - (scored[1]?.score ?? 0);
  return scored.slice(0, limit).map(({ document, score, evidence, sureness, phrase }, place) => ({
    snippetId: index.snippets[document]?.id as SnippetId,
    score,
    shown: evidence >= WEIGHTS.show,
    sure: place === 0 && sureness + WEIGHTS.margin * margin >= WEIGHTS.sure,
    matched: phraseText(index, document, phrase),
  }));
}

function phraseText(index: MatchIndex, document: number, phrase: number): string[] {
  const at = phrase - (index.phraseStarts[document] as number);
  const snippet = index.snippets[document];
  const text = at === 0 ? snippet?.title : snippet?.triggers[at - 1];
  return phrase >= 0 && text !== undefined ? [text] : [];
}

/** The scripts worth showing for this turn, best first, at most `limit`; empty when none is good enough. */
export function suggest(index: MatchIndex, turn: MatchTurn, memory: MatchMemory, limit: number): Suggestion[] {
  return rankTurn(index, turn, memory, limit).filter((suggestion) => suggestion.shown);
}
