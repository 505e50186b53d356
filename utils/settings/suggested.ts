/**
 * Owns what an entry of a pack means among the preferences: what holds in its place now, and the preference as it is with it or
 * without it. Refuses nothing: whether a value is sound is decided where it is written.
 */
import { clockOfShift, shiftOfClock } from '../core/period';
import type { SettingEntry } from '../core/setting-entry';
import type { Settings } from './settings';

/** The preferences that an entry may be about. */
export type Suggestable = Pick<Settings, SettingEntry['set']>;

/** What holds in its place, as an entry; undefined where nothing was set and the rule's own target holds. */
export function standingFor(entry: SettingEntry, settings: Suggestable): SettingEntry | undefined {
  if (entry.set === 'targets') {
    const value = settings.targets[entry.rule];
    return value && { set: 'targets', rule: entry.rule, value };
  }
  if (entry.set === 'shift') return { set: 'shift', value: clocksOf(settings) };
  return { set: entry.set, value: settings[entry.set] } as SettingEntry;
}

/** The preference that `about` is about, with `entry` in it; undefined: with nothing set in its place. */
export function settingWith(
  about: SettingEntry,
  entry: SettingEntry | undefined,
  settings: Suggestable,
): Suggestable[SettingEntry['set']] {
  if (about.set === 'targets') {
    const { [about.rule]: _before, ...others } = settings.targets;
    return entry?.set === 'targets' ? { ...others, [about.rule]: entry.value } : others;
  }
  if (entry?.set === 'shift') return entry.value && shiftOf(entry.value, settings.calendar.dayCut);
  return entry && entry.set !== 'targets' ? entry.value : settings[about.set];
}

/** Every preference that is not as it comes, as entries that a pack may carry. @param fallback as they come */
export function ownEntries(settings: Suggestable, fallback: Suggestable): SettingEntry[] {
  const targets = Object.entries(settings.targets).flatMap(([rule, value]): SettingEntry[] =>
    Object.keys(value).length > 0 ? [{ set: 'targets', rule, value }] : [],
  );
  const { calendar, minimumSample, dayCap } = settings;
  const plain: SettingEntry[] = [
    { set: 'shift', value: clocksOf(settings) },
    { set: 'calendar', value: calendar },
    { set: 'minimumSample', value: minimumSample },
    { set: 'dayCap', value: dayCap },
  ];
  const isOwn = ({ set }: SettingEntry) => JSON.stringify(settings[set]) !== JSON.stringify(fallback[set]);
  return [...targets, ...plain.filter(isOwn)];
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const shiftOf = ({ from, to }: { from: string; to: string }, dayCut: string) =>
  shiftOfClock(minutesOf(from), minutesOf(to), dayCut);

function clocksOf({ shift, calendar: { dayCut } }: Suggestable): { from: string; to: string } | null {
  return (
    shift && { from: clockOf(clockOfShift(shift.fromMin, dayCut)), to: clockOf(clockOfShift(shift.toMin, dayCut)) }
  );
}
