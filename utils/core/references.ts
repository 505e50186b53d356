/** Owns what a figure is held against: own yesterday, own last 14 days, the team, a figure somebody set. Refuses to read. */
import type { Calendar } from './business-day';
import { METRIC_LIST, type MetricId } from './metric-list';
import { figuresOf } from './metrics';
import type { DayRow, RuleProfile } from './turn';

export const OWN_DAYS = 14;

/** All undefined where nobody knows. */
export interface References {
  /** Mine yesterday, up to this same moment. */
  yesterday?: number;
  /** Mine of the span of the same length before: the day, week or month. */
  previous?: number;
  /** Mine of the last 14 days that have records; while today runs, of each only what came before this moment. */
  own?: number;
  median?: number;
  best?: number;
  /** Set by a person, with its source. */
  industry?: number;
}

/** How far into the business day an hour is, 0 to 23; 3 o'clock is late when the day is cut at 04:00. */
export function hourPlace(hour: number, dayCut: string): number {
  return (hour - Number(dayCut.slice(0, 2)) + 24) % 24;
}

/** Rows of hours that are not later in the day than `hour`. */
export function upToHour(rows: readonly DayRow[], hour: number, dayCut: string): DayRow[] {
  return rows.filter((row) => hourPlace(row.hour, dayCut) <= hourPlace(hour, dayCut));
}

/** How far a day has gone: the hour that runs, and how much of it is over, 0 to 1. */
export interface DayMoment {
  hour: number;
  gone: number;
}

/** @param at epoch ms */
export function dayMoment(calendar: Calendar, at: number): DayMoment {
  return { hour: calendar.hourOf(at), gone: (calendar.secondOf(at) % 3600) / 3600 };
}

/**
 * One agent's figure over several days: a count per day on which anything was recorded, anything else over all the days'
 * observations together, so that a quiet day weighs little. undefined without such days. `until`: of each day only what came
 * before that moment; of a count's running hour as much as has gone of it, for rows know no minutes.
 */
export function averageOfDays(
  metric: MetricId,
  rows: readonly DayRow[],
  rule: RuleProfile,
  until?: DayMoment & { dayCut: string },
): number | undefined {
  const { key, kind } = METRIC_LIST[metric];
  const own = rows.filter((row) => row.ruleId === rule.id);
  const soFar = until ? upToHour(own, until.hour, until.dayCut) : own;
  const value = figuresOf(soFar, rule)[key];
  if (value === undefined || soFar.length === 0) return undefined;
  if (kind !== 'count') return value;
  const days = new Set(own.map((row) => row.day)).size;
  if (!until) return value / days;
  const before = figuresOf(
    soFar.filter((row) => row.hour !== until.hour),
    rule,
  )[key];
  return ((before ?? 0) + (value - (before ?? 0)) * until.gone) / days;
}

/** The reference that says most first: differences of the same metric are compared by their share of the reference. */
export function relativeGain(metric: MetricId, value: number, reference: number): number {
  const { better } = METRIC_LIST[metric];
  if (reference === 0) return 0;
  const change = (value - reference) / Math.abs(reference);
  return better === 'less' ? -change : better === 'more' ? change : 0;
}
