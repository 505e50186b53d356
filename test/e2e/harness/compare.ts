/**
 * The judge: what the extension recorded against the consoles' true log. Messages counted once with their true role,
 * turns equal, and the worst error of a wait, each against what the page let a reader know.
 */
import type { Fact, MessageFact } from '../../../utils/core/facts';
import type { RuleProfile, Turn } from '../../../utils/core/turn';
import { foldTurns } from '../../../utils/core/turns';
import type { LoggedMessage, TrueLog } from '../../consoles/platform/shapes';
import { type TrueTurn, trueTurns } from '../../consoles/platform/true-turns';

/** ms: how far a wait may be off where the page prints milliseconds or its change was watched. */
export const WATCHED_TOLERANCE_MS = 50;

/** Counts everything and leaves nothing out: the judge wants to see every turn, not a platform's view of them. */
const EVERYTHING: RuleProfile = {
  id: 'everything',
  platform: 'test',
  name: { zh: '', en: '' },
  validFrom: '2026-01-01',
  note: { zh: '', en: '' },
  source: 'test',
  window: [0, 172_800],
  windowBy: 'turn',
  clock: 'buyer',
  capSec: null,
  unansweredSec: null,
  dropGapSec: null,
  countsAssist: true,
  exemptClosing: false,
  transfer: 'keep',
  unit: 'turn',
  passSec: 180,
  alertSec: [60, 120],
  target: {},
};

export interface Comparison {
  conversations: number;
  /** Messages of the true log that a reader could see, and those recorded once with their role. */
  messagesTrue: number;
  messagesRecorded: number;
  turnsTrue: number;
  turnsMeasured: number;
  worstGapErrorMs: number;
  /** The same by `opened/closed` clock, with how many turns each. */
  byClock: Record<string, { turns: number; worstGapErrorMs: number }>;
  /** Every difference, in words. Empty means equal. */
  problems: string[];
}

function group<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const bucket = groups.get(key);
    if (bucket) bucket.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** `<site>:<conversation>:<message key>`: the key is what is left. */
export function keyOf(fact: Fact): string {
  return fact.id.slice(`${fact.siteId}:${fact.conversationId}:`.length);
}

/** Message facts that stand: neither system rows nor arrivals that a better fact replaced. */
function standing(facts: readonly Fact[]): MessageFact[] {
  const replaced = new Set(facts.flatMap((fact) => fact.replaces ?? []));
  return facts.filter(
    (fact): fact is MessageFact => fact.kind === 'message' && !replaced.has(fact.id) && fact.role !== 'system',
  );
}

function judgeMessages(
  log: TrueLog,
  facts: readonly MessageFact[],
  problems: string[],
): { seen: number; right: number } {
  const known = new Map(log.messages.map((message) => [message.key, message]));
  const recorded = group(facts, keyOf);
  const visible = log.messages.filter((one) => !one.history && one.everShown && one.role !== 'system');
  let right = 0;
  for (const message of visible) {
    const found = recorded.get(message.key) ?? [];
    const role = found[0]?.role;
    if (found.length === 1 && role === message.role) right += 1;
    else if (found.length === 0) problems.push(`message ${message.key} (${message.role}) was not recorded`);
    else if (found.length > 1) problems.push(`message ${message.key} was recorded ${found.length} times`);
    else problems.push(`message ${message.key} is ${message.role}, recorded as ${role}`);
  }
  for (const fact of facts) {
    if (!known.has(keyOf(fact)) && fact.clock !== 'list') problems.push(`${fact.id} (${fact.role}) was never said`);
  }
  return { seen: visible.length, right };
}

/** Raw conversation key for each recorded one, from the messages they share. */
function matchConversations(log: TrueLog, facts: readonly MessageFact[], problems: string[]): Map<string, string> {
  const truth = new Map(log.messages.map((message) => [message.key, message.conversationKey]));
  const matched = new Map<string, string>();
  for (const fact of facts) {
    const key = truth.get(keyOf(fact));
    if (key === undefined) continue;
    const before = matched.get(fact.conversationId);
    if (before !== undefined && before !== key)
      problems.push(`${fact.conversationId} holds messages of ${before} and of ${key}`);
    matched.set(fact.conversationId, before ?? key);
  }
  return matched;
}

/** How far off this turn's wait may be: 50 ms when both ends were printed or watched, else the page's own resolution. */
function toleranceOf(turn: Turn, ends: readonly (LoggedMessage | undefined)[]): number {
  const watched = ends.every((end) => end?.openWhenItCame);
  return watched ? WATCHED_TOLERANCE_MS : Math.max(WATCHED_TOLERANCE_MS, turn.clocks.resolutionMs);
}

/** @param facts everything in the ledger of this site */
export function compare(log: TrueLog, facts: readonly Fact[], now: number): Comparison {
  const problems: string[] = [];
  const messages = standing(facts);
  const { seen, right } = judgeMessages(log, messages, problems);
  const rawKeys = matchConversations(log, messages, problems);
  const folded = [...group(facts, (fact) => fact.conversationId).values()].flatMap((own) =>
    foldTurns(own, EVERYTHING, { zone: 'Asia/Shanghai', dayCut: '00:00', now }),
  );
  const expected = trueTurns(log);
  const measured = group(folded, (turn) => rawKeys.get(turn.conversationId) ?? turn.conversationId);
  const messageOf = new Map(log.messages.map((message) => [message.key, message]));
  const byClock: Comparison['byClock'] = {};
  let worst = 0;

  for (const [conversation, truths] of group(expected, (turn) => turn.conversationKey)) {
    const turns = measured.get(conversation) ?? [];
    measured.delete(conversation);
    if (turns.length !== truths.length) {
      problems.push(`conversation ${conversation}: ${truths.length} turns, measured ${turns.length}`);
      continue;
    }
    for (const [index, truth] of truths.entries()) {
      const turn = turns[index] as Turn;
      const difference = describe(truth, turn);
      if (difference) problems.push(`conversation ${conversation}, turn ${index + 1}: ${difference}`);
      if (truth.waitMs === null || turn.waitMs === undefined) continue;
      const error = Math.abs(turn.waitMs - truth.waitMs);
      worst = Math.max(worst, error);
      const clocks = `${turn.clocks.opened}/${turn.clocks.closed}`;
      const entry = byClock[clocks] ?? { turns: 0, worstGapErrorMs: 0 };
      byClock[clocks] = { turns: entry.turns + 1, worstGapErrorMs: Math.max(entry.worstGapErrorMs, error) };
      const tolerance = toleranceOf(turn, [messageOf.get(truth.key), messageOf.get(truth.closedByKey ?? '')]);
      if (error > tolerance) {
        problems.push(
          `conversation ${conversation}, turn ${index + 1}: wait ${truth.waitMs} ms, off by ${error} (${clocks}, ${tolerance} allowed)`,
        );
      }
    }
  }
  for (const [conversation, turns] of measured)
    problems.push(`conversation ${conversation}: no turn, measured ${turns.length}`);
  return {
    conversations: log.conversations.length,
    messagesTrue: seen,
    messagesRecorded: right,
    turnsTrue: expected.length,
    turnsMeasured: folded.length,
    worstGapErrorMs: worst,
    byClock,
    problems,
  };
}

function describe(truth: TrueTurn, turn: Turn): string | undefined {
  if ((truth.waitMs === null) !== (turn.waitMs === undefined)) {
    return `${truth.waitMs === null ? 'never answered' : `answered after ${truth.waitMs} ms`}, measured ${turn.outcome}`;
  }
  if ((truth.repliedBy ?? undefined) !== turn.repliedBy)
    return `answered by ${truth.repliedBy}, measured ${turn.repliedBy}`;
  return undefined;
}
