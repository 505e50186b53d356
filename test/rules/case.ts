/** Owns worked examples: role-tagged events of one conversation to facts, and the seven figures compared with a table. */

import { foldConversation } from '../../utils/core/conversation';
import type { Fact } from '../../utils/core/facts';
import { type AgentId, asId, type ConversationId, type FactId, type ShopId, type SiteId } from '../../utils/core/ids';
import { figuresOf, withinSeconds } from '../../utils/core/metrics';
import type { RuleProfile } from '../../utils/core/turn';
import { isCounted, isWithin } from '../../utils/core/turn-end';
import type { FoldOptions } from '../../utils/core/turns';

/** One line of a worked example. `at` is 'HH:MM:SS' of the day the example plays on; 24:00:00 and above is the next day. */
export interface CaseEvent {
  at: string;
  who: 'buyer' | 'agent' | 'auto' | 'assist' | 'system' | 'handover' | 'transfer';
  agent?: string;
  to?: string;
  closing?: boolean;
}

export interface CaseFigures {
  turns: number;
  firstResponseSec: number | null;
  averageResponseSec: number | null;
  /** Turns answered within 180 s over turns counted, whatever the rule's own limit is. */
  within180: string;
  unanswered: number;
  everyTurnWithin180: boolean | null;
  answerAskRatio: number | null;
}

/** Seconds of 'HH:MM' or 'HH:MM:SS', fractions allowed. Throws RangeError on anything else. */
function parseTime(at: string): number {
  const match = /^(\d{1,3}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?$/.exec(at);
  if (!match) throw new RangeError(`not a time of day: ${at}`);
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

const ROLES = ['buyer', 'agent', 'assist', 'auto', 'system'] as const;

/** Events to facts. `dayStart` is the epoch ms of 00:00 of the day; events keep the file's order where times tie. */
export function factsOfCase(events: readonly CaseEvent[], dayStart: number): Fact[] {
  let holder = events.find((event) => event.who === 'agent' || event.who === 'transfer')?.agent ?? 'first agent';
  return events.map((event, index) => {
    const base = {
      id: asId<FactId>(`case:c:${String(index).padStart(6, '0')}`),
      siteId: asId<SiteId>('case'),
      shopId: asId<ShopId>('shop'),
      agentId: asId<AgentId>(event.agent ?? holder),
      conversationId: asId<ConversationId>('c'),
      at: dayStart + Math.round(parseTime(event.at) * 1000),
      clock: 'page' as const,
      resolutionMs: 0,
    };
    if (event.who === 'handover') return { ...base, kind: 'handover' };
    if (event.who === 'transfer') {
      holder = event.to ?? holder;
      return { ...base, kind: 'transfer', direction: 'in', ...(event.to && { toAgentId: asId<AgentId>(event.to) }) };
    }
    const role = ROLES.find((known) => known === event.who) ?? 'unknown';
    if (role === 'agent') holder = event.agent ?? holder;
    return {
      ...base,
      kind: 'message',
      role,
      media: 'text',
      length: 1,
      ...(event.closing && { closing: true as const }),
    };
  });
}

/** The seven figures of one conversation under one rule. */
export function measureCase(facts: readonly Fact[], rule: RuleProfile, options: FoldOptions): CaseFigures {
  const { turns, contribution } = foldConversation(facts, rule, options);
  const figures = figuresOf(contribution, rule);
  const counted = turns.filter(isCounted);
  const seconds = (ms: number | undefined) => (ms === undefined ? null : hundredths(ms / 1000));
  return {
    turns: figures.turns,
    firstResponseSec: seconds(figures.firstAverageMs),
    averageResponseSec: seconds(figures.averageMs),
    within180: `${withinSeconds(contribution, 180).count}/${figures.turns}`,
    unanswered: figures.unanswered,
    everyTurnWithin180: counted.length > 0 ? counted.every((turn) => isWithin(turn, 180)) : null,
    answerAskRatio: figures.answerAskRatio === undefined ? null : hundredths(figures.answerAskRatio),
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
