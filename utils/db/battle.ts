/** Owns reading what a race needs: the races, who is in the team, and every member's rows of some days. Reads only. */
import type { Battle } from '../core/battle';
import { settledRows } from '../core/conversation';
import type { BusinessDay } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { Ledger } from './ledger';
import { readMeta, type TeamSeat } from './meta';
import { rowsOfDay, runningTurns } from './read';
import { readTeamDay } from './standing';
import { memberAgentId, teamDocOf } from './team';
import { toldRows } from './told-rows';

export interface TeamPerson {
  id: string;
  name: string;
  role: string;
}

/** undefined in no team. Lists were checked when they came in. */
export async function readRaces(
  ledger: Ledger,
): Promise<{ seat: TeamSeat; battles: Battle[]; members: TeamPerson[] } | undefined> {
  const seat = await readMeta(ledger, 'team');
  if (!seat) return undefined;
  const [races, people] = await Promise.all([
    teamDocOf(ledger, seat.team, 'battles'),
    teamDocOf(ledger, seat.team, 'members'),
  ]);
  return {
    seat,
    battles: (races as { battles: Battle[] } | undefined)?.battles ?? [],
    members: (people as { members: TeamPerson[] } | undefined)?.members ?? [],
  };
}

/** Each member's rows of these days, all consoles and rules; of this person what is counted here as well. */
export async function rowsByMember(
  ledger: Ledger,
  days: readonly BusinessDay[],
  now: number,
): Promise<Map<string, DayRow[]>> {
  const all = new Map<string, DayRow[]>();
  const add = (member: string, rows: readonly DayRow[]) => all.set(member, [...(all.get(member) ?? []), ...rows]);
  for (const day of days) {
    const team = await readTeamDay(ledger, day);
    if (!team) return all;
    for (const [member, told] of team.groups)
      add(
        member,
        told.days.flatMap((each) => toldRows(each, memberAgentId(member))),
      );
    const [own, running] = await Promise.all([rowsOfDay(ledger, day), runningTurns(ledger, now)]);
    add(team.seat.member, settledRows(own, running, now));
  }
  return all;
}
