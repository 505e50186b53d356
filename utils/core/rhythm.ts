/**
 * The person's own hours: which are busy by and large, and how speed goes with load. Owns these two pictures; refuses to say
 * anything from a handful of hours. Busy is counted in buyers' turns.
 */
import { figuresOf } from './metrics';
import type { DayRow, RuleProfile } from './turn';

/** Fewer days of an hour than this are no habit. */
export const LEAST_DAYS = 3;
/** Fewer hours than this say nothing of speed. */
const LEAST_HOURS = 5;
/** So busy an hour must be, and so many times the mean of the usual ones, to be spoken of beforehand. */
const LEAST_TURNS = 10;
const STANDS_OUT = 1.3;
/** Turns an hour: lower edges. */
export const LOAD_EDGES = [1, 11, 21, 41, 61] as const;

export interface UsualHour {
  /** 0 to 23 on the business day's clock. */
  hour: number;
  /** Mean turns on the days it was worked. */
  turns: number;
  days: number;
}

export interface SpeedAtLoad {
  /** Turns an hour, both included; the last is open. */
  from: number;
  to?: number;
  /** Hours seen. */
  hours: number;
  averageMs: number;
}

/** Hours of one person under one rule, from any number of days. */
export function usualHours(rows: readonly DayRow[]): UsualHour[] {
  const hours = new Map<number, { turns: number; days: Set<string> }>();
  for (const { hour, day, turns } of rows) {
    if (turns === 0) continue;
    const known = hours.get(hour) ?? { turns: 0, days: new Set() };
    known.turns += turns;
    known.days.add(day);
    hours.set(hour, known);
  }
  return [...hours]
    .filter(([, { days }]) => days.size >= LEAST_DAYS)
    .map(([hour, { turns, days }]) => ({ hour, turns: turns / days.size, days: days.size }))
    .sort((a, b) => a.hour - b.hour);
}

/** The busiest hour that is usual; with `after`, of those that begin later. */
export function peakOf(hours: readonly UsualHour[], after = -1): UsualHour | undefined {
  const later = hours.filter(({ hour }) => hour > after);
  return later.reduce<UsualHour | undefined>((best, one) => (one.turns > (best?.turns ?? 0) ? one : best), undefined);
}

/** The busiest hour where it stands out of at least three usual ones: of a day that is alike all over there is none. */
export function standingOut(hours: readonly UsualHour[]): UsualHour | undefined {
  const peak = peakOf(hours);
  const mean = hours.reduce((sum, { turns }) => sum + turns, 0) / hours.length;
  const isOne = peak && hours.length >= LEAST_DAYS && peak.turns >= LEAST_TURNS && peak.turns >= mean * STANDS_OUT;
  return isOne ? peak : undefined;
}

/** Average wait of hours with about so many turns, as the rule averages; loads that were hardly ever seen are left out. */
export function speedByLoad(rows: readonly DayRow[], rule: RuleProfile): SpeedAtLoad[] {
  const byHour = new Map<string, DayRow[]>();
  for (const row of rows) {
    const name = `${row.day} ${row.hour}`;
    byHour.set(name, [...(byHour.get(name) ?? []), row]);
  }
  const hours = [...byHour.values()].map((own) => ({ own, turns: own.reduce((sum, { turns }) => sum + turns, 0) }));
  return LOAD_EDGES.flatMap((from, nth): SpeedAtLoad[] => {
    const next = LOAD_EDGES[nth + 1];
    const fitting = hours.filter(({ turns }) => turns >= from && (next === undefined || turns < next));
    const { averageMs } = figuresOf(
      fitting.flatMap(({ own }) => own),
      rule,
    );
    if (fitting.length < LEAST_HOURS || averageMs === undefined) return [];
    return [{ from, ...(next === undefined ? {} : { to: next - 1 }), hours: fitting.length, averageMs }];
  });
}

/** How much longer an answer takes in the busiest hours than in the calmest, 0.3 is 30 %; undefined below two loads. */
export function slowdownOf(speeds: readonly SpeedAtLoad[]): number | undefined {
  const [calm, busy] = [speeds[0], speeds.at(-1)];
  if (!calm || !busy || calm === busy || calm.averageMs === 0) return undefined;
  return busy.averageMs / calm.averageMs - 1;
}
