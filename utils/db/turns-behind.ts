/** Owns reading the turns behind an agent's numbers, and those numbers as they stood at an earlier moment. Folds anew from facts. */
import type { Calendar } from '../core/business-day';
import { foldConversation, settledRows } from '../core/conversation';
import { isOneOf } from '../core/explain';
import type { AgentId, BusinessDay, SiteId } from '../core/ids';
import { type Figures, figuresOf } from '../core/metrics';
import type { RuleProfile, Turn } from '../core/turn';
import type { Ledger } from './ledger';
import { conversationsOfAgentDay } from './read';

export interface AgentDay {
  agentId: AgentId;
  /** Other accounts of the same person, counted with it. */
  also?: readonly AgentId[];
  siteId: SiteId;
  day: BusinessDay;
  rule: RuleProfile;
  calendar: Calendar;
}

export const accountsOf = ({ agentId, also = [] }: Pick<AgentDay, 'agentId' | 'also'>) => [agentId, ...also];

/** Turns of that agent opened on that day, newest first, those left out of the figures included. */
export async function turnsBehind(ledger: Ledger, query: AgentDay, now: number): Promise<Turn[]> {
  const { siteId, day, rule, calendar } = query;
  const isOwn = isOneOf(query);
  const groups = await conversationsOfAgentDay(ledger, accountsOf(query), siteId, day, calendar);
  const options = { zone: calendar.zone, dayCut: calendar.dayCut, now };
  return [...groups.values()]
    .flatMap((facts) => foldConversation(facts, rule, options).turns)
    .filter((turn) => isOwn(turn.agentId) && calendar.dayOf(turn.openedAt) === day)
    .sort((a, b) => b.openedAt - a.openedAt);
}

/** The agent's figures of `day` as they stood at `until`; undefined when there was nothing by then. */
export async function figuresAt(ledger: Ledger, query: AgentDay, until: number): Promise<Figures | undefined> {
  const { siteId, day, rule, calendar } = query;
  const isOwn = isOneOf(query);
  const groups = await conversationsOfAgentDay(ledger, accountsOf(query), siteId, day, calendar);
  const options = { zone: calendar.zone, dayCut: calendar.dayCut, now: until };
  const rows = [...groups.values()]
    .flatMap((facts) => {
      const known = facts.filter((fact) => fact.at <= until);
      const { contribution, running } = foldConversation(known, rule, options);
      // As live figures did at that moment: who could still be answered in time was no miss yet.
      return settledRows(contribution, running ? [running] : [], until);
    })
    .filter((row) => isOwn(row.agentId) && row.day === day);
  return rows.length > 0 ? figuresOf(rows, rule) : undefined;
}
