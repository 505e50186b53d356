/** Reads the wait counters consoles print: '45秒', '3m', '已等待1小时', '12秒后超时'. Owns no clock. */

export interface Duration {
  ms: number;
  /** Half-open error of `ms`: the counter's smallest unit. */
  resolutionMs: number;
}

const UNITS: Record<string, number> = {
  天: 86_400_000,
  d: 86_400_000,
  小时: 3_600_000,
  时: 3_600_000,
  h: 3_600_000,
  hr: 3_600_000,
  分钟: 60_000,
  分: 60_000,
  m: 60_000,
  min: 60_000,
  秒: 1000,
  s: 1000,
  sec: 1000,
};

const FRAME = /^(已等待|已等|等待|waited|waiting)?\s*(.*?)\s*(后超时|后将超时|left|ago)?$/i;
const PART = /^(\d{1,5})\s*(天|小时|时|分钟|分|秒|hr|h|min|m|sec|s|d)\s*/i;

/** A list of rows says the same few counters again and again. */
const MOST_KEPT = 500;
const kept = new Map<string, Duration | undefined>();

/** Length in ms, or undefined when the text is not a counter (a date, a clock time, 超时 alone). */
export function parseDuration(text: string): Duration | undefined {
  if (text === '') return undefined;
  if (kept.has(text)) return kept.get(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  const duration = parse(text);
  kept.set(text, duration);
  return duration;
}

function parse(text: string): Duration | undefined {
  let rest = FRAME.exec(text.trim().slice(0, 40))?.[2] ?? '';
  let ms = 0;
  let resolutionMs = 0;
  while (rest !== '') {
    const part = PART.exec(rest);
    const unit = UNITS[part?.[2]?.toLowerCase() ?? ''];
    if (!part || unit === undefined || (resolutionMs !== 0 && unit >= resolutionMs)) return undefined;
    ms += Number(part[1]) * unit;
    resolutionMs = unit;
    rest = rest.slice(part[0].length);
  }
  return resolutionMs === 0 ? undefined : { ms, resolutionMs };
}
