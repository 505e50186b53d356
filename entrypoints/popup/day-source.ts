/** Owns what the popup reads: who I am on which console, where everyone stands, the turns behind a number. Reads only. */
import { type Calendar, calendarFor } from '../../utils/core/business-day';
import type { Explanation } from '../../utils/core/explain';
import type { AgentId, SiteId } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';
import type { Figures } from '../../utils/core/metrics';
import { shiftWithin } from '../../utils/core/period';
import type { RuleProfile } from '../../utils/core/turn';
import { agentsOf } from '../../utils/db/agents';
import { readExplanation, readOwnAverage } from '../../utils/db/explain';
import { follow } from '../../utils/db/follow';
import type { KnownAgent, Ledger } from '../../utils/db/ledger';
import { rowsOfAgentDay } from '../../utils/db/read';
import { type Standing, standingsOf } from '../../utils/db/standing';
import { figuresAt } from '../../utils/db/turns-behind';
import { localKeyValue } from '../../utils/platform/key-value';
import { RULES, ruleById } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { readTaught, type TaughtSites, taughtProfiles } from '../../utils/settings/taught-sites';
import { SITE_FACES, type SiteFace } from '../../utils/sites/faces';

const DAY_MS = 86_400_000;

export interface SiteDay {
  site: SiteFace;
  rule: RuleProfile;
  /** Who works here: the one seen last on this console. */
  own: KnownAgent;
  standings: Standing[];
  /** My line of the standings. */
  mine?: Standing;
  /** Mine as far as this computer counted it: what opens, and what yesterday is held against. In a team all my accounts. */
  here?: { agentId: AgentId; also: AgentId[]; figures: Figures; coverage?: number; turnsElsewhere: number };
  calendar: Calendar;
}

export interface DayReading {
  /** Consoles on which somebody has worked, the last used first. */
  sites: SiteFace[];
  chosen?: SiteDay;
}

export interface DayScope {
  opening: Promise<Ledger>;
  settings: Settings;
  /** undefined: the console used last. */
  siteId: SiteId | undefined;
  now(): number;
}

/** The rule of a console; the coach's own where the console has none. */
function ruleOf(site: SiteFace): RuleProfile | undefined {
  return ruleById(site.ruleId) ?? RULES.at(-1);
}

/** The shift so far, from the minutes that were set; undefined when none is set or it has not begun. */
function shiftSoFar({ shift }: Settings, from: number, now: number): [number, number][] | undefined {
  const pieces = shift ? shiftWithin(shift, from, now) : [];
  return pieces.length > 0 ? pieces : undefined;
}

async function readDay(ledger: Ledger, taught: TaughtSites, { settings, siteId, now }: DayScope): Promise<DayReading> {
  const agents = await agentsOf(ledger);
  const known: readonly SiteFace[] = [...SITE_FACES, ...taughtProfiles(taught)];
  const sites = [...new Set(agents.map((agent) => agent.siteId))].flatMap(
    (id) => known.find((site) => site.id === id) ?? [],
  );
  const site = sites.find(({ id }) => id === siteId) ?? sites[0];
  const own = agents.find((agent) => agent.siteId === site?.id);
  const rule = site && ruleOf(site);
  if (!site || !own || !rule) return { sites };
  const calendar = calendarFor(settings.calendar.zone, settings.calendar.dayCut);
  const at = now();
  const day = calendar.dayOf(at);
  const shift = shiftSoFar(settings, calendar.rangeOf(day).from, at);
  const standings = await standingsOf(ledger, { siteId: site.id, rule, day, now: at, ...(shift && { shift }) });
  const mine = standings.find((each) => each.own ?? each.agent.id === own.id);
  const here = mine && hereOf(mine);
  return { sites, chosen: { site, rule, own, standings, calendar, ...(mine && { mine }), ...(here && { here }) } };
}

/** undefined: all of it was counted elsewhere. */
function hereOf({ own, here, agent, figures, coverage }: Standing): SiteDay['here'] {
  const part =
    here ??
    (own
      ? undefined
      : { agentIds: [agent.id], figures, turnsElsewhere: 0, ...(coverage !== undefined && { coverage }) });
  const [agentId, ...also] = part?.agentIds ?? [];
  if (!part || agentId === undefined) return undefined;
  const { agentIds: _ids, ...rest } = part;
  return { agentId, also, ...rest };
}

/** Follows the day of one console; at most four values a second. */
export function followDay(scope: DayScope, onValue: (reading: DayReading) => void, onLost: () => void): () => void {
  const books = Promise.all([scope.opening, readTaught(localKeyValue)]);
  return follow(books, ([ledger, taught]) => readDay(ledger, taught, scope), { onValue, onLost });
}

/** My figures of yesterday up to this same hour. */
export async function yesterdayOf({ opening, now }: DayScope, { own, here, site, rule, calendar }: SiteDay) {
  const until = now() - DAY_MS;
  const day = calendar.dayOf(until);
  const who = { agentId: here?.agentId ?? own.id, also: here?.also ?? [] };
  return figuresAt(await opening, { ...who, siteId: site.id, day, rule, calendar }, until);
}

export interface Proof {
  explanation: Explanation;
  /** My average of the last 14 days. */
  own?: number;
  day: string;
}

/** Follows the proof of one of today's numbers: read anew whenever my rows change. */
export function followProof(
  { opening, now }: DayScope,
  { own, here, site, rule, calendar }: SiteDay,
  metric: MetricId,
  onValue: (proof: Proof) => void,
  onLost: () => void,
): () => void {
  const read = async (ledger: Ledger): Promise<Proof> => {
    const at = now();
    const day = calendar.dayOf(at);
    const agentId = here?.agentId ?? own.id;
    const also = here?.also ?? [];
    const query = { agentId, also, siteId: site.id, day, rule, calendar };
    await Promise.all([agentId, ...also].map((id) => rowsOfAgentDay(ledger, id, site.id, day)));
    const [explanation, average] = await Promise.all([
      readExplanation(ledger, query, metric, at),
      readOwnAverage(ledger, query, metric, at),
    ]);
    return { explanation, day, ...(average !== undefined && { own: average }) };
  };
  return follow(opening, read, { onValue, onLost });
}
