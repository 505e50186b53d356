/** Owns how a turn ends: its outcome, its wait, and why a rule leaves it out; refuses to know what came before. */
import { type Calendar, isInWindow } from './business-day';
import type { Clock, Fact } from './facts';
import type { AgentId } from './ids';
import { SILENCE_MS } from './steps';
import type { RuleProfile, Turn, TurnOutcome } from './turn';

/** A page label this coarse (minutes) makes a wait an estimate. */
export const COARSE_MS = 60_000;

/** A turn that has opened and not ended. */
export interface TurnDraft {
  id: Turn['id'];
  opener: Fact;
  agentId: AgentId;
  session: { at: number; askedAt?: number };
  askedAt: number;
  openedAt: number;
  openedClock: Clock;
  openedResolutionMs: number;
  buyerMessages: number;
  isFirst: boolean;
  /** It moved to an agent we do not watch: no miss of anyone we know. */
  away: boolean;
  closing?: true;
}

export interface TurnEnd {
  outcome: TurnOutcome;
  /** The fact that ended it; absent when nothing did. */
  by?: Fact;
  agentId?: AgentId;
  /** Who the turn belongs to cannot be known. */
  ownerless?: boolean;
}

/** The turn a draft becomes. A wait is 0 to 24 h or absent; what cannot be trusted is `excluded: 'unsure'`. */
export function settleTurn(draft: TurnDraft, end: TurnEnd, rule: RuleProfile, calendar: Calendar): Turn {
  const { opener, session, openedAt, askedAt } = draft;
  const by = end.by;
  const waited = end.outcome === 'answered' && by ? by.at - openedAt : undefined;
  const suspect = waited !== undefined && (waited > SILENCE_MS || waited < 0);
  const judgedAt = rule.windowBy === 'session' ? (session.askedAt ?? session.at) : openedAt;
  const unsure =
    suspect ||
    draft.away ||
    end.ownerless ||
    end.outcome === 'unknown' ||
    draft.openedClock === 'unsure' ||
    by?.clock === 'unsure';
  const turn: Turn = {
    id: draft.id,
    siteId: opener.siteId,
    shopId: opener.shopId,
    agentId: end.agentId ?? draft.agentId,
    conversationId: opener.conversationId,
    sessionAt: session.at,
    openedAt,
    buyerMessages: draft.buyerMessages,
    isFirst: draft.isFirst,
    outcome: end.outcome,
    clocks: {
      opened: draft.openedClock,
      resolutionMs: draft.openedResolutionMs + (by?.resolutionMs ?? 0),
    },
  };
  if (askedAt !== openedAt) turn.askedAt = askedAt;
  if (by) {
    turn.closedAt = by.at;
    turn.clocks.closed = by.clock;
  }
  if (waited !== undefined && by?.kind === 'message') {
    turn.repliedBy = by.role === 'assist' ? 'assist' : 'agent';
    if (!suspect) turn.waitMs = waited;
  }
  if (draft.closing) turn.excluded = 'closing';
  else if (!isInWindow(calendar, rule.window, judgedAt)) turn.excluded = 'window';
  else if (unsure) turn.excluded = 'unsure';
  else if (rule.dropGapSec !== null && waited !== undefined && waited >= rule.dropGapSec * 1000) turn.excluded = 'gap';
  return turn;
}

/** Whether the rule counts this turn at all. A dropped gap is a counted turn that only the average leaves out. */
export function isCounted(turn: Turn): boolean {
  return turn.excluded === undefined || turn.excluded === 'gap';
}

/** Answered within `passSec`, the limit itself included. */
export function isWithin(turn: Turn, passSec: number): boolean {
  return turn.waitMs !== undefined && turn.waitMs <= passSec * 1000;
}

/** One end is known from the list alone, or from a label of minutes: 估算. */
export function isEstimated(turn: Turn): boolean {
  return turn.clocks.opened === 'list' || turn.clocks.closed === 'list' || turn.clocks.resolutionMs >= COARSE_MS;
}
