/** Owns what the team's server told, as kept here: colleagues' days, documents. A lower revision never replaces a higher one. */
import { dayRowId } from '../core/day-row';
import { type AgentId, asId, type BusinessDay } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { Ledger, StoredTeamDay, TeamDoc, TeamThemes } from './ledger';
import { dropMeta, type TeamSeat } from './meta';
import { keepDay, type TeamDay } from './told-rows';

/** Under which id a colleague's rows are counted; never one of this computer's own. */
export const memberAgentId = (member: string) => asId<AgentId>(`team-${member}`);

export const teamDayKey = (day: Pick<TeamDay, 'team' | 'day' | 'member' | 'device'>) =>
  `${day.team}|${day.day}|${day.member}|${day.device}`;

/** Keeps those that are newer by revision than what is here. @returns how many were */
export function putTeamDays(ledger: Ledger, told: readonly TeamDay[]): Promise<number> {
  return ledger.transaction('rw', ledger.teamDays, ledger.teamThemes, async () => {
    const newest = new Map<string, TeamDay>();
    for (const day of told) if (day.rev > (newest.get(day.key)?.rev ?? 0)) newest.set(day.key, day);
    const before = await ledger.teamDays.bulkGet([...newest.keys()]);
    const newer = [...newest.values()].filter((day, index) => day.rev > (before[index]?.rev ?? 0));
    await ledger.teamDays.bulkPut(newer.map(keepDay));
    const themed = newer.filter(hasThemes);
    if (themed.length > 0) await ledger.teamThemes.bulkPut(themed.map(themesOf));
    const bare = newer.filter((day) => !hasThemes(day)).map(({ key }) => key);
    await ledger.teamThemes.where('key').anyOf(bare).delete();
    return newer.length;
  });
}

const hasThemes = ({ themes = {} }: TeamDay) => Object.keys(themes).length > 0;
const themesOf = ({ key, team, day, member, device, themes = {} }: TeamDay): TeamThemes => ({
  ...{ key, team, day, member, device, themes },
});

/**
 * Newer is what has the higher sequence, or what the server took later: a server that moved counts from the beginning again.
 * @returns whether it was newer than what is here
 */
export function putTeamDoc(ledger: Ledger, doc: TeamDoc): Promise<boolean> {
  return ledger.transaction('rw', ledger.teamDocs, async () => {
    const before = await ledger.teamDocs.get(doc.key);
    if (before && !isLater(before, doc)) return false;
    // What is heard without a stamp is no older than what was there.
    const serverAt = doc.serverAt ?? before?.serverAt;
    await ledger.teamDocs.put({ ...doc, ...(serverAt !== undefined && { serverAt }) });
    return true;
  });
}

function isLater(before: TeamDoc, doc: TeamDoc): boolean {
  if (before.serverAt !== undefined && doc.serverAt !== undefined) return doc.serverAt > before.serverAt;
  return doc.rev > before.rev;
}

export function teamDaysOf(ledger: Ledger, team: string, day: BusinessDay): Promise<StoredTeamDay[]> {
  return ledger.teamDays.where('[team+day]').equals([team, day]).toArray();
}

export async function teamDocOf(ledger: Ledger, team: string, name: string): Promise<unknown> {
  return (await ledger.teamDocs.get(`${team}|${name}`))?.value;
}

/** Days before `day` go: the server keeps them as long as the team decided. */
export async function forgetTeamDaysBefore(ledger: Ledger, day: BusinessDay): Promise<void> {
  for (const table of [ledger.teamDays, ledger.teamThemes]) await table.where('day').below(day).delete();
}

/** Everything that came from the team, and that we were in it. */
export async function forgetTeam(ledger: Ledger): Promise<void> {
  const kept = [ledger.teamDays, ledger.teamThemes, ledger.teamDocs] as const;
  await ledger.transaction('rw', ...kept, ledger.meta, async () => {
    for (const table of kept) await table.clear();
    for (const name of ['team', 'teamOwn', 'teamStatus', 'teamOffers', 'teamReports'] as const)
      await dropMeta(ledger, name);
  });
}

interface Member {
  id: string;
  name: string;
  devices: readonly { id: string }[];
}

/** Days by member, of the devices that the team's list names; never what is counted at this browser itself. */
export async function memberDaysOf<Day extends { member: string; device: string }>(
  ledger: Ledger,
  seat: TeamSeat,
  days: readonly Day[],
): Promise<Map<string, { name: string; days: Day[] }>> {
  // Checked when it came in.
  const list = (await teamDocOf(ledger, seat.team, 'members')) as { members: Member[] } | undefined;
  const byId = new Map((list?.members ?? []).map((member) => [member.id, member]));
  const groups = new Map<string, { name: string; days: Day[] }>();
  for (const day of days) {
    const member = byId.get(day.member);
    const isHere = day.member === seat.member && day.device === seat.device;
    if (isHere || !member?.devices.some(({ id }) => id === day.device)) continue;
    const group = groups.get(day.member) ?? { name: member.name, days: [] };
    group.days.push(day);
    groups.set(day.member, group);
  }
  return groups;
}

/** The same row as another agent's. */
export const rowUnder = (row: DayRow, agentId: AgentId): DayRow => ({
  ...row,
  agentId,
  id: dayRowId({ ...row, agentId }),
});

/** When the server took the newest of these tellings, epoch ms; 0 without any. */
export const newsOf = (told: readonly StoredTeamDay[]): number =>
  Math.max(0, ...told.map(({ serverAt, receivedAt }) => serverAt ?? receivedAt));
