/** Owns reading today's agents on every console, without words: a worker does it, where there is no language. Reads only. */
import type { TeamLine } from '../../components/lead/lead-model';
import { calendarFor } from '../../utils/core/business-day';
import { shiftWithin } from '../../utils/core/period';
import type { RuleProfile } from '../../utils/core/turn';
import { agentsOf } from '../../utils/db/agents';
import type { Ledger } from '../../utils/db/ledger';
import { type OwnPart, readTeamDay, type Standing, standingsWith } from '../../utils/db/standing';
import { ruleById } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { SITES } from '../../utils/sites/index';
import type { SiteProfile } from '../../utils/sites/site-profile';

type BoardSettings = Pick<Settings, 'calendar' | 'targets' | 'shift'>;

const AGE_STEP_MS = 10_000;

/** The team's own target, or the rule's where the team has set none. */
export function targetOf(rule: RuleProfile, settings: Pick<Settings, 'targets'>): RuleProfile['target'] {
  return settings.targets[rule.id] ?? rule.target;
}

/** undefined when there is no target, or nothing yet to hold against it. */
function isOnTarget({ figures }: Standing, { share, averageSec }: RuleProfile['target']): boolean | undefined {
  const verdicts: boolean[] = [];
  if (share !== undefined && figures.unitShare !== undefined) verdicts.push(figures.unitShare >= share);
  if (averageSec !== undefined && figures.averageMs !== undefined)
    verdicts.push(figures.averageMs <= averageSec * 1000);
  return verdicts.length > 0 ? verdicts.every(Boolean) : undefined;
}

/** One account of this computer, and nothing from elsewhere: its number opens to exactly its turns. */
const isAllHere = ({ agentIds, turnsElsewhere }: OwnPart) => agentIds.length === 1 && turnsElsewhere === 0;

/** Before it is worded: `siteName` is the console's id. */
function bareLine(standing: Standing, own: boolean, site: SiteProfile, target: RuleProfile['target']): TeamLine {
  const { agent, figures, coverage, ageMs, here } = standing;
  const onTarget = isOnTarget(standing, target);
  return {
    key: `${site.id} ${agent.id}`,
    siteId: site.id,
    agentId: agent.id,
    // A colleague's day was told by their own computer, and so was mine of another device: the turns are there.
    opens: ageMs === undefined && (here === undefined ? !standing.own : isAllHere(here)),
    agentName: agent.name,
    siteName: site.id,
    own,
    receptions: figures.receptions,
    turns: figures.turns,
    ...(figures.firstAverageMs !== undefined && { firstMs: figures.firstAverageMs }),
    ...(figures.averageMs !== undefined && { averageMs: figures.averageMs }),
    ...(figures.unitShare !== undefined && { share: figures.unitShare }),
    ...(figures.conversionRate !== undefined && { conversion: figures.conversionRate }),
    unanswered: figures.unanswered,
    ...(figures.longestMs !== undefined && { longestMs: figures.longestMs }),
    ...(coverage !== undefined && { coverage }),
    ...(ageMs !== undefined && { ageMs: Math.floor(ageMs / AGE_STEP_MS) * AGE_STEP_MS }),
    estimated: figures.estimated,
    ...(onTarget !== undefined && { onTarget }),
  };
}

export async function readLines(ledger: Ledger, settings: BoardSettings, now: number): Promise<TeamLine[]> {
  const calendar = calendarFor(settings.calendar.zone, settings.calendar.dayCut);
  const day = calendar.dayOf(now);
  // As the popup does, so that one person's coverage is one number.
  const shift = settings.shift ? shiftWithin(settings.shift, calendar.rangeOf(day).from, now) : [];
  const [agents, team] = await Promise.all([agentsOf(ledger), readTeamDay(ledger, day)]);
  const lines = SITES.map(async (site) => {
    const rule = ruleById(site.ruleId);
    if (!rule) return [];
    const own = agents.find((agent) => agent.siteId === site.id)?.id;
    const query = { siteId: site.id, rule, day, now, ...(shift.length > 0 && { shift }) };
    const standings = await standingsWith(ledger, query, team);
    return standings.map((each) => bareLine(each, each.own ?? each.agent.id === own, site, targetOf(rule, settings)));
  });
  return (await Promise.all(lines)).flat();
}
