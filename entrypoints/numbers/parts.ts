/** Owns what a span is made of: hours of a day, days of a week or month, the days up to today. A day without records stays unknown. */
import type { FigurePart } from '../../components/numbers/numbers-model';
import type { Calendar } from '../../utils/core/business-day';
import type { BusinessDay } from '../../utils/core/ids';
import { figuresOf } from '../../utils/core/metrics';
import { type DaySpan, daysOf, type Period, shiftDay } from '../../utils/core/period';
import { hourPlace, OWN_DAYS } from '../../utils/core/references';
import type { DayRow, RuleProfile } from '../../utils/core/turn';

interface PartScope {
  rule: RuleProfile;
  calendar: Calendar;
  period: Period;
}

/** @param today days after it are no part of anything yet */
export function partsOf(
  rows: readonly DayRow[],
  { rule, calendar, period }: PartScope,
  span: DaySpan,
  today: BusinessDay,
): FigurePart[] {
  if (period !== 'day') return byDay(rows, rule, daysSoFar(span, today));
  const hours = [...new Set(rows.map((row) => row.hour))];
  hours.sort((a, b) => hourPlace(a, calendar.dayCut) - hourPlace(b, calendar.dayCut));
  return hours.map((hour) => ({
    label: String(hour),
    figures: figuresOf(
      rows.filter((row) => row.hour === hour),
      rule,
    ),
  }));
}

/** The last days up to `day` and itself, from the first with records on. */
export function trendOf(rows: readonly DayRow[], rule: RuleProfile, day: BusinessDay): FigurePart[] {
  const parts = byDay(rows, rule, daysOf({ from: shiftDay(day, 1 - OWN_DAYS), to: day }));
  return parts.slice(parts.findIndex(({ figures }) => figures !== undefined));
}

/** Days with records, of those of the span that have come. */
export function recordedDays(rows: readonly DayRow[], span: DaySpan, today: BusinessDay): { days: number; of: number } {
  return { days: new Set(rows.map((row) => row.day)).size, of: daysSoFar(span, today).length };
}

const daysSoFar = ({ from, to }: DaySpan, today: BusinessDay) => daysOf({ from, to: to < today ? to : today });

function byDay(rows: readonly DayRow[], rule: RuleProfile, days: readonly BusinessDay[]): FigurePart[] {
  return days.map((day) => {
    const own = rows.filter((row) => row.day === day);
    // Of a day without a record nothing is known, not even that there was nothing to do.
    return { label: day, day, ...(own.length > 0 && { figures: figuresOf(own, rule) }) };
  });
}
