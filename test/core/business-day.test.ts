import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFor, isInWindow, makeCalendar } from '../../utils/core/business-day';
import { asId, type BusinessDay } from '../../utils/core/ids';

const at = (iso: string) => Date.parse(iso);
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];

describe('business day', () => {
  it.each([
    ['Asia/Shanghai', '00:00', '2026-03-04T00:00:00+08:00', '2026-03-04', 0],
    ['Asia/Shanghai', '00:00', '2026-03-03T23:59:59.999+08:00', '2026-03-03', 23],
    ['Asia/Shanghai', '04:00', '2026-03-04T03:59:59.999+08:00', '2026-03-03', 3],
    ['Asia/Shanghai', '04:00', '2026-03-04T04:00:00+08:00', '2026-03-04', 4],
    ['America/New_York', '00:00', '2026-03-08T03:00:00-04:00', '2026-03-08', 3],
    ['America/New_York', '00:00', '2026-11-01T01:30:00-05:00', '2026-11-01', 1],
    ['America/New_York', '00:00', '2026-10-31T23:30:00-04:00', '2026-10-31', 23],
    ['Asia/Shanghai', '00:00', '2027-01-01T00:00:00+08:00', '2027-01-01', 0],
  ])('%s cut %s: %s is on %s at %d', (zone, cut, moment, day, hour) => {
    const calendar = makeCalendar(zone, cut);
    expect([calendar.dayOf(at(moment)), calendar.hourOf(at(moment))]).toEqual([day, hour]);
  });

  it('knows days of 23 and 25 hours', () => {
    const calendar = makeCalendar('America/New_York', '00:00');
    const hours = (day: string) => {
      const { from, to } = calendar.rangeOf(asId<BusinessDay>(day));
      return (to - from) / 3_600_000;
    };
    expect([hours('2026-03-08'), hours('2026-11-01'), hours('2026-03-09')]).toEqual([23, 25, 24]);
  });

  it('agrees with Intl everywhere, and every day holds exactly its own moments', () => {
    const span = { min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') };
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom('00:00', '04:00'),
        fc.integer(span),
        (zone, cut, moment) => {
          const calendar = calendarFor(zone, cut);
          const text = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'medium',
          }).format(moment);
          const [date, time] = text.split(' ');
          const [hour, minute, second] = (time ?? '').split(':').map(Number);
          expect(calendar.hourOf(moment)).toBe(hour);
          expect(Math.floor(calendar.secondOf(moment))).toBe((hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0));
          if (cut === '00:00') expect(calendar.dayOf(moment)).toBe(date);
          const { from, to } = calendar.rangeOf(calendar.dayOf(moment));
          expect(from <= moment && moment < to).toBe(true);
          expect(calendar.dayOf(from)).toBe(calendar.dayOf(moment));
          expect(calendar.dayOf(from - 1)).not.toBe(calendar.dayOf(moment));
          expect(calendar.dayOf(to)).not.toBe(calendar.dayOf(moment));
        },
      ),
      { numRuns: 1000, seed: 20_261 },
    );
  });

  it('ends a window before its last second, and lets one run past midnight', () => {
    const calendar = calendarFor('Asia/Shanghai', '00:00');
    const inside = (clock: string, window: [number, number]) =>
      isInWindow(calendar, window, at(`2026-03-04T${clock}+08:00`));
    expect(inside('08:00:00', [28_800, 82_800])).toBe(true);
    expect(inside('07:59:59.999', [28_800, 82_800])).toBe(false);
    expect(inside('22:59:59.999', [28_800, 82_800])).toBe(true);
    expect(inside('23:00:00', [28_800, 82_800])).toBe(false);
    expect(inside('01:00:00', [79_200, 93_600])).toBe(true);
    expect(inside('02:00:00', [79_200, 93_600])).toBe(false);
    expect(inside('03:00:00', [0, 172_800])).toBe(true);
  });

  it.each(['24:00', '4:00', 'noon', ''])('refuses the cut %j', (cut) => {
    expect(() => makeCalendar('Asia/Shanghai', cut)).toThrow(RangeError);
  });
  it('refuses an unknown zone', () => expect(() => makeCalendar('Mars/Base', '00:00')).toThrow(RangeError));
});
