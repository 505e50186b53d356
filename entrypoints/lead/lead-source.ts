/** Owns what the lead's page reads of people and rules: today's agents on every console, the rules. Reads only. */
import { formatWait } from '../../components/format';
import type { RuleLine, TeamLine } from '../../components/lead/lead-model';
import { pickText, type Translate } from '../../components/text';
import { calendarFor } from '../../utils/core/business-day';
import { shiftWithin } from '../../utils/core/period';
import type { RuleProfile } from '../../utils/core/turn';
import { agentsOf } from '../../utils/db/agents';
import type { Ledger } from '../../utils/db/ledger';
import { type OwnPart, type Standing, standingsOf } from '../../utils/db/standing';
import { RULES, ruleById } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { SITES } from '../../utils/sites/index';
import type { SiteProfile } from '../../utils/sites/site-profile';

/** The team's own target, or the rule's where the team has set none. */
function targetOf(rule: RuleProfile, settings: Settings): RuleProfile['target'] {
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

function teamLine(
  standing: Standing,
  own: boolean,
  site: SiteProfile,
  target: RuleProfile['target'],
  t: Translate,
): TeamLine {
  const { agent, figures, coverage, ageMs, here } = standing;
  const onTarget = isOnTarget(standing, target);
  return {
    key: `${site.id} ${agent.id}`,
    siteId: site.id,
    agentId: agent.id,
    // A colleague's day was told by their own computer, and so was mine of another device: the turns are there.
    opens: ageMs === undefined && (here === undefined ? !standing.own : isAllHere(here)),
    agentName: agent.name,
    siteName:
      ageMs === undefined
        ? pickText(site.name, t)
        : `${pickText(site.name, t)} · ${t('rankAge', formatWait(ageMs, t))}`,
    own,
    receptions: figures.receptions,
    turns: figures.turns,
    ...(figures.firstAverageMs !== undefined && { firstMs: figures.firstAverageMs }),
    ...(figures.averageMs !== undefined && { averageMs: figures.averageMs }),
    ...(figures.unitShare !== undefined && { share: figures.unitShare }),
    unanswered: figures.unanswered,
    ...(coverage !== undefined && { coverage }),
    estimated: figures.estimated,
    ...(onTarget !== undefined && { onTarget }),
  };
}

export async function readTeam(ledger: Ledger, settings: Settings, now: number, t: Translate): Promise<TeamLine[]> {
  const calendar = calendarFor(settings.calendar.zone, settings.calendar.dayCut);
  const day = calendar.dayOf(now);
  // As the popup does, so that one person's coverage is one number.
  const shift = settings.shift ? shiftWithin(settings.shift, calendar.rangeOf(day).from, now) : [];
  const agents = await agentsOf(ledger);
  const lines = SITES.map(async (site) => {
    const rule = ruleById(site.ruleId);
    if (!rule) return [];
    const own = agents.find((agent) => agent.siteId === site.id)?.id;
    const query = { siteId: site.id, rule, day, now, ...(shift.length > 0 && { shift }) };
    const standings = await standingsOf(ledger, query);
    return standings.map((each) =>
      teamLine(each, each.own ?? each.agent.id === own, site, targetOf(rule, settings), t),
    );
  });
  return (await Promise.all(lines)).flat();
}

export function ruleLines(settings: Settings, t: Translate): RuleLine[] {
  return RULES.map((rule) => ({
    id: rule.id,
    name: pickText(rule.name, t),
    note: pickText(rule.note, t),
    validFrom: rule.validFrom,
    passSec: rule.passSec,
    alertSec: rule.alertSec,
    target: targetOf(rule, settings),
  }));
}
