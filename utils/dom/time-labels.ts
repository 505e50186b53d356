/** Printed message times, in Beijing time, whatever zone the computer is in. */

const LABEL = /(\d{4})[-年/](\d{1,2})[-月/](\d{1,2})日?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?/;
const BEIJING_MS = 8 * 3_600_000;

/** Epoch ms of '2026年09月08日 17:30:17' and the like; undefined without a year: no year is guessed. */
export function parseTimeLabel(text: string): number | undefined {
  const match = LABEL.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second) - BEIJING_MS;
}

/** Ends the text: on one console the sender's nickname stands right before it, and may end in a digit. */
const MONTH_DAY = /(\d{1,2})[-月/](\d{1,2})日?\s+(\d{1,2}):(\d{2}):(\d{2})$/;
/** A page's clock may be ahead of ours by this much. */
const AHEAD_MS = 86_400_000;

/**
 * Epoch ms of 'MM-DD HH:MM:SS' at the end of a text: of all dates it may be, the one nearest before `now`. A nickname's last
 * digit before the month makes two readings of it; a message that comes now is nearest to now.
 */
export function parseMonthDay(text: string, now: number): number | undefined {
  const match = MONTH_DAY.exec(text);
  if (!match) return undefined;
  const [months = '', ...rest] = match.slice(1);
  const [day = 1, hour = 0, minute = 0, second = 0] = rest.map(Number);
  const thisYear = new Date(now + BEIJING_MS).getUTCFullYear();
  const readings = match.index > 0 && months.length > 1 ? [months, months.slice(1)] : [months];
  const candidates = readings.flatMap((month) =>
    [thisYear + 1, thisYear, thisYear - 1].flatMap((year) => {
      const at = Date.UTC(year, Number(month) - 1, day, hour, minute, second);
      return new Date(at).getUTCMonth() === Number(month) - 1 ? [at - BEIJING_MS] : [];
    }),
  );
  const past = candidates.filter((at) => at <= now + AHEAD_MS);
  return past.length > 0 ? Math.max(...past) : undefined;
}
