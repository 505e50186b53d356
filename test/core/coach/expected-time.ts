/** Whether a time that was read is the one that a line's code says. The code is explained in `line-sets.ts`. */

/** Wednesday 2026-03-04, 10:00 in Shanghai. */
export const SAID_AT = Date.parse('2026-03-04T10:00:00+08:00');
export const OFFSET = 480;
const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const MIDNIGHT = SAID_AT - 10 * HOUR;
const WEDNESDAY = 3;

export function fits(code: string, dueAt: number): boolean {
  const wait = dueAt - SAID_AT;
  const within = (from: number, to: number) => dueAt >= from && dueAt <= to;
  if (code === 'soon') return wait > 0 && wait <= 10 * MIN;
  if (code === 'later') return wait >= 15 * MIN && wait <= 2 * HOUR;
  const value = Number(code.replace(/[^\d.]/g, ''));
  if (/^\d+m$/.test(code)) return Math.abs(wait - value * MIN) <= MIN;
  if (/^\d+h$/.test(code)) return Math.abs(wait - value * HOUR) <= HOUR / 2;
  if (/^\d+d$/.test(code)) return Math.abs(wait - value * DAY) <= DAY;
  if (code.startsWith('t')) return Math.abs(dueAt - (MIDNIGHT + value * HOUR)) <= 30 * MIN;
  if (code.startsWith('u')) return Math.abs(dueAt - (MIDNIGHT + DAY + value * HOUR)) <= 30 * MIN;
  if (code.startsWith('w')) {
    const days = ((value === 0 ? 7 : value) - WEDNESDAY + 7) % 7;
    return within(MIDNIGHT + days * DAY, MIDNIGHT + (days + 1) * DAY);
  }
  const midnight = MIDNIGHT + (code[1] === '1' ? DAY : 0);
  const parts: Record<string, [number, number]> = { a: [7, 13], p: [12, 19], e: [18, 24] };
  const [from, to] = parts[code[2] ?? ''] ?? [0, 24];
  return within(midnight + from * HOUR, midnight + to * HOUR);
}
