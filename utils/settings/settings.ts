/** Owns the list of preferences: name, type, default, and the guard that decides whether a stored value is sound. No zod: tabs read it. */

import { COACH_DEFAULTS, type CoachChoices, isCoachChoices } from '../core/coach/hint-choices';
import type { GuardChoices } from '../core/guard/finding';
import { NUMBER_SETTINGS, type NumberSettings } from './number-settings';

export type Theme = 'system' | 'light' | 'dark';

export interface PassingTarget {
  /** 0 to 1. */
  share?: number;
  averageSec?: number;
}

/** For everyone on this computer. */
export interface Settings extends NumberSettings {
  theme: Theme;
  soundOff: boolean;
  /** A notice of the desktop while nobody looks at a console. */
  notify: boolean;
  /** What opens the search palette on a console: Alt+K, and a slash typed into an empty input field. */
  paletteKeys: { chord: boolean; slash: boolean };
  /** What is pointed out in a draft before it is sent. */
  guard: GuardChoices;
  /** What the coach says, and how often. */
  coach: CoachChoices;
  /** Where the business day is cut: IANA zone, and 'HH:MM' on its clock. */
  calendar: { zone: string; dayCut: string };
  /** A person with fewer turns than this is listed, not ranked. */
  minimumSample: number;
  /** Facts older than this are deleted; day rows stay. */
  retentionDays: number;
  /** Minutes of the business day; null: from the first to the last observed event. */
  shift: { fromMin: number; toMin: number } | null;
  /** By rule profile id; where absent the rule's own target holds. */
  targets: Record<string, PassingTarget>;
}

/** Per console. */
export interface SiteSettings {
  enabled: boolean;
  /** Corner of the window and the distance from it in px. */
  overlay: { corner: Corner; x: number; y: number; collapsed: boolean };
  /** Who works here, where the page does not say; '' for not asked yet. */
  agentName: string;
}

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
export type SettingName = keyof Settings;
export type SiteSettingName = keyof SiteSettings;

interface Definition<Value> {
  fallback: Value;
  isSound(value: unknown): value is Value;
  /** Step n turns a value of version n into one of n + 1; only ever appended to. */
  steps: readonly ((value: unknown) => unknown)[];
}

const CORNERS: readonly unknown[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isWithin = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high;
const isWhole = (value: unknown, low: number, high: number): value is number =>
  isWithin(value, low, high) && Number.isInteger(value);

export const SETTINGS: { readonly [Name in SettingName]: Definition<Settings[Name]> } = {
  theme: {
    fallback: 'system',
    isSound: (value): value is Theme => value === 'system' || value === 'light' || value === 'dark',
    steps: [],
  },
  soundOff: { fallback: true, isSound: isBoolean, steps: [] },
  notify: { fallback: false, isSound: isBoolean, steps: [] },
  paletteKeys: {
    fallback: { chord: true, slash: true },
    isSound: (value): value is Settings['paletteKeys'] =>
      isRecord(value) && isBoolean(value.chord) && isBoolean(value.slash) && Object.keys(value).length === 2,
    steps: [],
  },
  guard: {
    fallback: {
      variable: true,
      buyer: true,
      banned: true,
      contact: true,
      money: true,
      repeated: true,
      moneyLimitYuan: null,
    },
    isSound: isGuardChoices,
    steps: [],
  },
  coach: { fallback: COACH_DEFAULTS, isSound: isCoachChoices, steps: [] },
  calendar: {
    fallback: { zone: 'Asia/Shanghai', dayCut: '00:00' },
    isSound: (value): value is Settings['calendar'] => isRecord(value) && isZone(value.zone) && isCut(value.dayCut),
    steps: [],
  },
  minimumSample: { fallback: 20, isSound: (value): value is number => isWhole(value, 1, 1000), steps: [] },
  retentionDays: { fallback: 90, isSound: (value): value is number => isWhole(value, 7, 730), steps: [] },
  shift: {
    fallback: null,
    isSound: (value): value is Settings['shift'] =>
      value === null ||
      (isRecord(value) && isWhole(value.fromMin, 0, 2880) && isWhole(value.toMin, value.fromMin + 1, 2880)),
    steps: [],
  },
  targets: {
    fallback: {},
    isSound: (value): value is Settings['targets'] => isRecord(value) && Object.values(value).every(isTarget),
    steps: [],
  },
  ...NUMBER_SETTINGS,
};

export const SITE_SETTINGS: { readonly [Name in SiteSettingName]: Definition<SiteSettings[Name]> } = {
  enabled: { fallback: true, isSound: isBoolean, steps: [] },
  overlay: {
    fallback: { corner: 'top-right', x: 16, y: 72, collapsed: false },
    isSound: (value): value is SiteSettings['overlay'] =>
      isRecord(value) &&
      CORNERS.includes(value.corner) &&
      isWithin(value.x, -10_000, 10_000) &&
      isWithin(value.y, -10_000, 10_000) &&
      isBoolean(value.collapsed),
    steps: [],
  },
  agentName: {
    fallback: '',
    isSound: (value): value is string => typeof value === 'string' && value.length <= 80,
    steps: [],
  },
};

/** Every preference as it comes. */
export const AS_IT_COMES = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { fallback }]) => [name, fallback]),
) as unknown as Settings;

/** The storage.local key of a setting. */
export const settingKey = (name: SettingName): string => `setting:${name}`;
export const siteSettingKey = (siteId: string, name: SiteSettingName): string => `setting:${siteId}:${name}`;

function isTarget(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { share, averageSec, ...rest } = value;
  if (Object.keys(rest).length > 0) return false;
  return (
    (share === undefined || isWithin(share, 0, 1)) && (averageSec === undefined || isWithin(averageSec, 0, 86_400))
  );
}

function isGuardChoices(value: unknown): value is GuardChoices {
  if (!isRecord(value)) return false;
  const { moneyLimitYuan, ...kinds } = value;
  const names = ['variable', 'buyer', 'banned', 'contact', 'money', 'repeated'];
  if (Object.keys(kinds).length !== names.length || !names.every((name) => isBoolean(kinds[name]))) return false;
  return moneyLimitYuan === null || isWithin(moneyLimitYuan, 0, 100_000);
}

function isCut(value: unknown): value is string {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function isZone(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
