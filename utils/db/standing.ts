/**
 * Owns where the team stands on one site and day: this person's accounts and devices as one, colleagues as the server last
 * told. Refuses days of devices that the team's list does not name. In no team: everyone on this computer, as before.
 */
import { settledRows } from '../core/conversation';
import { dayRowId, mergeDayRows } from '../core/day-row';
import { type AgentId, asId } from '../core/ids';
import { figuresOf } from '../core/metrics';
import type { DayRow } from '../core/turn';
import type { KnownAgent, Ledger, TeamDay } from './ledger';
import { type LocalStanding, localStandingsOf, type StandingQuery } from './local-standing';
import { readMeta, type TeamSeat } from './meta';
import { rowsOfDay, runningTurns } from './read';
import { teamDaysOf, teamDocOf } from './team';

export type { StandingQuery };

export interface Standing extends LocalStanding {
  /** How old the last news of a colleague is, ms; absent for what is counted on this computer. */
  ageMs?: number;
}

interface Member {
  id: string;
  name: string;
  devices: readonly { id: string }[];
}

/** Own standing first where there is one, then colleagues by name. */
export async function standingsOf(ledger: Ledger, query: StandingQuery): Promise<Standing[]> {
  const [local, seat] = await Promise.all([localStandingsOf(ledger, query), readMeta(ledger, 'team')]);
  if (!seat) return local;
  const [days, list] = await Promise.all([
    teamDaysOf(ledger, seat.team, query.day),
    teamDocOf(ledger, seat.team, 'members'),
  ]);
  // Checked when it came in.
  const members = (list as { members: Member[] } | undefined)?.members ?? [];
  const byMember = new Map(members.map((member) => [member.id, member]));
  const groups = new Map<string, TeamDay[]>();
  for (const day of days) {
    const isHere = day.member === seat.member && day.device === seat.device;
    const isListed = byMember.get(day.member)?.devices.some(({ id }) => id === day.device) ?? false;
    if (!isHere && isListed) groups.set(day.member, [...(groups.get(day.member) ?? []), day]);
  }
  const elsewhere = groups.get(seat.member) ?? [];
  groups.delete(seat.member);
  const own = await ownStanding(ledger, query, seat, local, elsewhere);
  const colleagues = [...groups].flatMap(([id, told]) => {
    const agentId = asId<AgentId>(`team-${id}`);
    const agent = { id: agentId, siteId: query.siteId, name: byMember.get(id)?.name ?? id, seenAt: newsOf(told) };
    return standingFrom(agent, judged(told, query, agentId), told, query) ?? [];
  });
  colleagues.sort((a, b) => (a.agent.name < b.agent.name ? -1 : 1));
  return own ? [own, ...colleagues] : colleagues;
}

async function ownStanding(
  ledger: Ledger,
  query: StandingQuery,
  seat: TeamSeat,
  local: readonly LocalStanding[],
  elsewhere: readonly TeamDay[],
): Promise<Standing | undefined> {
  const [first] = local;
  if (local.length <= 1 && elsewhere.length === 0) return first;
  const agent = first?.agent ?? {
    id: asId<AgentId>(`team-${seat.member}`),
    siteId: query.siteId,
    name: seat.memberName,
    seenAt: newsOf(elsewhere),
  };
  const [all, running] = await Promise.all([rowsOfDay(ledger, query.day), runningTurns(ledger, query.now)]);
  const here = all.filter((row) => row.siteId === query.siteId && row.ruleId === query.rule.id);
  const settled = settledRows(here, running, query.now).map((row) => as(row, agent.id));
  const rows = [...settled, ...judged(elsewhere, query, agent.id)];
  const shares = local.flatMap(({ coverage }) => coverage ?? []);
  const standing = standingFrom(agent, rows, elsewhere, query);
  if (!standing) return undefined;
  const coverage = Math.max(...shares, standing.coverage ?? 0);
  const { ageMs: _later, ...counted } = standing;
  return { ...counted, ...((shares.length > 0 || standing.coverage !== undefined) && { coverage }) };
}

function standingFrom(
  agent: KnownAgent,
  rows: readonly DayRow[],
  told: readonly TeamDay[],
  { rule, siteId, now }: StandingQuery,
): Standing | undefined {
  if (rows.length === 0) return undefined;
  const shares = told.flatMap(({ coverage }) => coverage[siteId] ?? []);
  return {
    agent,
    figures: figuresOf(mergeDayRows(rows), rule),
    ...(shares.length > 0 && { coverage: Math.max(...shares) }),
    ageMs: Math.max(0, now - newsOf(told)),
  };
}

function judged(told: readonly TeamDay[], { siteId, rule }: StandingQuery, agentId: AgentId): DayRow[] {
  return told.flatMap(({ rows }) =>
    rows.filter((row) => row.siteId === siteId && row.ruleId === rule.id).map((row) => as(row, agentId)),
  );
}

const as = (row: DayRow, agentId: AgentId): DayRow => ({ ...row, agentId, id: dayRowId({ ...row, agentId }) });

const newsOf = (told: readonly TeamDay[]): number =>
  Math.max(0, ...told.map(({ serverAt, receivedAt }) => serverAt ?? receivedAt));
