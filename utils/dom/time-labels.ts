/** Printed message times with a full date, in Beijing time, whatever zone the computer is in. */

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
