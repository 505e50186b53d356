/**
 * Owns everybody's several days at once where there is a team: own accounts and devices as one person, colleagues as told.
 * Refuses to open what was counted elsewhere; in no team it hands back everyone on this computer, as they are.
 */
import { mergeDayRows } from '../core/day-row';
import { figuresOf } from '../core/metrics';
import type { DayRow } from '../core/turn';
import type { Ledger, StoredTeamDay } from './ledger';
import { readMeta } from './meta';
import type { PeriodQuery, PeriodStanding } from './period';
import { memberAgentId, memberDaysOf, newsOf, rowUnder } from './team';
import { toldRows } from './told-rows';

/** @param local of `readPeriod` for the same query and the same `keep` */
export async function withTeam(
  ledger: Ledger,
  query: PeriodQuery,
  keep: (row: DayRow) => boolean,
  local: readonly PeriodStanding[],
): Promise<PeriodStanding[]> {
  const seat = await readMeta(ledger, 'team');
  if (!seat) return [...local];
  const { siteId, rule, from, to } = query;
  const days = await ledger.teamDays
    .where('[team+day]')
    .between([seat.team, from], [seat.team, to], true, true)
    .toArray();
  const groups = await memberDaysOf(ledger, seat, days);
  const people = new Set([seat.member, ...groups.keys()]);
  return [...people].flatMap((member): PeriodStanding[] => {
    const isOwn = member === seat.member;
    const told = groups.get(member)?.days ?? [];
    const id = memberAgentId(member);
    const name = isOwn ? seat.memberName : (groups.get(member)?.name ?? member);
    const here = isOwn ? local.flatMap(({ rows }) => rows) : [];
    const there = told.flatMap((day) => toldRows(day, id, siteId).filter((row) => row.ruleId === rule.id && keep(row)));
    const rows = mergeDayRows([...here.map((row) => rowUnder(row, id)), ...there]);
    if (rows.length === 0) return [];
    const shares = [...(isOwn ? local : []).flatMap(({ coverage }) => coverage ?? []), ...dailyShares(told, siteId)];
    return [
      {
        agent: { id, siteId, name, seenAt: newsOf(told) },
        rows,
        figures: figuresOf(rows, rule),
        ...(isOwn && { own: true as const }),
        ...(shares.length > 0 && { coverage: isOwn && here.length > 0 ? Math.max(...shares) : meanOf(shares) }),
      },
    ];
  });
}

/** Of each day the best watched device: how long a shift was is not told, so days weigh alike. */
function dailyShares(told: readonly StoredTeamDay[], siteId: string): number[] {
  const byDay = new Map<string, number>();
  for (const { day, coverage } of told) {
    const share = coverage[siteId];
    if (share !== undefined) byDay.set(day, Math.max(byDay.get(day) ?? 0, share));
  }
  return [...byDay.values()];
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
