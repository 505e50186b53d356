/** Owns reading today's agents on every console, without words: a worker does it, where there is no language. Reads only. */
import type { TeamLine } from '../../components/lead/lead-model';
import type { TeamPart } from '../../components/lead/team-totals';
import { calendarFor } from '../../utils/core/business-day';
import { shiftWithin } from '../../utils/core/period';
import type { RuleProfile } from '../../utils/core/turn';
import { agentsOf } from '../../utils/db/agents';
import { readRaces } from '../../utils/db/battle';
import type { Ledger, StoredTeamDay } from '../../utils/db/ledger';
import { type OwnPart, readTeamDay, type Standing, standingsWith } from '../../utils/db/standing';
import { type Waiting, waitingOn } from '../../utils/db/waits';
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
    ...(standing.waiting && {
      waitingCount: standing.waiting.count,
      waitingSince: Math.floor(standing.waiting.since / 1000) * 1000,
    }),
    estimated: figures.estimated,
    ...(onTarget !== undefined && { onTarget }),
  };
}

/** Everybody's line, and what their totals are made of. */
export interface BoardReading {
  lines: TeamLine[];
  parts: TeamPart[];
  /** What other members' browsers told of today; undefined in no team. */
  today?: StoredTeamDay[];
}

/** The group of each member in the newest race of groups. */
async function groupsOf(ledger: Ledger): Promise<Map<string, string>> {
  const races = (await readRaces(ledger))?.battles ?? [];
  const newest = races.toSorted((a, b) => b.from - a.from)[0];
  return new Map((newest?.groups ?? []).flatMap(({ name, members }) => members.map((member) => [member, name])));
}

/** With who waits on this computer added to what other devices told. */
function withWaits(standing: Standing, here: Waiting | undefined): Standing {
  if (!here) return standing;
  const { count = 0, since = here.since } = standing.waiting ?? {};
  return { ...standing, waiting: { count: count + here.count, since: Math.min(since, here.since) } };
}

export async function readBoard(ledger: Ledger, settings: BoardSettings, now: number): Promise<BoardReading> {
  const calendar = calendarFor(settings.calendar.zone, settings.calendar.dayCut);
  const day = calendar.dayOf(now);
  // As the popup does, so that one person's coverage is one number.
  const shift = settings.shift ? shiftWithin(settings.shift, calendar.rangeOf(day).from, now) : [];
  const [agents, team, groups, waits] = await Promise.all([
    agentsOf(ledger),
    readTeamDay(ledger, day),
    groupsOf(ledger),
    waitingOn(ledger, day, (id) => ruleById(SITES.find((site) => site.id === id)?.ruleId ?? ''), now),
  ]);
  const groupOf = ({ own, agent }: Standing) =>
    groups.get(own && team ? team.seat.member : agent.id.replace(/^team-/, ''));
  const found = SITES.map(async (site) => {
    const rule = ruleById(site.ruleId);
    if (!rule) return [];
    const own = agents.find((agent) => agent.siteId === site.id)?.id;
    const query = { siteId: site.id, rule, day, now, ...(shift.length > 0 && { shift }) };
    const standings = await standingsWith(ledger, query, team);
    const target = targetOf(rule, settings);
    return standings.map((each) => {
      const isOwn = each.own ?? each.agent.id === own;
      const standing = isOwn ? withWaits(each, waits.get(site.id)) : each;
      const line = bareLine(standing, isOwn, site, target);
      const { rows, waiting } = standing;
      const group = groupOf(each);
      const part: TeamPart = {
        key: line.key,
        siteId: site.id,
        rule,
        rows,
        ...(group && { group }),
        ...(waiting && { waiting }),
      };
      return { line, part };
    });
  });
  const all = (await Promise.all(found)).flat();
  const today = team && [...team.groups].flatMap(([member, { days }]) => (member === team.seat.member ? [] : days));
  return { lines: all.map(({ line }) => line), parts: all.map(({ part }) => part), ...(today && { today }) };
}
