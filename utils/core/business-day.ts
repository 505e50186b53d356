/** Owns the team's calendar: which business day, hour and second of the day a moment is in. Never the machine's zone. */
import { asId, type BusinessDay } from './ids';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Zone offsets only ever change on a quarter of an hour, so one lookup serves that quarter. */
const QUARTER_MS = 900_000;
const CACHE_LIMIT = 20_000;

export interface Calendar {
  readonly zone: string;
  readonly dayCut: string;
  /** The business day that holds `at` (epoch ms). */
  dayOf(at: number): BusinessDay;
  /** Wall-clock hour, 0 to 23. Before the day cut it is an hour of the evening of the day before. */
  hourOf(at: number): number;
  /** Wall-clock seconds since the calendar midnight, with their fraction. */
  secondOf(at: number): number;
  /** First and one-past-last moment of a business day, epoch ms. 23 or 25 hours long when clocks change. */
  rangeOf(day: BusinessDay): { from: number; to: number };
}

/** Milliseconds of a day cut 'HH:MM'. Throws RangeError on anything else. */
function parseCut(dayCut: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(dayCut);
  if (!match) throw new RangeError(`day cut must be HH:MM, got ${dayCut}`);
  return Number(match[1]) * HOUR_MS + Number(match[2]) * 60_000;
}

function offsetReader(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const start = quarter * QUARTER_MS;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(start)) part[type] = Number(value);
    const wall = Date.UTC(
      part.year ?? 0,
      (part.month ?? 1) - 1,
      part.day ?? 1,
      part.hour ?? 0,
      part.minute ?? 0,
      part.second ?? 0,
    );
    if (offsets.size > CACHE_LIMIT) offsets.clear();
    offsets.set(quarter, wall - start);
    return wall - start;
  };
}

/**
 * A calendar for an IANA zone and a day cut ('00:00', or '04:00' for night shifts).
 * Throws RangeError for an unknown zone or a malformed cut. Use `calendarFor` to share one.
 */
export function makeCalendar(zone: string, dayCut: string): Calendar {
  const cutMs = parseCut(dayCut);
  const offsetAt = offsetReader(zone);
  const names = new Map<number, BusinessDay>();
  const wall = (at: number) => at + offsetAt(at);
  const timeOfDay = (at: number) => ((wall(at) % DAY_MS) + DAY_MS) % DAY_MS;
  const startOf = (dayNumber: number) => {
    const target = dayNumber * DAY_MS + cutMs;
    // A wall time that clocks skip has no moment; the nearest later one starts the day.
    const guess = target - offsetAt(target - offsetAt(target));
    const other = target - offsetAt(guess - HOUR_MS);
    const exact = [Math.min(guess, other), Math.max(guess, other)].find((at) => wall(at) === target);
    return exact ?? Math.max(guess, other);
  };
  return {
    zone,
    dayCut,
    dayOf(at) {
      const number = Math.floor((wall(at) - cutMs) / DAY_MS);
      let name = names.get(number);
      if (name === undefined) {
        name = asId<BusinessDay>(new Date(number * DAY_MS).toISOString().slice(0, 10));
        names.set(number, name);
      }
      return name;
    },
    hourOf: (at) => Math.floor(timeOfDay(at) / HOUR_MS),
    secondOf: (at) => timeOfDay(at) / 1000,
    rangeOf(day) {
      const number = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
      return { from: startOf(number), to: startOf(number + 1) };
    },
  };
}

/** A memo, not state: losing it costs microseconds. */
const shared = new Map<string, Calendar>();

/** The shared calendar of a zone and cut; its offsets stay warm between folds. */
export function calendarFor(zone: string, dayCut: string): Calendar {
  const key = `${zone} ${dayCut}`;
  const known = shared.get(key);
  if (known) return known;
  const calendar = makeCalendar(zone, dayCut);
  if (shared.size > 8) shared.clear();
  shared.set(key, calendar);
  return calendar;
}

/** Whether a moment lies in a window of wall-clock seconds, end exclusive; a window may run past midnight (above 86 400). */
export function isInWindow(calendar: Calendar, window: readonly [number, number], at: number): boolean {
  const second = calendar.secondOf(at);
  const [from, to] = window;
  return (second >= from && second < to) || (second + 86_400 >= from && second + 86_400 < to);
}
