/** Owns reading what a figure's proof needs: one agent's day, conversation by conversation, by index. Never more than that day. */
import { type Explanation, explainMetric } from '../core/explain';
import type { Fact } from '../core/facts';
import type { AgentId, BusinessDay, ShopId, SiteId } from '../core/ids';
import type { MetricId } from '../core/metric-list';
import { averageOfDays, dayMoment, OWN_DAYS } from '../core/references';
import type { DayRow } from '../core/turn';
import type { Ledger } from './ledger';
import { conversationsOfAgentDay } from './read';
import { type AgentDay, accountsOf } from './turns-behind';

const DAY_MS = 86_400_000;

/** A conversation is of one shop. @param shopId undefined: of any */
export function isOfShop(facts: readonly Fact[], shopId: ShopId | undefined): boolean {
  return shopId === undefined || facts.some((fact) => fact.shopId === shopId);
}

/** The turns or conversations behind one figure. `hours`: wall-clock hours to look at; `shopId`: of this shop alone. */
export async function readExplanation(
  ledger: Ledger,
  query: AgentDay & { hours?: ReadonlySet<number>; shopId?: ShopId },
  metric: MetricId,
  now: number,
): Promise<Explanation> {
  const { agentId, also = [], siteId, day, rule, calendar, hours, shopId } = query;
  const all = await conversationsOfAgentDay(ledger, accountsOf(query), siteId, day, calendar);
  const groups = new Map([...all].filter(([, facts]) => isOfShop(facts, shopId)));
  const { zone, dayCut } = calendar;
  return explainMetric(metric, groups, { agentId, also, day, rule, zone, dayCut, now, ...(hours && { hours }) });
}

/** One agent's rows on one site, days `from` to `to` included, by index. */
export function rowsOfAgentDays(
  ledger: Ledger,
  { agentId, siteId }: { agentId: AgentId; siteId: SiteId },
  from: BusinessDay,
  to: BusinessDay,
): Promise<DayRow[]> {
  return ledger.rows
    .where('[siteId+agentId+day]')
    .between([siteId, agentId, from], [siteId, agentId, to], true, true)
    .toArray();
}

/** The agent's figure over the 14 days before `now`'s day, of each what came before this moment; undefined without records. */
export async function readOwnAverage(
  ledger: Ledger,
  query: Omit<AgentDay, 'day'>,
  metric: MetricId,
  now: number,
): Promise<number | undefined> {
  const { siteId, rule, calendar } = query;
  const today = calendar.rangeOf(calendar.dayOf(now)).from;
  const from = calendar.dayOf(today - OWN_DAYS * DAY_MS + DAY_MS / 2);
  const to = calendar.dayOf(today - DAY_MS / 2);
  const rows = await Promise.all(
    accountsOf(query).map((agentId) => rowsOfAgentDays(ledger, { agentId, siteId }, from, to)),
  );
  const own = rows.flat().filter((row) => row.ruleId === rule.id);
  return averageOfDays(metric, own, rule, { ...dayMoment(calendar, now), dayCut: calendar.dayCut });
}
