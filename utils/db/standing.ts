/**
 * Owns where the team stands on one site and day: this person's accounts and devices as one, colleagues as the server last
 * told. Refuses days of devices that the team's list does not name. In no team: everyone on this computer, as before.
 */
import { settledRows } from '../core/conversation';
import { inOrder, mergeDayRows } from '../core/day-row';
import type { AgentId, BusinessDay, SiteId } from '../core/ids';
import { type Figures, figuresOf } from '../core/metrics';
import type { DayRow } from '../core/turn';
import type { KnownAgent, Ledger, StoredTeamDay } from './ledger';
import { type LocalStanding, localStandingsOf, type StandingQuery } from './local-standing';
import { readMetas, type TeamSeat } from './meta';
import { rowsOfDay, runningTurns } from './read';
import { memberAgentId, memberDaysOf, newsOf, rowUnder, teamDaysOf } from './team';
import { tellsOf, toldRows } from './told-rows';
import { WAITS_KNOWN_MS, type Waiting } from './waits';

export type { StandingQuery };

export interface Standing extends LocalStanding {
  /** How old the last news of a colleague is, ms; absent for what is counted on this computer. */
  ageMs?: number;
  /** Who waits there now; undefined where nobody told of it lately, or nobody waits. Of this computer's own: see `waitingOn`. */
  waiting?: Waiting;
  /** In a team: this person's line, whatever accounts and devices it is made of. */
  own?: true;
  /** In a team: the part of the own line that this computer counted, so that its turns can be opened here. */
  here?: OwnPart;
}

export interface OwnPart {
  agentIds: AgentId[];
  figures: Figures;
  coverage?: number;
  /** Turns that other devices told: they are in the line, not in this part. */
  turnsElsewhere: number;
}

/** What the server told of one day, by member: read once for all consoles. */
export interface TeamReading {
  seat: TeamSeat;
  groups: Map<string, { name: string; days: StoredTeamDay[] }>;
}

/** undefined in no team. */
export async function readTeamDay(ledger: Ledger, day: BusinessDay): Promise<TeamReading | undefined> {
  const [seat, status] = await readMetas(ledger, 'team', 'teamStatus');
  if (!seat) return undefined;
  const days = await teamDaysOf(ledger, seat.team, day);
  return { seat, groups: await memberDaysOf(ledger, seat, byOurClock(days, status?.skewMs ?? 0)) };
}

/** A wrong clock here would make everybody's news old, and nobody wait. */
const byOurClock = (days: readonly StoredTeamDay[], skewMs: number) =>
  days.map((day) => (skewMs === 0 || day.serverAt === undefined ? day : { ...day, serverAt: day.serverAt + skewMs }));

/** Own standing first where there is one, then colleagues by name. */
export async function standingsOf(ledger: Ledger, query: StandingQuery): Promise<Standing[]> {
  return standingsWith(ledger, query, await readTeamDay(ledger, query.day));
}

/** The same with the team's day already read. */
export async function standingsWith(
  ledger: Ledger,
  query: StandingQuery,
  team: TeamReading | undefined,
): Promise<Standing[]> {
  const local = await localStandingsOf(ledger, query);
  if (!team) return local;
  const { seat, groups } = team;
  const own = await ownStanding(ledger, query, seat, local, groups.get(seat.member)?.days ?? []);
  const colleagues = [...groups].flatMap(([id, { name, days }]) => {
    if (id === seat.member || !days.some((day) => tellsOf(day, query.siteId))) return [];
    const agentId = memberAgentId(id);
    const agent = { id: agentId, siteId: query.siteId, name, seenAt: newsOf(days) };
    return standingFrom(agent, judged(days, query, agentId), days, query) ?? [];
  });
  colleagues.sort((a, b) => (a.agent.name < b.agent.name ? -1 : 1));
  return own ? [own, ...colleagues] : colleagues;
}

async function ownStanding(
  ledger: Ledger,
  query: StandingQuery,
  seat: TeamSeat,
  local: readonly LocalStanding[],
  elsewhere: readonly StoredTeamDay[],
): Promise<Standing | undefined> {
  const [first] = local;
  const agent = first?.agent ?? {
    id: memberAgentId(seat.member),
    siteId: query.siteId,
    name: seat.memberName,
    seenAt: newsOf(elsewhere),
  };
  const { siteId, rule, now } = query;
  const [all, running] = await Promise.all([rowsOfDay(ledger, query.day), runningTurns(ledger, now)]);
  const agentIds = local.map((each) => each.agent.id);
  const rows = all.filter((row) => row.siteId === siteId && row.ruleId === rule.id && agentIds.includes(row.agentId));
  const settled = settledRows(rows, running, now).map((row) => rowUnder(row, agent.id));
  const told = judged(elsewhere, query, agent.id);
  const standing = standingFrom(agent, mergeDayRows([...settled, ...told]), elsewhere, query);
  if (!standing) return undefined;
  const { ageMs: _later, coverage: toldShare, ...counted } = standing;
  const shares = local.flatMap(({ coverage }) => coverage ?? []);
  const share = shares.length > 0 ? { coverage: Math.max(...shares) } : {};
  const best = Math.max(...shares, toldShare ?? 0);
  return {
    ...counted,
    own: true,
    ...((shares.length > 0 || toldShare !== undefined) && { coverage: best }),
    ...(first && {
      here: {
        agentIds,
        figures: figuresOf(mergeDayRows(settled), rule),
        turnsElsewhere: told.reduce((sum, row) => sum + row.turns, 0),
        ...share,
      },
    }),
  };
}

/** @param rows merged */
function standingFrom(
  agent: KnownAgent,
  rows: DayRow[],
  told: readonly StoredTeamDay[],
  { rule, siteId, now }: StandingQuery,
): Standing | undefined {
  const waiting = waitingAt(told, siteId, now);
  // Whose first buyer of the day still waits has no number yet, and is who a lead looks for.
  if (rows.length === 0 && !waiting) return undefined;
  const shares = told.flatMap(({ coverage }) => coverage[siteId] ?? []);
  return {
    agent,
    rows,
    figures: figuresOf(rows, rule),
    ...(waiting && { waiting }),
    ...(shares.length > 0 && { coverage: Math.max(...shares) }),
    ageMs: Math.max(0, now - newsOf(told)),
  };
}

function waitingAt(told: readonly StoredTeamDay[], siteId: SiteId, now: number): Waiting | undefined {
  return told.reduce<Waiting | undefined>((sum, day) => {
    const waits = day.waits?.bySite[siteId];
    if (!day.waits || !waits) return sum;
    const news = newsOf([day]);
    if (now - news > WAITS_KNOWN_MS) return sum;
    const [count, since] = waits;
    // Only the time between the two is the same on every clock.
    const from = news - (day.waits.at - since) * 1000;
    return { count: (sum?.count ?? 0) + count, since: Math.min(sum?.since ?? from, from) };
  }, undefined);
}

/** Merged. */
function judged(told: readonly StoredTeamDay[], { siteId, rule }: StandingQuery, agentId: AgentId): DayRow[] {
  const rows = told.flatMap((day) => toldRows(day, agentId, siteId).filter(({ ruleId }) => ruleId === rule.id));
  // Of one browser no two rows are of one hour: thousands are spared the copying.
  return told.length === 1 ? inOrder(rows) : mergeDayRows(rows);
}
