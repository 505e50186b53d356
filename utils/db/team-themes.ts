/**
 * Owns how often which reason was put on conversations, by person and day: this computer's own, and in a team what colleagues'
 * devices told. Counts only; refuses devices that the team's list does not name.
 */
import { REASONS } from '../core/coach/talk-words';
import { isReasonMark, reasonMark } from '../core/coach/team-reasons';
import type { BusinessDay } from '../core/ids';
import { agentsOf } from './agents';
import type { Ledger } from './ledger';
import { readMeta } from './meta';
import { memberDaysOf } from './team';

export interface ReasonCount {
  /** As the team calls this person; '' where the name is not known. */
  who: string;
  day: BusinessDay;
  /** '' for a team's own reason whose pack is not on this computer. */
  theme: string;
  count: number;
}

/** Of `from` to `to`, both included, by day and person. */
export async function readReasons(ledger: Ledger, from: BusinessDay, to: BusinessDay): Promise<ReasonCount[]> {
  const seat = await readMeta(ledger, 'team');
  const names = new Map((await agentsOf(ledger)).map(({ id, name }) => [id, name]));
  const counts = new Map<string, ReasonCount>();
  const add = (who: string, day: BusinessDay, theme: string, more: number) => {
    const key = JSON.stringify([who, day, theme]);
    const row = counts.get(key) ?? { who, day, theme, count: 0 };
    row.count += more;
    counts.set(key, row);
  };
  for (const { agentId, day, theme } of await ledger.themes.where('day').between(from, to, true, true).toArray())
    add(seat ? seat.memberName : (names.get(agentId) ?? ''), day, theme, 1);
  if (seat) {
    const range = ledger.teamThemes.where('[team+day]').between([seat.team, from], [seat.team, to], true, true);
    const told = await range.toArray();
    // Packs are large: they are looked into only when a mark is to be named.
    const isMarked = told.some(({ themes }) => Object.keys(themes).some(isReasonMark));
    const names = isMarked ? await namesOfMarks(ledger) : new Map<string, string>();
    for (const [member, { name, days }] of await memberDaysOf(ledger, seat, told))
      for (const { day, themes } of days)
        for (const [theme, count] of Object.entries(themes))
          add(member === seat.member ? seat.memberName : name, day, named(theme, names), count);
  }
  return [...counts.values()].sort((a, b) => a.day.localeCompare(b.day) || b.count - a.count);
}

/** '' for a mark that no pack here explains. */
const named = (theme: string, names: ReadonlyMap<string, string>) =>
  isReasonMark(theme) ? (names.get(theme) ?? '') : theme;

/** Names by their marks, from every pack here and the one before it: a reason that was renamed yesterday still has its name. */
async function namesOfMarks(ledger: Ledger): Promise<Map<string, string>> {
  const packs = (await ledger.packs.toArray()).flatMap(({ pack, previous }) => [previous?.pack, pack]);
  return new Map(
    packs.flatMap((pack) => (pack?.coach?.reasons ?? []).map((name) => [reasonMark(name), name] as const)),
  );
}

/** What is told of one day: reasons of our own list, and those of the team's packs by their marks; no word of anybody's travels. */
export async function readOwnReasons(ledger: Ledger, day: BusinessDay): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { theme, mark } of await ledger.themes.where('day').equals(day).toArray()) {
    const name = REASONS.includes(theme) ? theme : mark;
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
