/**
 * Owns how often which reason was put on conversations, by person and day: this computer's own, and in a team what colleagues'
 * devices told. Counts only; refuses devices that the team's list does not name.
 */
import { REASONS } from '../core/coach/talk-words';
import type { BusinessDay } from '../core/ids';
import { agentsOf } from './agents';
import type { Ledger } from './ledger';
import { readMeta } from './meta';
import { memberDaysOf } from './team';

export interface ReasonCount {
  /** As the team calls this person; '' where the name is not known. */
  who: string;
  day: BusinessDay;
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
    const range = ledger.teamDays.where('[team+day]').between([seat.team, from], [seat.team, to], true, true);
    const told = await range.filter(({ themes }) => themes !== undefined).toArray();
    for (const [member, { name, days }] of await memberDaysOf(ledger, seat, told))
      for (const { day, themes } of days)
        for (const [theme, count] of Object.entries(themes ?? {}))
          add(member === seat.member ? seat.memberName : name, day, theme, count);
  }
  return [...counts.values()].sort((a, b) => a.day.localeCompare(b.day) || b.count - a.count);
}

/** What is told of one day: reasons of our own list by how often, so that no word of anybody's travels. */
export async function readOwnReasons(ledger: Ledger, day: BusinessDay): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { theme } of await ledger.themes.where('day').equals(day).toArray())
    if (REASONS.includes(theme)) counts[theme] = (counts[theme] ?? 0) + 1;
  return counts;
}
