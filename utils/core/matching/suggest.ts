/**
 * Ranks scripts for a buyer's turn: words in common, closeness to one trigger, past picks, habit. Refuses to guess: below
 * SHOW_FROM it says nothing, and only from SURE_FROM does it call its best one sure.
 */
import type { SnippetId } from '../ids';
import { lexicalScores, topDocuments } from './lexical';
import { KIND_WEIGHTS, type MatchIndex } from './match-index';
import type { MatchTurn, Suggestion } from './match-turn';
import { frecencyOf, latestUse, type MatchMemory, recall } from './memory';
import { createTextBuffer, normaliseInto } from './normalise';
import { createTokenSink, tokenise } from './tokens';
import { findTerm } from './vocabulary';

export const WEIGHTS = {
  lexical: 1,
  trigger: 1.2,
  /** 1 is the cosine; 0 asks only how much of the trigger the turn covers. */
  queryLength: 0.6,
  learn: 0.6,
  learnCap: 1.5,
  frecency: 0.15,
  stage: 0.1,
  show: 1.2,
  sure: 1.4,
  candidates: 200,
};

const sink = createTokenSink();
const buffer = createTextBuffer();

interface Clause {
  terms: Uint32Array;
  norm: number;
}

/** Weighted query terms of a whole turn (`weights` by term, cleared by `forget`) and of each of its clauses. */
function readTurn(index: MatchIndex, turn: MatchTurn) {
  const weights = new Map<number, number>();
  const clauses: Clause[] = [];
  let total = 0;
  for (const message of turn.messages) {
    const length = normaliseInto(message, buffer);
    sink.length = 0;
    tokenise(buffer, 0, length, sink, index.concepts);
    const terms = new Set<number>();
    let norm = 0;
    const seen = new Set<number>();
    for (let at = 0; at < sink.length; at++) {
      const key = sink.keys[at] ?? 0;
      if (seen.has(key)) continue;
      seen.add(key);
      const kind = KIND_WEIGHTS[sink.kinds[at] ?? 0] ?? 0;
      const term = findTerm(index.vocabulary, key);
      const weight = kind * (term < 0 ? Math.log(1 + 2 * index.snippets.length) : (index.idf[term] ?? 0));
      norm += weight * weight;
      if (term < 0) continue;
      terms.add(term);
      weights.set(term, weight);
    }
    clauses.push({ terms: Uint32Array.from(terms), norm: Math.sqrt(norm) });
    total += norm;
  }
  return { weights, clauses, norm: Math.sqrt(total) };
}

/** How close the turn comes to each phrase of a document: the best one's similarity and its number. */
function bestPhrase(index: MatchIndex, document: number, query: ReturnType<typeof readTurn>, dense: Float32Array) {
  let best = 0;
  let phrase = -1;
  for (let p = index.phraseStarts[document] ?? 0; p < (index.phraseStarts[document + 1] ?? 0); p++) {
    let dot = 0;
    let norm = 0;
    for (let at = index.phraseTermStarts[p] ?? 0; at < (index.phraseTermStarts[p + 1] ?? 0); at++) {
      const term = index.phraseTerms[at] as number;
      const weight = (index.idf[term] as number) * (KIND_WEIGHTS[index.kinds[term] as number] as number);
      norm += weight * weight;
      if ((dense[term] as number) > 0) dot += weight * weight;
    }
    if (dot === 0) continue;
    const similarity =
      dot / (norm ** (1 - WEIGHTS.queryLength / 2) * Math.max(1e-6, query.norm) ** WEIGHTS.queryLength);
    if (similarity > best) {
      best = similarity;
      phrase = p;
    }
  }
  return { similarity: best, phrase };
}

/**
 * Every script that has anything in common with the turn, best first, at most `limit`; no threshold applied.
 * Time is bounded: about a millisecond at 10,000 scripts.
 */
export function rankTurn(index: MatchIndex, turn: MatchTurn, memory: MatchMemory, limit: number): Suggestion[] {
  const query = readTurn(index, turn);
  const lex = lexicalScores(index, query.weights);
  const candidates = topDocuments(lex, WEIGHTS.candidates);
  const best = lex[candidates[0] ?? 0] || 1;
  const votes = recall(memory, turn);
  const dense = new Float32Array(index.vocabulary.size);
  for (const [term, weight] of query.weights) dense[term] = weight;
  const now = latestUse(memory);
  const scored = candidates.map((document) => {
    const snippet = index.snippets[document];
    const id = snippet?.id as SnippetId;
    const near = bestPhrase(index, document, query, dense);
    const learned = WEIGHTS.learn * Math.min(WEIGHTS.learnCap, votes.get(id) ?? 0);
    const habit = WEIGHTS.frecency * Math.log1p(frecencyOf(memory.uses, id, now));
    const stage = turn.stage !== undefined && turn.stage === snippet?.stage ? WEIGHTS.stage : 0;
    const score =
      (WEIGHTS.lexical * (lex[document] as number)) / best +
      WEIGHTS.trigger * near.similarity +
      learned +
      habit +
      stage;
    return { document, score, phrase: near.phrase };
  });
  scored.sort((a, b) => b.score - a.score || a.document - b.document);
  return scored.slice(0, limit).map(({ document, score, phrase }) => {
    const snippet = index.snippets[document];
    const at = phrase - (index.phraseStarts[document] ?? 0);
    const text = at === 0 ? snippet?.title : snippet?.triggers[at - 1];
    return {
      snippetId: snippet?.id as SnippetId,
      score,
      sure: score >= WEIGHTS.sure,
      matched: text && phrase >= 0 ? [text] : [],
    };
  });
}

/** The scripts worth showing for this turn, best first, at most `limit`; empty when none is good enough. */
export function suggest(index: MatchIndex, turn: MatchTurn, memory: MatchMemory, limit: number): Suggestion[] {
  return rankTurn(index, turn, memory, limit).filter((suggestion) => suggestion.score >= WEIGHTS.show);
}
