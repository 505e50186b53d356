/**
 * Reads when something is to be, from plain Chinese words of time: "十分钟内", "明天下午三点前", "周五", "稍后". Owns how such words
 * are meant and how exact they are; refuses to guess where no time is named.
 */

export interface When {
  /** Epoch ms by which it is due. */
  at: number;
  /** How exact the words are, ms. */
  grainMs: number;
  /** Where the words began in the text. */
  from: number;
}

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
/** "Nothing may wait more than thirty minutes": what has no time of its own is looked at again after this. */
const LATER_MS = 30 * MIN;
/** How soon "at once" is, and how exact. */
export const AT_ONCE_MS = 5 * MIN;
/** When a day counts as over, where no hour is said. */
const END_OF_DAY = 18;
const END_OF_EVENING = 22;

const DIGITS = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]));
const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)';
const SPAN = new RegExp(`(${NUMBER})个?(半)?(分钟|小时|钟头|刻钟|工作日|天|日)`);
/** "快一点" and "晚一点" are no hours; "今晚8点" is one. */
const CLOCK = new RegExp(
  `(?<![有快慢第差多少大小宜高低]|[晚早](?=一点)|[一二两三四五六七八九十\\d])(${NUMBER})(?:点钟?|时(?!间)|[:：])(半|一刻|\\d{1,2}|[一二三四五]?十)?分?`,
);
const DAY_WORD = /(大后天|后天|明天|明日|明儿|明早|明晚|次日|今天|今日|今儿|今晚|今早|当天|当日)/;
const WEEKDAY = /(下下|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末])/;
/** A greeting names no time. */
const PART = /(凌晨|一早|早上|清早|早|上午|中午|午后|下午|傍晚|晚上|晚|夜里)(?!上?好|安)/;
const SOON = /马上|立刻|立马|立即|这就|现在就|我现在|稍等|稍候|等我|等一下|等下|正在|查着/;
const LATER =
  /稍后|晚点|晚一点|晚些|稍晚|等会|待会|过会|过一会|回头|尽快|第一时间|有消息|有结果|有进展|有货了|到货|查到|问到|核实清楚|处理好|查清楚|等[^，。我您]{1,6}(?:回复|答复|通知|消息)/;

/** `now` epoch ms; `offsetMin` minutes that local time is ahead of UTC. undefined where no time is named. */
export function readWhen(text: string, now: number, offsetMin: number): When | undefined {
  const span = SPAN.exec(text);
  if (span) return readSpan(span, now);
  const later = LATER.exec(text);
  const dayWord = DAY_WORD.exec(text);
  const weekday = WEEKDAY.exec(text);
  const clock = CLOCK.exec(text);
  const part = PART.exec(text);
  if (dayWord || weekday || clock || (part && !later))
    return readCalendar({ dayWord, weekday, clock, part }, now, offsetMin);
  if (later) return { at: now + LATER_MS, grainMs: LATER_MS, from: later.index };
  const soon = SOON.exec(text);
  return soon ? { at: now + AT_ONCE_MS, grainMs: AT_ONCE_MS, from: soon.index } : undefined;
}

function readSpan([words, count = '', half, unit = '']: RegExpExecArray, now: number): When | undefined {
  const value = (count === '半' ? 0.5 : numberOf(count)) + (half ? 0.5 : 0);
  const unitMs = unit === '分钟' ? MIN : unit === '刻钟' ? 15 * MIN : unit === '小时' || unit === '钟头' ? HOUR : DAY;
  if (value <= 0 || words === '一日' || words === '半日') return undefined;
  return { at: now + value * unitMs, grainMs: unitMs === 15 * MIN ? MIN : unitMs, from: 0 };
}

interface Named {
  dayWord: RegExpExecArray | null;
  weekday: RegExpExecArray | null;
  clock: RegExpExecArray | null;
  part: RegExpExecArray | null;
}

function readCalendar({ dayWord, weekday, clock, part }: Named, now: number, offsetMin: number): When {
  const local = now + offsetMin * MIN;
  const midnight = Math.floor(local / DAY) * DAY;
  const word = dayWord?.[1] ?? '';
  const days = dayWord ? daysOf(word) : weekday ? daysToWeekday(weekday, local) : 0;
  const partWord = part?.[1] ?? '';
  const time = clock ? readClock(clock, partWord, word, days === 0 ? local - midnight : 0) : undefined;
  const rest = partOf(partWord, word);
  const hour =
    time ?? rest ?? (days === 0 && local - midnight >= (END_OF_DAY - 1) * HOUR ? END_OF_EVENING : END_OF_DAY);
  let at = midnight + days * DAY + hour * HOUR;
  if (at < local && days === 0) at = time === undefined ? midnight + DAY - MIN : at + DAY;
  const grainMs = time !== undefined ? 30 * MIN : rest !== undefined ? 4 * HOUR : DAY;
  const from = Math.min(...[dayWord, weekday, clock, part].map((found) => found?.index ?? Number.MAX_SAFE_INTEGER));
  return { at: at - offsetMin * MIN, grainMs, from };
}

function daysOf(word: string): number {
  if (word === '大后天') return 3;
  if (word === '后天') return 2;
  return word.startsWith('明') || word === '次日' ? 1 : 0;
}

function daysToWeekday([, week = '', name = '']: RegExpExecArray, local: number): number {
  const wanted = name === '末' ? 6 : name === '日' || name === '天' ? 7 : numberOf(name);
  // The epoch was a Thursday.
  const today = ((Math.floor(local / DAY) + 3) % 7) + 1;
  const weeks = week === '下下' ? 2 : week === '下' ? 1 : 0;
  const days = wanted - today + weeks * 7;
  return days < 0 ? days + 7 : days;
}

/** Hours of the day a part of it ends with; undefined where none is named. */
function partOf(part: string, dayWord: string): number | undefined {
  if (dayWord === '今晚' || dayWord === '明晚' || part.startsWith('晚') || part === '夜里') return END_OF_EVENING - 1;
  if (dayWord === '明早' || dayWord === '今早' || part === '一早' || part.includes('早')) return 10;
  if (part === '上午') return 12;
  if (part === '中午') return 12.5;
  if (part === '下午' || part === '午后') return 18;
  return part === '傍晚' ? 19 : undefined;
}

/** `nowMs` into the day: "两点" at ten in the morning is this afternoon. */
function readClock([, hourText = '', minuteText]: RegExpExecArray, part: string, day: string, nowMs: number): number {
  let hour = hourText === '半' ? 0 : numberOf(hourText);
  const minutes = !minuteText ? 0 : minuteText === '半' ? 30 : minuteText === '一刻' ? 15 : numberOf(minuteText);
  const late = /下午|午后|傍晚|晚|夜/.test(part) || day === '今晚' || day === '明晚';
  if (hour === 12 && /晚|夜/.test(part)) hour = 24;
  else if (hour < 6 && part === '中午') hour += 12;
  else if (hour < 12 && late) hour += 12;
  else if (hour < 12 && part === '' && !day.startsWith('明') && nowMs > (hour + minutes / 60) * HOUR) hour += 12;
  else if (hour < 8 && hour > 0 && part === '') hour += 12;
  return Math.min(24, hour + minutes / 60);
}

/** 0 to 99 in digits or in Chinese. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (one: string) => (one === '两' ? 2 : (DIGITS.get(one) ?? 0));
  return (text.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0) + digit(ones);
}
