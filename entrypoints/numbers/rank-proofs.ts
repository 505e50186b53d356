/** Owns what a number of the ranking rests on that has no page of its own: a colleague's on another device, or some hours alone. */
import type { RowProof, RowWish } from '../../components/numbers/rank-model';
import type { AgentId } from '../../utils/core/ids';
import { METRIC_LIST } from '../../utils/core/metric-list';
import { hourPlace } from '../../utils/core/references';
import { proveSums, sumPart } from '../../utils/core/sum-proof';
import type { DayRow } from '../../utils/core/turn';
import type { PeriodStanding } from '../../utils/db/period';
import type { ReadScope } from './number-source';

/** @param opensAs the account on this computer that all of it was counted under */
export function proveRow(
  { rows }: PeriodStanding,
  { agentId, metric }: RowWish,
  { rule, period, calendar, settings }: ReadScope,
  opensAs: AgentId | undefined,
): RowProof {
  const { figures, waits, sum } = proveSums(rows, metric, rule);
  const value = figures[METRIC_LIST[metric].key];
  const groups = new Map<string, DayRow[]>();
  for (const row of rows) {
    const key = period === 'day' ? `${row.day} ${row.hour}` : row.day;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const place = ({ day, hour }: DayRow) => `${day} ${String(hourPlace(hour, calendar.dayCut)).padStart(2, '0')}`;
  const parts = [...groups.values()].flatMap((own) => (own[0] ? [{ first: own[0], own }] : []));
  parts.sort((a, b) => (place(a.first) < place(b.first) ? -1 : 1));
  return {
    agentId,
    metric,
    ...(value !== undefined && { value }),
    ...(sum && { sum }),
    units: { units: figures.units, passed: figures.unitsPassed },
    rule: { limitMs: rule.passSec * 1000, unit: rule.unit },
    waits,
    parts: parts.map(({ first: { day, hour }, own }) => ({
      day,
      ...(period === 'day' && { hour }),
      ...sumPart(own, metric, rule),
    })),
    ...(opensAs !== undefined && { opensAs }),
    elsewhere: opensAs === undefined,
    sameHours: settings.ranking.sameHours,
  };
}
