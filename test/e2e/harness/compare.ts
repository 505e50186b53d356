/**
 * The judge: what the extension recorded against the consoles' true log. Messages counted once with their true role,
 * turns equal, and the worst error of a wait, each against what the page let a reader know.
 */
import type { Fact, MessageFact } from '../../../utils/core/facts';
import type { RuleProfile, Turn } from '../../../utils/core/turn';
import { foldTurns } from '../../../utils/core/turns';
import type { LoggedMessage, TrueLog } from '../../consoles/platform/shapes';
import { TRAITS } from '../../consoles/platform/traits';
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

/** A page that has just started is not read yet: the extension's script starts after it. */
export const READER_START_MS = 500;

/** A reader that was running could have read it in a thread. */
function wasReadable({ everShown, shownAgeMs }: LoggedMessage): boolean {
  return everShown && (shownAgeMs ?? 0) >= READER_START_MS;
}

function judgeMessages(
  log: TrueLog,
  facts: readonly MessageFact[],
  problems: string[],
): { seen: number; right: number } {
  const known = new Map(log.messages.map((message) => [message.key, message]));
  const recorded = group(facts, keyOf);
  const visible = log.messages.filter((one) => !one.history && wasReadable(one) && one.role !== 'system');
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
    if (!known.has(keyOf(fact)) && !isArrival(fact)) problems.push(`${fact.id} (${fact.role}) was never said`);
  }
  return { seen: visible.length, right };
}

/** Told by the list alone: it stands for a message whose key nobody has read. */
function isArrival(fact: MessageFact): boolean {
  return keyOf(fact).startsWith('~');
}

/** Arrivals that stand may not be more than the buyer's messages that no fact names. */
function judgeArrivals(
  log: TrueLog,
  facts: readonly MessageFact[],
  rawKeys: ReadonlyMap<string, string>,
  problems: string[],
): void {
  const named = new Set(facts.map(keyOf));
  const unnamed = log.messages.filter((one) => one.role === 'buyer' && !one.history && !named.has(one.key));
  const left = group(unnamed, (message) => message.conversationKey);
  for (const [id, arrivals] of group(facts.filter(isArrival), (fact) => fact.conversationId)) {
    const raw = rawKeys.get(id);
    const most = raw === undefined ? unnamed.length : (left.get(raw)?.length ?? 0);
    if (arrivals.length > most) problems.push(`${raw ?? id}: ${arrivals.length} arrivals for ${most} messages`);
  }
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

/** The smallest unit of the wait counter in a list row: seconds for the first minute, then minutes. */
const COUNTER_MS = [1000, 60_000] as const;

/** When the page told of a message: what it prints (pdd), else when its DOM first showed anything of it. */
function toldAt(log: TrueLog, { at, toldAt, whileDown }: LoggedMessage): number {
  return TRAITS[log.site].printsMs > 0 || whileDown ? at : (toldAt ?? at);
}

/** How long the browser took from there to tell the page's observers: a reader hears of it somewhere between. */
function toldInMs(log: TrueLog, message: LoggedMessage | undefined): number {
  if (!message || TRAITS[log.site].printsMs > 0 || message.whileDown) return 0;
  return Math.max(0, (message.toldBy ?? 0) - (message.toldAt ?? 0));
}

/**
 * How far off one end of a wait may be, by what the page let a reader know; the fact's own claim has no say in it.
 * Nothing where the page prints milliseconds, or was read when the message came. Else the row's counter tells a buyer's
 * wait that still stands, and the page's return bounds the rest.
 */
function slackOf(log: TrueLog, end: LoggedMessage | undefined, truth: TrueTurn): number {
  if (!end) return 0;
  const { printsMs } = TRAITS[log.site];
  // Two times cut down to whole units differ by less than one unit.
  if (printsMs > 0) return printsMs === 1 ? 0 : printsMs / 2;
  const shown = end.toldAt ?? end.at;
  const start = log.pageStarts.findLast((one) => one <= shown) ?? 0;
  const readFrom = start + READER_START_MS;
  if (!end.whileDown && shown >= readFrom) return 0;
  const bound = readFrom - end.at;
  const stillWaits = end.role === 'buyer' && (truth.closedAt === null || truth.closedAt > readFrom);
  return stillWaits ? Math.min(bound, COUNTER_MS[readFrom - end.at < 60_000 ? 0 : 1]) : bound;
}

/** @param facts everything in the ledger of this site */
export function compare(log: TrueLog, facts: readonly Fact[], now: number): Comparison {
  const problems: string[] = [];
  const messages = standing(facts);
  const { seen, right } = judgeMessages(log, messages, problems);
  const rawKeys = matchConversations(log, messages, problems);
  judgeArrivals(log, messages, rawKeys, problems);
  const folded = [...group(facts, (fact) => fact.conversationId).values()].flatMap((own) =>
    foldTurns(own, EVERYTHING, { zone: 'Asia/Shanghai', dayCut: '00:00', now }),
  );
  const expected = trueTurns(log, {
    timeOf: (message) => toldAt(log, message),
    // A row that leaves the list says nothing: only its notice tells that a conversation was closed.
    exclude: (message) => message.event === 'closed' && !wasReadable(message),
  });
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
      const difference = describe(truth, turn, messageOf.get(truth.closedByKey ?? ''));
      if (difference) problems.push(`conversation ${conversation}, turn ${index + 1}: ${difference}`);
      if (truth.waitMs === null || turn.waitMs === undefined) continue;
      const ends = [messageOf.get(truth.key), messageOf.get(truth.closedByKey ?? '')] as const;
      const off = turn.waitMs - truth.waitMs;
      const error = Math.max(0, off - toldInMs(log, ends[1]), -off - toldInMs(log, ends[0]));
      worst = Math.max(worst, error);
      const clocks = `${turn.clocks.opened}/${turn.clocks.closed}`;
      const entry = byClock[clocks] ?? { turns: 0, worstGapErrorMs: 0 };
      byClock[clocks] = { turns: entry.turns + 1, worstGapErrorMs: Math.max(entry.worstGapErrorMs, error) };
      const tolerance = WATCHED_TOLERANCE_MS + ends.reduce((sum, end) => sum + slackOf(log, end, truth), 0);
      const where = `conversation ${conversation}, turn ${index + 1}: wait ${truth.waitMs} ms, off by ${error} (${clocks}`;
      if (error > tolerance) problems.push(`${where}, ${tolerance} allowed)`);
      // An estimate must own up to how rough it is.
      const claimed = WATCHED_TOLERANCE_MS + turn.clocks.resolutionMs;
      if (error > claimed) problems.push(`${where}, ${claimed} claimed)`);
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

/** `closing` ended the turn; a reply that no thread ever showed to a reader may be no more than the end of a wait, and nobody's. */
function describe(truth: TrueTurn, turn: Turn, closing: LoggedMessage | undefined): string | undefined {
  if (closing && !wasReadable(closing) && turn.outcome === 'unknown') return undefined;
  if ((truth.waitMs === null) !== (turn.waitMs === undefined)) {
    return `${truth.waitMs === null ? 'never answered' : `answered after ${truth.waitMs} ms`}, measured ${turn.outcome}`;
  }
  if ((truth.repliedBy ?? undefined) !== turn.repliedBy)
    return `answered by ${truth.repliedBy}, measured ${turn.repliedBy}`;
  return undefined;
}
