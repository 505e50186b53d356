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

export interface ShiftMinutes {
  fromMin: number;
  toMin: number;
}

const DAY_MIN = 1440;

/** A shift inside one business day, epoch ms: one that runs past the cut is its end in the morning and its begin at night. */
export function shiftWithin({ fromMin, toMin }: ShiftMinutes, dayFrom: number, until: number): [number, number][] {
  const pieces = [
    [0, toMin - DAY_MIN],
    [fromMin, Math.min(toMin, DAY_MIN)],
  ] as const;
  return pieces.flatMap(([from, to]): [number, number][] => {
    const [begin, end] = [dayFrom + from * 60_000, Math.min(until, dayFrom + to * 60_000)];
    return end > begin ? [[begin, end]] : [];
  });
}

/** Clock times as minutes of the business day; a shift that ends before it begins ends on the next one. */
export function shiftOfClock(fromClockMin: number, toClockMin: number, dayCut: string): ShiftMinutes {
  const cut = minutesOfCut(dayCut);
  const [fromMin, end] = [fromClockMin, toClockMin].map((minute) => (minute - cut + DAY_MIN) % DAY_MIN) as [
    number,
    number,
  ];
  return { fromMin, toMin: end > fromMin ? end : end + DAY_MIN };
}

/** The other way: minutes of the business day as minutes of the clock. */
export function clockOfShift(minute: number, dayCut: string): number {
  return (minute + minutesOfCut(dayCut)) % DAY_MIN;
}

function minutesOfCut(dayCut: string): number {
  return Number(dayCut.slice(0, 2)) * 60 + Number(dayCut.slice(3));
}

/** Whether an hour row lies in a shift of minutes of the business day; an hour that is only partly in it counts. */
export function isInShift(row: Pick<DayRow, 'hour'>, shift: ShiftMinutes, dayCut: string): boolean {
  const start = (row.hour * 60 - minutesOfCut(dayCut) + DAY_MIN) % DAY_MIN;
  const touches = (from: number) => start < shift.toMin - from && start + 60 > shift.fromMin - from;
  return touches(0) || touches(DAY_MIN);
}
