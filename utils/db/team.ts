/** Owns what the team's server told, as kept here: colleagues' days, documents. A lower revision never replaces a higher one. */
import type { BusinessDay } from '../core/ids';
import type { Ledger, TeamDay, TeamDoc } from './ledger';
import { dropMeta } from './meta';

export const teamDayKey = (day: Pick<TeamDay, 'team' | 'day' | 'member' | 'device'>) =>
  `${day.team}|${day.day}|${day.member}|${day.device}`;

/** Keeps those that are newer by revision than what is here. @returns how many were */
export function putTeamDays(ledger: Ledger, told: readonly TeamDay[]): Promise<number> {
  return ledger.transaction('rw', ledger.teamDays, async () => {
    const newest = new Map<string, TeamDay>();
    for (const day of told) if (day.rev > (newest.get(day.key)?.rev ?? 0)) newest.set(day.key, day);
    const before = await ledger.teamDays.bulkGet([...newest.keys()]);
    const newer = [...newest.values()].filter((day, index) => day.rev > (before[index]?.rev ?? 0));
    await ledger.teamDays.bulkPut(newer);
    return newer.length;
  });
}

/** @returns whether it was newer than what is here */
export function putTeamDoc(ledger: Ledger, doc: TeamDoc): Promise<boolean> {
  return ledger.transaction('rw', ledger.teamDocs, async () => {
    const before = await ledger.teamDocs.get(doc.key);
    if (before && before.rev >= doc.rev) return false;
    await ledger.teamDocs.put(doc);
    return true;
  });
}

export function teamDaysOf(ledger: Ledger, team: string, day: BusinessDay): Promise<TeamDay[]> {
  return ledger.teamDays.where('[team+day]').equals([team, day]).toArray();
}

export async function teamDocOf(ledger: Ledger, team: string, name: string): Promise<unknown> {
  return (await ledger.teamDocs.get(`${team}|${name}`))?.value;
}

/** Days before `day` go: the server keeps them as long as the team decided. */
export async function forgetTeamDaysBefore(ledger: Ledger, day: BusinessDay): Promise<void> {
  await ledger.teamDays.where('day').below(day).delete();
}

/** Everything that came from the team, and that we were in it. */
export async function forgetTeam(ledger: Ledger): Promise<void> {
  await ledger.transaction('rw', ledger.teamDays, ledger.teamDocs, ledger.meta, async () => {
    await ledger.teamDays.clear();
    await ledger.teamDocs.clear();
    for (const name of ['team', 'teamOwn', 'teamStatus', 'teamOffers'] as const) await dropMeta(ledger, name);
  });
}
