/**
 * What one conversation still has to lose under a rule: nothing, this turn, this session, this buyer's day. A small fold over
 * facts as they come, a few numbers per conversation; the figures themselves are made elsewhere and exactly (`turns.ts`).
 */
import { type Calendar, isInWindow } from '../business-day';
import type { Fact } from '../facts';
import type { BusinessDay, ConversationId } from '../ids';
import type { RuleProfile } from '../turn';
import { SESSION_GAP_MS } from '../turns';

export interface Standing {
  /** The unit that the rule judges has failed already: one more late reply costs it nothing more. */
  failed: boolean;
  /** The session had a reply of a person. */
  answered: boolean;
  /** Begun outside the rule's service window: whatever becomes of it, nothing is counted. */
  uncounted?: true;
}

interface Kept {
  failed: boolean;
  answered: boolean;
  /** Start of the open wait by the rule's clock. */
  openAt?: number | undefined;
  /** The buyer's first line of the session. */
  askedAt?: number | undefined;
  lastAt: number;
  day: BusinessDay;
}

export interface Standings {
  /** Facts of any conversation, in the order in which they were made. */
  note(facts: readonly Fact[]): void;
  /** @param openSince start of its wait, epoch ms */
  of(conversationId: ConversationId, now: number, openSince: number): Standing;
}

const FRESH = { failed: false, answered: false, askedAt: undefined, day: undefined };

/** @param calendar the team's, as it is by now */
export function createStandings(rule: RuleProfile, calendar: () => Calendar): Standings {
  const kept = new Map<ConversationId, Kept>();
  const limitMs = rule.passSec * 1000;
  const dayOf = (at: number) => calendar().dayOf(at);

  function get(conversationId: ConversationId, at: number): Kept {
    let standing = kept.get(conversationId);
    if (!standing) {
      standing = { failed: false, answered: false, lastAt: at, day: dayOf(at) };
      kept.set(conversationId, standing);
    }
    const day = dayOf(at);
    if (rule.unit === 'buyer' && day !== standing.day) standing.failed = false;
    standing.day = day;
    return standing;
  }

  function restart(standing: Kept): void {
    standing.answered = false;
    standing.askedAt = undefined;
    if (rule.unit !== 'buyer') standing.failed = false;
  }

  function note(fact: Fact): void {
    if (fact.kind === 'conversation-left' && fact.reason === 'closed') {
      const standing = get(fact.conversationId, fact.at);
      standing.openAt = undefined;
      restart(standing);
      return;
    }
    if (fact.kind === 'conversation-left' && fact.reason === 'list-cleared') {
      get(fact.conversationId, fact.at).openAt = undefined;
      return;
    }
    const standing = get(fact.conversationId, fact.at);
    if (fact.kind === 'handover' && rule.clock === 'handover' && standing.openAt !== undefined)
      standing.openAt = fact.at;
    if (fact.kind !== 'message' || fact.role === 'system' || fact.role === 'unknown') return;
    if (standing.openAt === undefined && fact.at - standing.lastAt >= SESSION_GAP_MS) restart(standing);
    standing.lastAt = Math.max(standing.lastAt, fact.at);
    if (fact.role === 'buyer') {
      standing.askedAt ??= fact.at;
      if (fact.closing && rule.exemptClosing) return;
      // The better clock of the same wait can only have begun earlier.
      standing.openAt = standing.openAt === undefined ? fact.at : Math.min(standing.openAt, fact.at);
      return;
    }
    if (fact.role !== 'agent' && !(fact.role === 'assist' && rule.countsAssist)) return;
    if (standing.openAt !== undefined && fact.at - standing.openAt > limitMs && fact.clock !== 'unsure')
      standing.failed = rule.unit === 'firstTurn' ? standing.failed || !standing.answered : rule.unit !== 'turn';
    standing.openAt = undefined;
    standing.answered = true;
  }

  return {
    note: (facts) => facts.forEach(note),
    of(conversationId, now, openSince) {
      const { failed, answered, day, askedAt } = kept.get(conversationId) ?? FRESH;
      const judgedAt = rule.windowBy === 'session' ? (askedAt ?? openSince) : openSince;
      return {
        failed: failed && (rule.unit !== 'buyer' || day === dayOf(now)),
        answered,
        ...(!isInWindow(calendar(), rule.window, judgedAt) && { uncounted: true as const }),
      };
    },
  };
}
