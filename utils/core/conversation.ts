/** Owns what one conversation adds to day rows: the unit in which a ledger refolds; refuses to know other conversations. */
import { type Calendar, calendarFor } from './business-day';
import { addRows, emptyRow, hasReceptions, inOrder, mergeDayRows, subtractRows, waitBucket } from './day-row';
import type { Fact } from './facts';
import { countReceptions } from './receptions';
import { RowBook } from './row-book';
import { orderFacts, type Step } from './steps';
import type { DayRow, RuleProfile, Turn } from './turn';
import { isCounted, isEstimated, isWithin } from './turn-end';
import { type FoldOptions, foldSteps } from './turns';

/** METRICS, 慢响应人数 as third-party tools set it, and 改写率; a rule may say otherwise. */
const SLOW = { sec: 120, turns: 3 };
const EDITED_SHARE = 0.2;

/**
 * What the conversation's open turn costs in `rows` although its buyer can still be answered in time. Live figures
 * subtract it while `now <= until` (see `settledRows`); the rows themselves never depend on the time of folding.
 */
export interface Running {
  /** Epoch ms: the last moment at which a reply still passes. */
  until: number;
  rows: DayRow[];
}

export interface ConversationFold {
  turns: Turn[];
  /** Sorted by id. Day rows are `mergeDayRows` of the contributions of all conversations. */
  contribution: DayRow[];
  running?: Running;
}

/**
 * Folds the facts of ONE conversation (any order; all of them, or everything since a silence of 24 h).
 * A ledger keeps each conversation's contribution, replaces it whole, and merges the contributions of a touched row.
 */
export function foldConversation(facts: readonly Fact[], rule: RuleProfile, options: FoldOptions): ConversationFold {
  return foldOrdered(orderFacts(facts), rule, options);
}

/** The same under several rules: facts are put in order once. */
export function foldUnderRules(facts: readonly Fact[], rules: readonly RuleProfile[], options: FoldOptions) {
  const steps = orderFacts(facts);
  return rules.map((rule) => ({ rule, ...foldOrdered(steps, rule, options) }));
}

function foldOrdered(steps: readonly Step[], rule: RuleProfile, options: FoldOptions): ConversationFold {
  const turns = foldSteps(steps, rule, options);
  const calendar = calendarFor(options.zone, options.dayCut);
  const book = new RowBook(rule.id, calendar);
  countTurns(turns, rule, calendar, book);
  countMessages(steps, book);
  countReceptions(steps, rule, calendar, book);
  const contribution = inOrder(book.rows.values());
  const last = turns.at(-1);
  if (last?.outcome !== 'open' || !isCounted(last)) return { turns, contribution };
  const ofTurn = subtractRows(rowsOfTurns(turns, rule, calendar), rowsOfTurns(turns.slice(0, -1), rule, calendar));
  const rows = addRows(ofTurn, waitingRows(steps, last.id, rule, calendar));
  return { turns, contribution, running: { until: last.openedAt + rule.passSec * 1000, rows } };
}

/** What the open question costs its buyer's reception: no reply yet, and the last word. */
function waitingRows(steps: readonly Step[], opener: string, rule: RuleProfile, calendar: Calendar): DayRow[] {
  const count = (some: readonly Step[]) => {
    const book = new RowBook(rule.id, calendar);
    countReceptions(some, rule, calendar, book);
    return [...book.rows.values()].map((row) => ({
      ...emptyRow(row),
      noReplyBuyers: row.noReplyBuyers,
      openEndBuyers: row.openEndBuyers,
    }));
  };
  return subtractRows(
    count(steps),
    count(
      steps.slice(
        0,
        steps.findIndex(({ fact }) => fact.id === opener),
      ),
    ),
  );
}

/** Day rows of any facts: grouped by conversation, folded, merged. The slow, whole way; a rebuild. */
export function foldDayRows(facts: readonly Fact[], rule: RuleProfile, options: FoldOptions): DayRow[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.siteId}|${fact.conversationId}`;
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return mergeDayRows([...groups.values()].flatMap((group) => foldConversation(group, rule, options).contribution));
}

/**
 * Rows as they stand at `now`: without the open turns that can still be answered in time. For live figures only.
 * `running` may hold everybody's: parts of rows that are not given are ignored.
 */
export function settledRows(rows: readonly DayRow[], running: readonly Running[], now: number): DayRow[] {
  const ids = new Set(rows.map((row) => row.id));
  const parts = running
    .filter((entry) => now <= entry.until)
    .flatMap((entry) => entry.rows)
    .filter((part) => ids.has(part.id));
  const waiting = new Map<string, number>();
  for (const { id, noReplyBuyers = 0 } of parts) waiting.set(id, (waiting.get(id) ?? 0) + noReplyBuyers);
  // Most rows are of hours in which nobody waits any more: they are given back as they are.
  const settled = subtractRows(
    rows.filter(({ id }) => waiting.has(id)),
    parts,
  ).map((row) => {
    const buyers = waiting.get(row.id) ?? 0;
    return buyers > 0 && hasReceptions(row) ? { ...row, waitingBuyers: buyers } : row;
  });
  return [...rows.filter(({ id }) => !waiting.has(id)), ...settled];
}

function rowsOfTurns(turns: readonly Turn[], rule: RuleProfile, calendar: Calendar): DayRow[] {
  const book = new RowBook(rule.id, calendar);
  countTurns(turns, rule, calendar, book);
  return [...book.rows.values()];
}

function countTurns(turns: readonly Turn[], rule: RuleProfile, calendar: Calendar, book: RowBook): void {
  const units = new Map<string, { row: DayRow; passed: boolean }>();
  const slow = new Map<string, { row: DayRow; turns: number }>();
  for (const turn of turns) {
    const row = book.at(turn, turn.openedAt);
    if (turn.excluded === 'unsure') row.unsureTurns += 1;
    if (!isCounted(turn)) continue;
    addTurn(row, turn, rule);
    if (isSlow(turn, rule)) {
      const buyer = `${turn.agentId}|${turn.shopId}|${row.day}`;
      const known = slow.get(buyer) ?? { row, turns: 0 };
      slow.set(buyer, { ...known, turns: known.turns + 1 });
    }
    const key = unitKey(turn, rule.unit, calendar);
    if (key === undefined) continue;
    const unit = units.get(key);
    const passed = isWithin(turn, rule.passSec);
    if (unit) unit.passed &&= passed;
    else units.set(key, { row, passed });
  }
  for (const { row, passed } of units.values()) {
    row.units += 1;
    if (passed) row.unitsPassed += 1;
  }
  for (const { row, turns: count } of slow.values()) if (count >= (rule.slow ?? SLOW).turns) row.slowBuyers += 1;
}

/** Which unit a turn is judged in; a unit stands in the row of its first turn. undefined: the rule does not judge it. */
function unitKey(turn: Turn, unit: RuleProfile['unit'], calendar: Calendar): string | undefined {
  if (unit === 'turn') return turn.id;
  if (unit === 'firstTurn') return turn.isFirst ? turn.id : undefined;
  return `${turn.agentId}|${turn.shopId}|${unit === 'session' ? turn.sessionAt : calendar.dayOf(turn.openedAt)}`;
}

function isSlow(turn: Turn, rule: RuleProfile): boolean {
  return turn.waitMs !== undefined && turn.waitMs > (rule.slow ?? SLOW).sec * 1000;
}

function addTurn(row: DayRow, turn: Turn, rule: RuleProfile): void {
  row.turns += 1;
  if (turn.isFirst) row.firstTurns += 1;
  if (isEstimated(turn)) row.estimatedTurns += 1;
  const waitMs = turn.waitMs;
  if (waitMs === undefined) {
    row.unanswered += 1;
    row.waitSumMs += (rule.unansweredSec ?? 0) * 1000;
    if (turn.outcome !== 'transferred') row.openEnded += 1;
    return;
  }
  row.answered += 1;
  if (isWithin(turn, rule.passSec)) row.within += 1;
  if (turn.isFirst) {
    row.firstAnswered += 1;
    row.firstWaitSumMs += waitMs;
  }
  if (turn.excluded === 'gap') return;
  row.waitSumMs += rule.capSec === null ? waitMs : Math.min(waitMs, rule.capSec * 1000);
  row.maxWaitMs = Math.max(row.maxWaitMs, waitMs);
  const bucket = waitBucket(waitMs);
  row.waits[bucket] = (row.waits[bucket] ?? 0) + 1;
}

function countMessages(steps: readonly Step[], book: RowBook): void {
  const received = new Set<string>();
  let speaker: string | undefined;
  for (const { fact, recalled, away, fresh } of steps) {
    if (fresh) speaker = undefined;
    if (fact.kind !== 'message' || recalled || away) continue;
    if (fact.role !== 'buyer' && fact.role !== 'agent') continue;
    const row = book.at(fact, fact.at);
    const who = fact.role === 'buyer' ? 'buyer' : `agent ${fact.agentId}`;
    if (fact.role === 'buyer') {
      row.buyerMessages += 1;
      if (speaker !== who) row.buyerRuns += 1;
      const reception = `${fact.agentId}|${fact.shopId}|${row.day}`;
      if (!received.has(reception)) row.receptions += 1;
      received.add(reception);
    } else {
      row.agentMessages += 1;
      if (speaker !== who) row.agentRuns += 1;
      row.agentChars += fact.length;
      if (fact.snippetId !== undefined) {
        row.insertedMessages += 1;
        if ((fact.editedShare ?? 0) > EDITED_SHARE) row.editedMessages += 1;
        row.insertedChars += Math.round(fact.length * (1 - (fact.editedShare ?? 0)));
      }
    }
    speaker = who;
  }
}
