/** Owns spans of business days: a day, a week, a month, and the span of the same length before it. Calendar days only. */
import { asId, type BusinessDay } from './ids';
import type { DayRow } from './turn';

export type Period = 'day' | 'week' | 'month';
export const PERIODS: readonly Period[] = ['day', 'week', 'month'];

export interface DaySpan {
  from: BusinessDay;
  to: BusinessDay;
}

const DAY_MS = 86_400_000;

/** A business day so many days later, or earlier. */
export function shiftDay(day: BusinessDay, days: number): BusinessDay {
  return asId<BusinessDay>(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10));
}

/** The day; Monday to Sunday around it; the calendar month around it. */
export function spanOf(period: Period, day: BusinessDay): DaySpan {
  if (period === 'day') return { from: day, to: day };
  const date = new Date(`${day}T00:00:00Z`);
  if (period === 'week') {
    const from = shiftDay(day, -((date.getUTCDay() + 6) % 7));
    return { from, to: shiftDay(from, 6) };
  }
  const first = asId<BusinessDay>(`${day.slice(0, 8)}01`);
  const next = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
  return { from: first, to: shiftDay(asId<BusinessDay>(next), -1) };
}

/** Yesterday, last week, last month. */
export function spanBefore(period: Period, day: BusinessDay): DaySpan {
  return spanOf(period, shiftDay(spanOf(period, day).from, -1));
}

/** Every day of a span, in order. */
export function daysOf({ from, to }: DaySpan): BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1)) days.push(day);
  return days;
}

/** Whether an hour row lies in a shift of minutes of the business day; an hour that is only partly in it counts. */
export function isInShift(row: DayRow, shift: { fromMin: number; toMin: number }, dayCut: string): boolean {
  const cut = Number(dayCut.slice(0, 2)) * 60 + Number(dayCut.slice(3));
  const start = (row.hour * 60 - cut + 1440) % 1440;
  const touches = (from: number) => start < shift.toMin - from && start + 60 > shift.fromMin - from;
  return touches(0) || touches(1440);
}
