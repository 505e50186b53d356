/** Owns the fold from one conversation's facts to its turns under any rule profile; refuses figures and words. */
import { type Calendar, calendarFor } from './business-day';
import type { Fact, MessageFact, TransferFact } from './facts';
import { type AgentId, asId, type TurnId } from './ids';
import { orderFacts, SILENCE_MS, type Step } from './steps';
import type { RuleProfile, Turn } from './turn';
import { settleTurn, type TurnDraft, type TurnEnd } from './turn-end';

export const SESSION_GAP_MS = 1_800_000;

export interface FoldOptions {
  /** IANA zone and day cut of the team: 'Asia/Shanghai', '00:00'. */
  zone: string;
  dayCut: string;
  /** Epoch ms. Only tells an `open` turn from an `unanswered` one; no figure depends on it. */
  now: number;
  /** Silence that ends a session when nobody waits. Default 30 minutes. */
  sessionGapMs?: number;
}

/**
 * Facts of ONE conversation, in any order, to its turns in order of opening, excluded ones included (see `isCounted`).
 * Give the whole conversation, or everything since a silence of 24 h: both yield the same turns.
 */
export function foldTurns(facts: readonly Fact[], rule: RuleProfile, options: FoldOptions): Turn[] {
  return foldSteps(orderFacts(facts), rule, options);
}

interface Thread {
  readonly rule: RuleProfile;
  readonly calendar: Calendar;
  readonly sessionGapMs: number;
  turns: Turn[];
  open?: TurnDraft | undefined;
  session?: { at: number; askedAt?: number; answered: boolean } | undefined;
  lastMessageAt: number;
  /** An agent spoke before: from then on thanks may be closing words. */
  replied: boolean;
  /** Who holds the conversation, once a transfer said so. */
  holder?: AgentId | undefined;
}

/** `foldTurns` over facts already in order. */
export function foldSteps(steps: readonly Step[], rule: RuleProfile, options: FoldOptions): Turn[] {
  const { zone, dayCut, now, sessionGapMs = SESSION_GAP_MS } = options;
  const calendar = calendarFor(zone, dayCut);
  const thread: Thread = { rule, calendar, sessionGapMs, turns: [], lastMessageAt: 0, replied: false };
  for (const step of steps) {
    const { fact } = step;
    if (step.fresh) restart(thread);
    if (fact.kind === 'message') takeMessage(thread, step, fact);
    else if (fact.kind === 'transfer') takeTransfer(thread, fact);
    else if (fact.kind === 'handover' && rule.clock === 'handover') moveClock(thread, fact);
    else if (fact.kind === 'agent-changed' && thread.open) thread.open.agentId = fact.toAgentId;
    else if (fact.kind === 'conversation-left' && fact.reason === 'list-cleared') {
      endTurn(thread, { outcome: 'unknown', by: fact });
    } else if (fact.kind === 'conversation-left' && fact.reason === 'closed') restart(thread);
  }
  const running = thread.open && now - thread.open.openedAt <= SILENCE_MS;
  endTurn(thread, { outcome: thread.open?.away ? 'transferred' : running ? 'open' : 'unanswered' });
  return thread.turns;
}

function restart(thread: Thread): void {
  endTurn(thread, { outcome: 'unanswered' });
  thread.session = undefined;
  thread.holder = undefined;
  thread.replied = false;
}

function endTurn(thread: Thread, how: TurnEnd): void {
  if (!thread.open) return;
  const turn = settleTurn(thread.open, how, thread.rule, thread.calendar);
  thread.turns.push(turn);
  thread.open = undefined;
  const heard = how.by?.kind === 'message' || how.outcome === 'unknown';
  if (heard && turn.excluded !== 'window' && thread.session) thread.session.answered = true;
}

function takeMessage(thread: Thread, step: Step, fact: MessageFact): void {
  if (fact.role === 'system' || fact.role === 'unknown') return;
  if (!thread.open && thread.session && fact.at - thread.lastMessageAt >= thread.sessionGapMs)
    thread.session = undefined;
  thread.session ??= { at: fact.at, answered: false };
  thread.lastMessageAt = fact.at;
  const replies = fact.role === 'agent' || (fact.role === 'assist' && thread.rule.countsAssist);
  if (fact.role === 'buyer') takeQuestion(thread, step, fact);
  else if (replies) takeReply(thread, step, fact);
}

function takeReply(thread: Thread, step: Step, fact: MessageFact): void {
  thread.replied = true;
  const { open } = thread;
  if (!open) return;
  open.away = step.away;
  endTurn(thread, { outcome: step.away ? 'transferred' : 'answered', by: fact, agentId: fact.agentId });
}

function takeQuestion(thread: Thread, step: Step, fact: MessageFact): void {
  const { rule, open } = thread;
  const session = thread.session ?? { at: fact.at, answered: false };
  session.askedAt ??= fact.at;
  if (open) {
    if (!step.recalled) open.buyerMessages += 1;
    return;
  }
  const draft = draftOf(fact, session, fact.agentId);
  draft.buyerMessages = step.recalled ? 0 : 1;
  draft.away = step.away;
  if (fact.closing && rule.exemptClosing && thread.replied) {
    const closing: TurnDraft = { ...draft, isFirst: false, closing: true };
    thread.turns.push(settleTurn(closing, { outcome: 'unanswered' }, rule, thread.calendar));
  } else thread.open = draft;
}

function draftOf(fact: Fact, session: NonNullable<Thread['session']>, agentId: AgentId): TurnDraft {
  return {
    id: asId<TurnId>(fact.id),
    opener: fact,
    agentId,
    session,
    askedAt: fact.at,
    openedAt: fact.at,
    openedClock: fact.clock,
    openedResolutionMs: fact.resolutionMs,
    buyerMessages: 0,
    isFirst: !session.answered,
    away: false,
  };
}

function moveClock(thread: Thread, fact: Fact): void {
  if (!thread.open) return;
  thread.open.openedAt = fact.at;
  thread.open.openedClock = fact.clock;
  thread.open.openedResolutionMs = fact.resolutionMs;
}

/**
 * A transfer is told by the page of the one who gives (`out`), of the one who gets (`in`), or by both; the second telling
 * only completes the first. After `out` the turn is away until somebody we watch takes it.
 */
function takeTransfer(thread: Thread, fact: TransferFact): void {
  const { open, rule, session } = thread;
  const isOut = fact.direction === 'out';
  const giver = isOut || (fact.toAgentId !== undefined && fact.toAgentId !== fact.agentId) ? fact.agentId : undefined;
  const taker = isOut ? fact.toAgentId : (fact.toAgentId ?? fact.agentId);
  if (isOut && thread.holder !== undefined && thread.holder !== giver) return;
  thread.holder = taker;
  if (!open || !session) return;
  if (!isOut && open.away) {
    open.away = false;
    open.agentId = taker ?? open.agentId;
    return;
  }
  if (rule.transfer === 'split') {
    const ownerless = giver === undefined;
    endTurn(thread, { outcome: 'transferred', by: fact, ownerless, ...(giver && { agentId: giver }) });
    thread.open = draftOf(fact, session, taker ?? fact.agentId);
    thread.open.askedAt = open.askedAt;
  } else {
    if (rule.transfer === 'handover') moveClock(thread, fact);
    open.agentId = taker ?? open.agentId;
  }
  if (thread.open) thread.open.away = isOut;
}
