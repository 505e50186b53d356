/** Owns when a script holds: its days, hours, shop and goods. Refuses to guess what the page does not show. */
import type { Calendar } from './business-day';
import type { Pack, Snippet } from './snippet';

/** What is known at the moment of asking. Absent means the page does not say. */
export interface Moment {
  /** `YYYY-MM-DD` of the team's calendar. */
  day: string;
  /** Minutes since midnight of the shop's clock. */
  minute: number;
  shop?: string;
  goods?: string;
}

/** The moment `at` (epoch ms) with what the page tells of shop and goods. */
export function momentAt(calendar: Calendar, at: number, told: Pick<Moment, 'shop' | 'goods'>): Moment {
  return { day: calendar.dayOf(at), minute: Math.floor(calendar.secondOf(at) / 60), ...told };
}

/** `unknown`: nothing speaks against it, but the shop or the goods it is for are not known. */
export type Fit = 'fits' | 'unknown' | 'fails';

/** The parts of a nested category, outermost first; empty parts and blanks around them are dropped. */
export function categoryPath(category: string): string[] {
  return category
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether the dates leave the script standing on `day` at all; `expiresOn` is its pack's. */
export function isDue(snippet: Snippet, day: string, expiresOn?: string): boolean {
  return (
    (snippet.activeFrom ?? '') <= day && day <= (snippet.activeTo ?? '9999-12-31') && day <= (expiresOn ?? '9999-12-31')
  );
}

export function fitOf(snippet: Snippet, moment: Moment): Fit {
  if (!isDue(snippet, moment.day)) return 'fails';
  if (snippet.weekdays && !snippet.weekdays.includes(isoWeekday(moment.day))) return 'fails';
  if (snippet.hours && !isWithin(snippet.hours, moment.minute)) return 'fails';
  const shop = fitOfNames(snippet.shops, moment.shop, (name, shown) => fold(name) === fold(shown));
  const goods = fitOfNames(snippet.goods, moment.goods, (word, shown) => fold(shown).includes(fold(word)));
  if (shop === 'fails' || goods === 'fails') return 'fails';
  return shop === 'unknown' || goods === 'unknown' ? 'unknown' : 'fits';
}

/** Whether anything beyond the dates decides over the script: then it must be asked at each moment anew. */
export function isConditional({ weekdays, hours, shops, goods }: Snippet): boolean {
  return weekdays !== undefined || hours !== undefined || shops !== undefined || goods !== undefined;
}

/** A script of a pack that is for some shops is for no others; undefined when that leaves it none. */
export function underPack(snippet: Snippet, { scope, shops }: Pack): Snippet | undefined {
  if (scope !== 'shop' || !shops) return snippet;
  const own = snippet.shops?.map(fold);
  const left = own ? shops.filter((name) => own.includes(fold(name))) : shops;
  return left.length > 0 ? { ...snippet, shops: left } : undefined;
}

function fitOfNames(
  wanted: readonly string[] | undefined,
  shown: string | undefined,
  matches: (wanted: string, shown: string) => boolean,
): Fit {
  if (!wanted) return 'fits';
  if (shown === undefined || shown.trim() === '') return 'unknown';
  return wanted.some((name) => matches(name, shown)) ? 'fits' : 'fails';
}

function isWithin({ from, to }: { from: string; to: string }, minute: number): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start <= end ? start <= minute && minute < end : minute >= start || minute < end;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
