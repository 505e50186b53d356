/**
 * Reads a buyer's turn into weighted terms of an index, as a whole and clause by clause; refuses to rank. Courtesies beside
 * a question count for half, and what was said before counts a little, so that "and that one?" still has a subject.
 */
import { isConceptKey, isCourtesyKey } from './concepts';
import { KIND_WEIGHTS, type MatchIndex } from './match-index';
import type { MatchTurn } from './match-turn';
import { createTextBuffer, normaliseInto } from './normalise';
import { createTokenSink, tokenise } from './tokens';
import { findTerm } from './vocabulary';

export const TURN_WEIGHTS = {
  /** A word that no script has makes the turn longer by this share of a rare word's weight. */
  unknown: 0.5,
  /** The buyer's and the agent's last message before the turn. */
  buyerBefore: 0.2,
  agentBefore: 0.1,
  /** A single clause, compared with the turn as a whole. */
  clause: 0.8,
  /** A greeting or thanks beside something else. */
  courtesy: 0.5,
};

/** Clause masks are bytes: the whole turn and the seven clauses with most to say. */
const MAX_CLAUSES = 8;

export interface Clause {
  /** Weight by term number. */
  weights: Map<number, number>;
  /** Length of the vector, words unknown to the index included. */
  norm: number;
  /** What a likeness to this clause is worth. */
  share: number;
}

export interface TurnQuery {
  /** Weight by term number, for the lexical score. */
  weights: Map<number, number>;
  /** The whole turn first. */
  clauses: Clause[];
}

const sink = createTokenSink();
const buffer = createTextBuffer();
const seen = new Set<number>();

const isLatinBreak = (before: number, after: number) => before < 0x2e80 && after < 0x2e80;

/** Weights the sink's tokens; `courteous` says that the clause has greetings or thanks and nothing else we know of. */
function weigh(index: MatchIndex): Clause & { courteous: boolean } {
  const clause = { weights: new Map<number, number>(), norm: 0, share: TURN_WEIGHTS.clause, courteous: false };
  const rarest = Math.log(1 + 2 * index.snippets.length);
  let courtesies = 0;
  let others = 0;
  seen.clear();
  for (let at = 0; at < sink.length; at++) {
    const key = sink.keys[at] as number;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isCourtesyKey(key)) courtesies++;
    else if (isConceptKey(key)) others++;
    const term = findTerm(index.vocabulary, key);
    const idf = term < 0 ? TURN_WEIGHTS.unknown * rarest : (index.idf[term] as number);
    const weight = (KIND_WEIGHTS[sink.kinds[at] as number] ?? 0) * idf;
    clause.norm += weight * weight;
    if (term >= 0) clause.weights.set(term, weight);
  }
  clause.norm = Math.sqrt(clause.norm);
  clause.courteous = courtesies > 0 && others === 0;
  return clause;
}

function isNumber(from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((buffer[at] ?? 0) < 0x30 || (buffer[at] ?? 0) > 0x39) return false;
  return true;
}

/**
 * The clauses of one message: Han text breaks at every space (punctuation folds to one), Latin text does not. What is in
 * `said` already was said before, and is no second question.
 */
function readClauses(index: MatchIndex, text: string, said = new Set<string>()) {
  const clauses: (ReturnType<typeof weigh> & { isNumber: boolean })[] = [];
  const length = normaliseInto(text, buffer);
  for (let from = 0; from < length; ) {
    let to = from;
    while (to < length && (buffer[to] !== 0x20 || isLatinBreak(buffer[to - 1] ?? 0, buffer[to + 1] ?? 0))) to++;
    const words = String.fromCharCode(...buffer.subarray(from, to));
    if (!said.has(words)) {
      said.add(words);
      sink.length = 0;
      tokenise(buffer, from, to, sink, index.concepts);
      clauses.push({ ...weigh(index), isNumber: isNumber(from, to) });
    }
    from = to + 1;
  }
  return clauses;
}

function merge(clauses: readonly Clause[], share: number): Clause {
  const whole: Clause = { weights: new Map(), norm: 0, share };
  for (const clause of clauses) {
    for (const [term, weight] of clause.weights) whole.weights.set(term, weight);
    whole.norm += clause.norm ** 2;
  }
  whole.norm = Math.sqrt(whole.norm);
  return whole;
}

/** The turn as a query on this index. Time grows with the text only, which is capped. */
export function readTurn(index: MatchIndex, turn: MatchTurn): TurnQuery {
  const said = new Set<string>();
  const all = turn.messages.slice(-20).flatMap((message) => readClauses(index, message, said));
  // `11` beside a question is someone knocking.
  const worded = all.filter((clause) => !clause.isNumber);
  const read = worded.length > 0 ? worded : all;
  const asked = read.filter((clause) => !clause.courteous);
  const courtesies = asked.length > 0 ? read.filter((clause) => clause.courteous) : [];
  for (const clause of courtesies) clause.share = TURN_WEIGHTS.courtesy;
  const own = asked.length > 0 ? asked : read;
  const whole = merge(own, 1);
  const before = [
    { text: turn.context.findLast((line) => line.role === 'buyer')?.text, share: TURN_WEIGHTS.buyerBefore },
    { text: turn.context.findLast((line) => line.role === 'agent')?.text, share: TURN_WEIGHTS.agentBefore },
  ].flatMap(({ text, share }) => (text && asked.length > 0 ? [merge(readClauses(index, text), share)] : []));
  const weights = new Map<number, number>();
  for (const clause of [...before, ...courtesies, whole])
    for (const [term, weight] of clause.weights)
      weights.set(term, Math.max(weights.get(term) ?? 0, weight * clause.share));
  const parts = read.length > 1 ? read.sort((a, b) => b.norm - a.norm) : [];
  return { weights, clauses: [whole, ...before, ...parts].slice(0, MAX_CLAUSES) };
}
