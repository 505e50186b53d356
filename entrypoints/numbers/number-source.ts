/** Owns what the figures tab reads: one agent's span of days, its parts, and what it is held against. Reads only. */
import type { NumberDay, NumberScope, ScopeChoices } from '../../components/numbers/numbers-model';
import { pickText, type Translate } from '../../components/text';
import { type Calendar, calendarFor } from '../../utils/core/business-day';
import { rankOptions } from '../../utils/core/composite';
import { activeSpans, peakConcurrency } from '../../utils/core/concurrency';
import type { AgentId, SiteId } from '../../utils/core/ids';
import { METRIC_IDS, METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { figuresOf, waitsOf } from '../../utils/core/metrics';
import { isInShift, shiftDay, spanBefore, spanOf } from '../../utils/core/period';
import { rankAgents } from '../../utils/core/ranking';
import { averageOfDays, dayMoment, OWN_DAYS, type References } from '../../utils/core/references';
import type { DayRow, RuleProfile } from '../../utils/core/turn';
import { foldTurns } from '../../utils/core/turns';
import { watchedShift } from '../../utils/core/watched';
import { agentsOf } from '../../utils/db/agents';
import { isOfShop, rowsOfAgentDays } from '../../utils/db/explain';
import { coverageId, type Ledger } from '../../utils/db/ledger';
import { type PeriodStanding, readPeriod, shiftOfDay } from '../../utils/db/period';
import { conversationsOfAgentDay } from '../../utils/db/read';
import { withTeam } from '../../utils/db/team-period';
import { figuresAt } from '../../utils/db/turns-behind';
import { localKeyValue } from '../../utils/platform/key-value';
import { coachRule } from '../../utils/rules/coach';
import { ruleById } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { readTaught, taughtProfiles } from '../../utils/settings/taught-sites';
import { SITES } from '../../utils/sites/index';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { partsOf, recordedDays, trendOf } from './parts';

const DAY_MS = 86_400_000;

/** A scope with everything decided. */
export interface ReadScope extends NumberScope {
  siteId: SiteId;
  agentId: AgentId;
  site: SiteProfile;
  agentName: string;
  rule: RuleProfile;
  calendar: Calendar;
  settings: Settings;
}

/** What the tabs read out of; the consoles lie outside the ledger, so they are read before a query is followed. */
export interface Books {
  ledger: Ledger;
  sites: readonly SiteProfile[];
}

export async function openBooks(opening: Promise<Ledger>): Promise<Books> {
  const [ledger, taught] = await Promise.all([opening, readTaught(localKeyValue)]);
  return { ledger, sites: [...SITES, ...taughtProfiles(taught)] };
}

/** Fills in what was not chosen: the console used last, the agent seen last on it. undefined: nobody has worked yet. */
export async function settleScope(
  { ledger, sites }: Books,
  settings: Settings,
  scope: NumberScope,
): Promise<ReadScope | undefined> {
  const agents = await agentsOf(ledger);
  const known = agents.filter((agent) => sites.some(({ id }) => id === agent.siteId));
  const first = known.find((agent) => agent.siteId === scope.siteId) ?? known[0];
  // Somebody who is not counted here is nobody: never another person's numbers under their name.
  const named = known.find(({ id, siteId }) => id === scope.agentId && siteId === first?.siteId);
  const agent = scope.agentId === undefined ? first : named;
  const site = sites.find(({ id }) => id === agent?.siteId);
  if (!agent || !site) return undefined;
  const rule = scope.view === 'coach' ? coachRule : (ruleById(site.ruleId) ?? coachRule);
  const calendar = calendarFor(settings.calendar.zone, settings.calendar.dayCut);
  return { ...scope, site, rule, calendar, settings, siteId: site.id, agentId: agent.id, agentName: agent.name };
}

/** Why there is nothing to show: the day has only begun, or nothing was recorded in days that are over. */
export function emptyState({ calendar, period, day }: ReadScope, now: number): 'empty' | 'no-record' {
  return spanOf(period, day).to >= calendar.dayOf(now) ? 'empty' : 'no-record';
}

/** What may be chosen at the top of the page. */
export async function readChoices(
  { ledger, sites }: Books,
  scope: ReadScope,
  now: number,
  t: Translate,
): Promise<ScopeChoices> {
  const { calendar, settings, siteId, agentId } = scope;
  const agents = await agentsOf(ledger);
  const today = calendar.dayOf(now);
  const rows = await rowsOfAgentDays(ledger, { agentId, siteId }, shiftDay(today, -31), today);
  return {
    sites: sites
      .filter(({ id }) => agents.some((agent) => agent.siteId === id))
      .map(({ id, name }) => ({
        id,
        name: pickText(name, t),
      })),
    agents: agents.filter((agent) => agent.siteId === siteId).map(({ id, name }) => ({ id, name })),
    shops: [...new Set(rows.map((row) => row.shopId))].map((id) => ({ id, name: id })),
    hasShift: settings.shift !== null,
    today,
  };
}

/** What the turns behind a figure are looked up by: the same agent, day, shop and hours as the figure's. */
export function proofScope({ agentId, siteId, day, rule, calendar, shopId, shiftOnly, settings }: ReadScope) {
  const { shift } = settings;
  const inShift = (hour: number) => shift !== null && isInShift({ hour }, shift, calendar.dayCut);
  const hours = shiftOnly && shift ? new Set(Array.from({ length: 24 }, (_, hour) => hour).filter(inShift)) : undefined;
  return { agentId, siteId, day, rule, calendar, ...(hours && { hours }), ...(shopId !== undefined && { shopId }) };
}

/** Which rows a scope looks at, whoever's they are. */
export function keepOf({ shopId, shiftOnly, settings }: ReadScope): (row: DayRow) => boolean {
  const { shift, calendar } = settings;
  return (row) =>
    (shopId === undefined || row.shopId === shopId) &&
    (!shiftOnly || shift === null || isInShift(row, shift, calendar.dayCut));
}

export async function readNumbers(
  ledger: Ledger,
  scope: ReadScope,
  now: number,
  t: Translate,
): Promise<NumberDay | undefined> {
  const { site, rule, calendar, settings, agentId, period, day } = scope;
  const span = spanOf(period, day);
  const keep = keepOf(scope);
  const query = { siteId: site.id, rule, calendar, shift: settings.shift, now };
  const local = await readPeriod(ledger, { ...query, ...span }, keep);
  const own = local.find(({ agent }) => agent.id === agentId);
  if (!own) return undefined;
  const standings = await withTeam(ledger, { ...query, ...span }, keep, local);
  const isToday = period === 'day' && day === calendar.dayOf(now);
  const [before, earlier, load, covered] = await Promise.all([
    readBefore(ledger, scope, isToday, now),
    rowsOfAgentDays(ledger, scope, shiftDay(span.from, -OWN_DAYS), shiftDay(span.from, -1)),
    period === 'day' ? readLoad(ledger, scope, isToday, now) : undefined,
    period === 'day' ? ledger.coverage.get(coverageId({ agentId, siteId: site.id }, day)) : undefined,
  ]);
  const past = earlier.filter((row) => row.ruleId === rule.id && keep(row));
  const until = isToday ? { ...dayMoment(calendar, now), dayCut: calendar.dayCut } : undefined;
  let agentsCompared = 0;
  const references = METRIC_IDS.map((metric): [MetricId, References] => {
    const { ranked, median, best } = teamOf(metric, standings, settings.minimumSample);
    agentsCompared = Math.max(agentsCompared, ranked);
    // A longer span has no fair average of single days to stand beside its counts.
    const isFair = period === 'day' || METRIC_LIST[metric].kind !== 'count';
    const average = isFair ? averageOfDays(metric, past, rule, until) : undefined;
    const industry = settings.industry[rule.id]?.[metric]?.value;
    return [
      metric,
      {
        ...given(isToday ? 'yesterday' : 'previous', before?.[METRIC_LIST[metric].key]),
        ...given('own', average),
        ...given('median', ranked > 1 ? median : undefined),
        ...given('best', ranked > 1 && METRIC_LIST[metric].better !== 'none' ? best : undefined),
        ...given('industry', industry),
      },
    ];
  });
  return {
    agentName: scope.agentName,
    siteName: pickText(site.name, t),
    ...span,
    period,
    isToday,
    rule: {
      id: rule.id,
      name: pickText(rule.name, t),
      note: pickText(rule.note, t),
      validFrom: rule.validFrom,
      limitMs: rule.passSec * 1000,
      unit: rule.unit,
    },
    figures: own.figures,
    parts: partsOf(own.rows, scope, span, calendar.dayOf(now)),
    trend: period === 'day' ? trendOf([...past, ...own.rows], rule, day) : [],
    references: Object.fromEntries(references),
    waits: waitsOf(own.rows),
    ...(own.coverage !== undefined && { coverage: own.coverage }),
    ...(covered && { watched: watchedShift(covered.spans, shiftOfDay(covered, query)) }),
    ...(own.watchedMs !== undefined && { activeMs: own.watchedMs }),
    ...(period !== 'day' && { recorded: recordedDays(own.rows, span, calendar.dayOf(now)) }),
    agentsCompared,
    ...(load && { load }),
    target: settings.targets[rule.id] ?? rule.target,
  };
}

/** Mine of the span before: yesterday up to this same moment while today lasts, else the whole span. */
async function readBefore(ledger: Ledger, scope: ReadScope, isToday: boolean, now: number) {
  const { site, rule, calendar, agentId, period, day, shopId, shiftOnly } = scope;
  if (isToday && shopId === undefined && !shiftOnly) {
    const until = now - DAY_MS;
    return figuresAt(ledger, { agentId, siteId: site.id, day: calendar.dayOf(until), rule, calendar }, until);
  }
  if (isToday) return undefined;
  const span = spanBefore(period, day);
  const rows = (await rowsOfAgentDays(ledger, scope, span.from, span.to)).filter(keepOf(scope));
  return rows.length > 0 ? figuresOf(rows, rule) : undefined;
}

async function readLoad(ledger: Ledger, scope: ReadScope, isToday: boolean, now: number): Promise<NumberDay['load']> {
  const { agentId, siteId, day, calendar, rule, settings, shopId } = scope;
  const groups = await conversationsOfAgentDay(ledger, agentId, siteId, day, calendar);
  const { from, to } = calendar.rangeOf(day);
  const options = { zone: calendar.zone, dayCut: calendar.dayCut, now };
  const own = [...groups.values()].filter((facts) => isOfShop(facts, shopId));
  const spans = own.map((facts) => {
    const own = facts.filter((fact) => fact.agentId === agentId);
    const turns = foldTurns(facts, rule, options).filter((turn) => turn.agentId === agentId);
    return activeSpans(own, turns, { now })
      .map((span) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
      .filter((span) => span.to > span.from);
  });
  const { peak, at } = peakConcurrency(spans);
  const alive = spans.filter((each) => each.some((span) => span.from <= now && now < span.to)).length;
  return {
    peak,
    ...(at !== undefined && { peakAt: at }),
    ...(isToday && { now: alive }),
    ...(settings.dayCap !== null && { cap: settings.dayCap }),
  };
}

function teamOf(metric: MetricId, standings: readonly PeriodStanding[], minSample: number) {
  const rows = standings.map(({ agent, figures, coverage }) => ({
    agentId: agent.id,
    name: agent.name,
    figures,
    sample: figures[METRIC_LIST[metric].sample] ?? 0,
    ...(coverage !== undefined && { coverage }),
  }));
  const ranking = rankAgents(rows, rankOptions(metric, { minSample }));
  return { ...ranking, ranked: ranking.rows.filter((row) => row.rank !== undefined).length };
}

function given<Name extends string>(name: Name, value: number | undefined): { [Key in Name]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: number };
}
