/**
 * What is said of a console's page, as data: what was taught by pointing (selectors for named slots), or that the console
 * rests up to a release. Holds no pattern, nothing that acts, and no address but the page's own.
 */
import type { SiteId } from './ids';

export const SLOTS = [
  'list.root',
  'list.row',
  'list.key',
  'list.name',
  'list.active',
  'list.unread',
  'list.preview',
  'thread.root',
  'thread.message',
  'thread.key',
  'thread.text',
  'thread.shownAt',
  'thread.buyer',
  'thread.own',
  'current.name',
  'composer.field',
] as const;
export type SlotName = (typeof SLOTS)[number];

export interface SlotWay {
  css: string;
  /** Read this instead of the text. */
  attribute?: string;
}
export type Slots = Partial<Record<SlotName, readonly SlotWay[]>>;

export interface SitePatch {
  format: 'sideline-site/1';
  /** A known console that is mended, or the id of one that was taught whole. */
  site: SiteId;
  name: string;
  /** https://host, nothing else. */
  origin: string;
  /** Day it was taught, YYYY-MM-DD. */
  taughtOn: string;
  times: 'epoch-ms' | 'epoch-s' | 'label' | 'month-day' | 'none';
  slots: Slots;
}

/** A console that is better left alone until a newer release of ours reads it again. */
export interface SiteRest {
  site: SiteId;
  /** Release of ours, '1.2.3': with this one and every earlier one. */
  restUpTo: string;
}

export type SiteEntry = SitePatch | SiteRest;

export const isRest = (entry: SiteEntry): entry is SiteRest => 'restUpTo' in entry;

/** Reads the same for entries that say the same, in whatever order a file had their fields. */
export function signOf(entry: SiteEntry): string {
  if (isRest(entry)) return JSON.stringify([entry.site, entry.restUpTo]);
  const { site, name, origin, taughtOn, times, slots } = entry;
  const ways = SLOTS.map((slot) => slots[slot]?.map(({ css, attribute }) => [css, attribute ?? null]) ?? null);
  return JSON.stringify([site, name, origin, taughtOn, times, ways]);
}

/** Whether release `version` is `upTo` or an earlier one; each '1.2.3'. */
export function isUpTo(version: string, upTo: string): boolean {
  const [own, last] = [version, upTo].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (const [at, part] of last.entries()) if (own[at] !== part) return (own[at] ?? 0) < part;
  return true;
}
