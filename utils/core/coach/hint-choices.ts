/** What a person wants of the coach: shapes and defaults. Plain values, read by tabs and written by the options page. */

export interface CoachChoices {
  /** The one hint line. */
  hints: boolean;
  /** Promises and deadlines are found and reminded. */
  promises: boolean;
  /** A buyer's anger is pointed out. */
  escalation: boolean;
  /** Only what cannot wait. */
  focus: boolean;
  hintsPerHour: number;
  soundsPerTenMin: number;
  /** Minutes of the day between which nothing but what cannot wait is said; null: none. May pass midnight. */
  quiet: { fromMin: number; toMin: number } | null;
  /** Chats at once, and buyers a day, above which the load is pointed out. */
  concurrentLine: number;
  receptionsLine: number;
  /** Hint rules switched off, by id. */
  off: string[];
}

export const COACH_DEFAULTS: CoachChoices = {
  hints: true,
  promises: true,
  escalation: true,
  focus: false,
  hintsPerHour: 12,
  soundsPerTenMin: 3,
  quiet: null,
  concurrentLine: 8,
  receptionsLine: 80,
  off: [],
};

const SWITCHES = ['hints', 'promises', 'escalation', 'focus'] as const;

export function isCoachChoices(value: unknown): value is CoachChoices {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = value as Record<string, unknown>;
  if (Object.keys(given).length !== Object.keys(COACH_DEFAULTS).length) return false;
  const whole = (one: unknown, low: number, high: number) =>
    Number.isInteger(one) && Number(one) >= low && Number(one) <= high;
  if (!SWITCHES.every((name) => typeof given[name] === 'boolean')) return false;
  if (!whole(given.hintsPerHour, 0, 60) || !whole(given.soundsPerTenMin, 0, 20)) return false;
  if (!whole(given.concurrentLine, 1, 200) || !whole(given.receptionsLine, 1, 2000)) return false;
  const { quiet, off } = given;
  if (!Array.isArray(off) || off.length > 100 || !off.every((id) => typeof id === 'string' && id.length <= 40))
    return false;
  if (quiet === null) return true;
  if (typeof quiet !== 'object' || quiet === undefined) return false;
  const { fromMin, toMin, ...more } = quiet as Record<string, unknown>;
  return Object.keys(more).length === 0 && whole(fromMin, 0, 1439) && whole(toMin, 0, 1439);
}

/** Whether `minute` of the day is in the quiet hours. */
export function isQuiet({ quiet }: Pick<CoachChoices, 'quiet'>, minute: number): boolean {
  if (!quiet) return false;
  const { fromMin, toMin } = quiet;
  return fromMin <= toMin ? minute >= fromMin && minute < toMin : minute >= fromMin || minute < toMin;
}
