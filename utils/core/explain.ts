/** Owns the proof of a figure: which turns or conversations are in it, which are not and why. Refuses to read or to word. */
import { calendarFor } from './business-day';
import { foldConversation, settledRows } from './conversation';
import { waitBucket } from './day-row';
import type { Fact } from './facts';
import type { AgentId, BusinessDay, ConversationId } from './ids';
import { METRIC_LIST, type MetricId } from './metric-list';
import { type Figures, figuresOf } from './metrics';
import { type DayRow, type RuleProfile, type Turn, WAIT_EDGES_SEC } from './turn';
import { isCounted, isWithin } from './turn-end';

/** Why a turn is not in a figure: left out by the rule, or the figure looks at other turns. */
export type OutReason =
  | NonNullable<Turn['excluded']>
  | 'not-first'
  | 'no-reply'
  | 'replied'
  | 'passed-on'
  | 'still-time';

export interface ExplainedTurn {
  turn: Turn;
  /** undefined: it is in the figure. */
  out?: OutReason;
  /** Within the rule's limit; undefined where nothing is judged. */
  passed?: boolean;
  /** What it weighs in an average where that is not its wait, ms: capped, or set by the rule for no reply. */
  weighsMs?: number;
}

/** What one conversation adds to a figure that is made of whole conversations. */
export interface ExplainedTalk {
  conversationId: ConversationId;
  firstAt: number;
  lastAt: number;
  /** The figure of this conversation alone; undefined where it has none. */
  value?: number;
  /** Observations it brings. */
  sample: number;
}

export interface Explanation {
  metric: MetricId;
  /** All of the day's, newest first; empty for figures made of conversations. */
  turns: ExplainedTurn[];
  talks: ExplainedTalk[];
  /** Figures of exactly these conversations: the number on screen, counted again from the facts. */
  figures: Figures;
  /** Waits of the answered turns that the average rests on, one count per edge of WAIT_EDGES_SEC and one above. */
  waits: number[];
}

export interface ExplainScope {
  agentId: AgentId;
  /** Other accounts of the same person. */
  also?: readonly AgentId[];
  day: BusinessDay;
  rule: RuleProfile;
  zone: string;
  dayCut: string;
  /** Epoch ms. */
  now: number;
  /** Wall-clock hours to look at; undefined: the whole day. */
  hours?: ReadonlySet<number>;
}

/** Whether an id is one of a person's. */
export function isOneOf({ agentId, also = [] }: Pick<ExplainScope, 'agentId' | 'also'>): (id: AgentId) => boolean {
  const ids = new Set([agentId, ...also]);
  return (id) => ids.has(id);
}

/** Explains one figure of one agent's day from the facts of each conversation (whole, or a day around it). */
export function explainMetric(
  metric: MetricId,
  conversations: ReadonlyMap<ConversationId, readonly Fact[]>,
  scope: ExplainScope,
): Explanation {
  const { day, rule, zone, dayCut, now, hours } = scope;
  const isOwn = isOneOf(scope);
  const calendar = calendarFor(zone, dayCut);
  const isHere = (at: number) => calendar.dayOf(at) === day && (!hours || hours.has(calendar.hourOf(at)));
  const turns: ExplainedTurn[] = [];
  const talks: ExplainedTalk[] = [];
  const rows: DayRow[] = [];
  for (const [conversationId, facts] of conversations) {
    const fold = foldConversation(facts, rule, { zone, dayCut, now });
    // As live figures do: who can still be answered in time counts neither for nor against.
    const settled = settledRows(fold.contribution, fold.running ? [fold.running] : [], now);
    const own = settled.filter((row) => isOwn(row.agentId) && row.day === day && (!hours || hours.has(row.hour)));
    rows.push(...own);
    for (const turn of fold.turns)
      if (isOwn(turn.agentId) && isHere(turn.openedAt)) turns.push(explainTurn(metric, turn, rule, now));
    const talk = talkOf(metric, conversationId, facts, own, rule, isHere);
    if (talk) talks.push(talk);
  }
  const waits = new Array<number>(WAIT_EDGES_SEC.length + 1).fill(0);
  for (const { turn } of turns) {
    if (turn.waitMs === undefined || turn.excluded !== undefined) continue;
    const bucket = waitBucket(turn.waitMs);
    waits[bucket] = (waits[bucket] ?? 0) + 1;
  }
  return {
    metric,
    turns: METRIC_LIST[metric].of === 'turns' ? turns.sort((a, b) => b.turn.openedAt - a.turn.openedAt) : [],
    talks: METRIC_LIST[metric].of === 'turns' ? [] : talks.sort((a, b) => b.firstAt - a.firstAt),
    figures: figuresOf(rows, rule),
    waits,
  };
}

/** Whether and why a turn is in a figure. `now`, epoch ms: an open turn that can still be answered in time is in none. */
export function explainTurn(metric: MetricId, turn: Turn, rule: RuleProfile, now?: number): ExplainedTurn {
  const hasTime = turn.outcome === 'open' && now !== undefined && now <= turn.openedAt + rule.passSec * 1000;
  const out = outOf(metric, turn, rule) ?? (hasTime ? 'still-time' : undefined);
  const judged = isCounted(turn);
  return {
    turn,
    ...(out !== undefined && { out }),
    ...(judged && { passed: isWithin(turn, rule.passSec) }),
    ...(metric === 'average' && out === undefined && weightOf(turn, rule)),
  };
}

function weightOf({ waitMs }: Turn, { capSec, unansweredSec }: RuleProfile): { weighsMs?: number } {
  if (waitMs === undefined) return unansweredSec === null ? {} : { weighsMs: unansweredSec * 1000 };
  return capSec !== null && waitMs > capSec * 1000 ? { weighsMs: capSec * 1000 } : {};
}

/** The arithmetic of an average, from its turns alone; undefined for figures that are no average of turns, or rest on none. */
export function averageSum({ metric, turns }: Explanation): { sumMs: number; turns: number } | undefined {
  if (metric !== 'average' && metric !== 'first') return undefined;
  const weights = turns.flatMap(({ turn, out, weighsMs }) =>
    out === undefined ? (weighsMs ?? turn.waitMs ?? []) : [],
  );
  return weights.length > 0 ? { sumMs: weights.reduce((sum, ms) => sum + ms, 0), turns: weights.length } : undefined;
}

function outOf(metric: MetricId, turn: Turn, rule: RuleProfile): OutReason | undefined {
  if (!isCounted(turn)) return turn.excluded;
  const replied = turn.waitMs !== undefined;
  switch (metric) {
    case 'first':
      if (!turn.isFirst) return 'not-first';
      return replied ? undefined : 'no-reply';
    case 'average':
      if (turn.excluded === 'gap') return 'gap';
      return replied || rule.unansweredSec !== null ? undefined : 'no-reply';
    case 'median':
    case 'p90':
    case 'longest':
      if (turn.excluded === 'gap') return 'gap';
      return replied ? undefined : 'no-reply';
    case 'share':
      return rule.unit === 'firstTurn' && !turn.isFirst ? 'not-first' : undefined;
    case 'unanswered':
      return replied ? 'replied' : undefined;
    case 'openEnded':
      if (replied) return 'replied';
      return turn.outcome === 'transferred' ? 'passed-on' : undefined;
    default:
      return undefined;
  }
}

type OrderCount = 'inquiries' | 'orderers' | 'payers';
const EMPTY_COUNTS: Record<OrderCount, 0> = { inquiries: 0, orderers: 0, payers: 0 };

function talkOf(
  metric: MetricId,
  conversationId: ConversationId,
  facts: readonly Fact[],
  rows: readonly DayRow[],
  rule: RuleProfile,
  isHere: (at: number) => boolean,
): ExplainedTalk | undefined {
  const times = facts.filter((fact) => isHere(fact.at)).map((fact) => fact.at);
  if (rows.length === 0 || times.length === 0) return undefined;
  const figures = figuresOf(rows, rule);
  const { key, sample } = METRIC_LIST[metric];
  // What a day knows of orders, its conversations without any in sight know too: they add nothing.
  const value =
    figures[key] ?? (key in EMPTY_COUNTS ? rows.reduce((sum, row) => sum + row[key as OrderCount], 0) : undefined);
  return {
    conversationId,
    firstAt: Math.min(...times),
    lastAt: Math.max(...times),
    ...(value !== undefined && { value }),
    sample: figures[sample] ?? 0,
  };
}
