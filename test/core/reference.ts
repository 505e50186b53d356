/**
 * A second reading of the metric dictionary, slow and by search instead of by state: for every question it looks for its
 * end. It shares nothing with utils/core but types. Zone: Asia/Shanghai by arithmetic (UTC+8, no clock changes).
 */
import type { Fact, MessageFact, TransferFact } from '../../utils/core/facts';
import type { RuleProfile } from '../../utils/core/turn';
import { awayFrom, bounces, giverOf, takerOf } from './reference-transfers';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface ReferenceTurn {
  openedBy: string;
  agent: string;
  sessionAt: number;
  askedAt: number;
  openedAt: number;
  closedAt: number | undefined;
  waitMs: number | undefined;
  buyerMessages: number;
  isFirst: boolean;
  outcome: string;
  excluded: string | undefined;
  estimated: boolean;
}

export interface Era {
  facts: Fact[];
  recalled: Set<string>;
  /** The era was ended by the page closing the conversation, or by a silence; not by the end of what is known. */
  ended: boolean;
}

/** Facts in order, replaced ones gone, cut where 24 h are silent or the page closed the conversation. */
export function erasOf(input: readonly Fact[]): Era[] {
  const replaced = input.flatMap((fact) => fact.replaces ?? []) as string[];
  const recalled = new Set(input.flatMap((fact) => (fact.kind === 'recalled' ? [fact.recalledId as string] : [])));
  const facts = input.filter((fact) => !replaced.includes(fact.id));
  facts.sort((a, b) => a.at - b.at || a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const eras: Era[] = [];
  facts.forEach((fact, index) => {
    const before = facts[index - 1];
    const closed = before?.kind === 'conversation-left' && before.reason === 'closed';
    const era = eras.at(-1);
    if (!before || !era || closed || fact.at - before.at >= DAY) {
      if (era) era.ended = true;
      eras.push({ facts: [fact], recalled, ended: false });
    } else era.facts.push(fact);
  });
  const last = facts.at(-1);
  const final = eras.at(-1);
  if (final && last?.kind === 'conversation-left' && last.reason === 'closed') final.ended = true;
  return eras;
}

const speaks = (fact: Fact | undefined): fact is MessageFact =>
  fact?.kind === 'message' && ['buyer', 'agent', 'assist', 'auto'].includes(fact.role);
const replies = (fact: Fact | undefined, rule: RuleProfile): fact is MessageFact =>
  fact?.kind === 'message' && (fact.role === 'agent' || (fact.role === 'assist' && rule.countsAssist));
const asks = (fact: Fact | undefined): fact is MessageFact => fact?.kind === 'message' && fact.role === 'buyer';

/** Every turn of the conversation, excluded ones too, in order of opening. */
export function referenceTurns(
  input: readonly Fact[],
  rule: RuleProfile,
  now: number,
  sessionGapMs: number,
): ReferenceTurn[] {
  return erasOf(input).flatMap((era) => turnsOfEra(era, rule, now, sessionGapMs));
}

function turnsOfEra(era: Era, rule: RuleProfile, now: number, gap: number): ReferenceTurn[] {
  const { facts } = era;
  const found: (ReferenceTurn & { heard: boolean })[] = [];
  /** [question, end] index pairs during which somebody waits. */
  const waits: [number, number][] = [];
  const sessionOf = (index: number) => {
    let start = index;
    let later: number | undefined;
    for (let at = index; at >= 0; at -= 1) {
      const fact = facts[at];
      if (!speaks(fact)) continue;
      const waiting = later !== undefined && waits.some(([from, to]) => from < (later ?? 0) && (later ?? 0) <= to);
      if (later !== undefined && !waiting && (facts[later]?.at ?? 0) - fact.at >= gap) break;
      start = at;
      later = at;
    }
    return start;
  };
  for (let index = 0; index < facts.length; index += 1) {
    const question = facts[index];
    if (!asks(question) || waits.some(([from, to]) => from < index && index <= to)) continue;
    const sessionStart = sessionOf(index);
    const sessionAt = facts[sessionStart]?.at ?? 0;
    const sessionAskedAt = facts.find((fact, at) => at >= sessionStart && asks(fact))?.at ?? sessionAt;
    const judge = (turn: Piece) => finish(turn, { sessionAt, sessionAskedAt, rule, now, found, era });
    const spoken = facts.slice(0, index).some((fact) => replies(fact, rule));
    if (question.closing && rule.exemptClosing && spoken) {
      const own = era.recalled.has(question.id) ? 0 : 1;
      judge({ ...pieceAt(question), messages: own, closing: true, outcome: 'unanswered' });
      continue;
    }
    const isEnd = (fact: Fact) =>
      replies(fact, rule) || (fact.kind === 'conversation-left' && fact.reason === 'list-cleared');
    const offset = facts.slice(index + 1).findIndex(isEnd);
    const endIndex = offset < 0 ? facts.length : index + 1 + offset;
    waits.push([index, endIndex]);
    walk(era, index, endIndex, rule).forEach(judge);
  }
  return found.map(({ heard: _, ...turn }) => turn);
}

interface Piece {
  opener: Fact;
  agent: string;
  askedAt: number;
  clockFact: Fact;
  messages: number;
  away: boolean;
  closing?: true;
  outcome: string;
  by?: Fact;
  ownerless?: boolean;
}

const pieceAt = (fact: Fact): Piece => ({
  opener: fact,
  agent: fact.agentId,
  askedAt: fact.at,
  clockFact: fact,
  messages: 0,
  away: false,
  outcome: 'open',
});

/** What became of one question: one piece, or several when a rule splits at transfers. */
function walk(era: Era, from: number, to: number, rule: RuleProfile): Piece[] {
  const { facts } = era;
  const first = facts[from] as Fact;
  const pieces: Piece[] = [{ ...pieceAt(first), away: awayFrom(facts, from) === first.agentId }];
  const current = () => pieces.at(-1) as Piece;
  for (let index = from; index < to; index += 1) {
    const fact = facts[index] as Fact;
    const piece = current();
    if (asks(fact) && !era.recalled.has(fact.id)) piece.messages += 1;
    if (fact.kind === 'agent-changed') piece.agent = fact.toAgentId;
    if (fact.kind === 'handover' && rule.clock === 'handover') piece.clockFact = fact;
    if (fact.kind === 'transfer' && !bounces(facts, index)) passOn(pieces, fact, rule);
  }
  const last = current();
  const end = facts[to];
  if (replies(end, rule)) {
    last.away = awayFrom(facts, to) === end.agentId;
    Object.assign(last, { by: end, agent: end.agentId, outcome: last.away ? 'transferred' : 'answered' });
  } else if (end) Object.assign(last, { by: end, outcome: 'unknown' });
  else if (era.ended) last.outcome = 'unanswered';
  else if (last.away) last.outcome = 'transferred';
  return pieces;
}

function passOn(pieces: Piece[], fact: TransferFact, rule: RuleProfile): void {
  const piece = pieces.at(-1) as Piece;
  const taker = takerOf(fact);
  if (fact.direction === 'in' && piece.away) {
    piece.away = false;
    piece.agent = taker ?? piece.agent;
  } else if (rule.transfer === 'split') {
    const giver = giverOf(fact);
    Object.assign(piece, {
      outcome: 'transferred',
      by: fact,
      ownerless: giver === undefined,
      agent: giver ?? piece.agent,
    });
    const rest = { ...pieceAt(fact), agent: taker ?? fact.agentId, askedAt: piece.askedAt };
    pieces.push({ ...rest, away: fact.direction === 'out' });
  } else {
    if (rule.transfer === 'handover') piece.clockFact = fact;
    piece.agent = taker ?? piece.agent;
    piece.away = fact.direction === 'out';
  }
}

interface Setting {
  sessionAt: number;
  sessionAskedAt: number;
  rule: RuleProfile;
  now: number;
  found: (ReferenceTurn & { heard: boolean })[];
  era: Era;
}

function finish(piece: Piece, { sessionAt, sessionAskedAt, rule, now, found }: Setting): void {
  const start = piece.clockFact.at;
  const waited = piece.outcome === 'answered' && piece.by ? piece.by.at - start : undefined;
  const clocks = [piece.clockFact.clock, ...(piece.by ? [piece.by.clock] : [])];
  const seconds = (((rule.windowBy === 'session' ? sessionAskedAt : start) + 8 * HOUR) % DAY) / 1000;
  const counted = [seconds, seconds + 86_400].some((value) => value >= rule.window[0] && value < rule.window[1]);
  const unsure =
    piece.away || piece.ownerless || piece.outcome === 'unknown' || clocks.includes('unsure') || (waited ?? 0) > DAY;
  const dropped = rule.dropGapSec !== null && (waited ?? -1) >= rule.dropGapSec * 1000;
  const excluded = piece.closing ? 'closing' : !counted ? 'window' : unsure ? 'unsure' : dropped ? 'gap' : undefined;
  const outcome = piece.outcome === 'open' && now - start > DAY ? 'unanswered' : piece.outcome;
  const resolution = piece.clockFact.resolutionMs + (piece.by?.resolutionMs ?? 0);
  const heardBefore = found.some((turn) => turn.sessionAt === sessionAt && turn.heard);
  found.push({
    openedBy: piece.opener.id,
    agent: piece.agent,
    sessionAt,
    askedAt: piece.askedAt,
    openedAt: start,
    closedAt: piece.by?.at,
    waitMs: (waited ?? 0) > DAY ? undefined : waited,
    buyerMessages: piece.messages,
    isFirst: !piece.closing && !heardBefore,
    outcome,
    excluded,
    estimated: clocks.includes('list') || resolution >= 60_000,
    heard: excluded !== 'window' && !piece.closing && (piece.by?.kind === 'message' || piece.outcome === 'unknown'),
  });
}

/** Messages that count, with whose they are: not withdrawn, not written after the conversation left. */
export function referenceMessages(input: readonly Fact[]): MessageFact[] {
  return erasOf(input).flatMap(({ facts, recalled }) =>
    facts.filter(
      (fact, index): fact is MessageFact =>
        fact.kind === 'message' &&
        (fact.role === 'buyer' || fact.role === 'agent') &&
        !recalled.has(fact.id) &&
        awayFrom(facts, index) !== fact.agentId,
    ),
  );
}
