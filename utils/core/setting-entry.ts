/** What a pack suggests to set on an agent's computer, as data. Holds nothing that only the agent's own comfort is about. */
import type { RuleProfile } from './turn';

export type SettingEntry =
  /** What an agent is held against under one rule. */
  | { set: 'targets'; rule: string; value: RuleProfile['target'] }
  | { set: 'calendar'; value: { zone: string; dayCut: string } }
  /** 'HH:MM' on the clock, whatever hour the reader's business day begins at; null: no fixed shift. */
  | { set: 'shift'; value: { from: string; to: string } | null }
  | { set: 'minimumSample'; value: number }
  | { set: 'dayCap'; value: number | null };

export type SuggestedSetting = SettingEntry['set'];

export const SUGGESTED = [
  'targets',
  'shift',
  'calendar',
  'minimumSample',
  'dayCap',
] as const satisfies SuggestedSetting[];

/** What it is about: two entries about the same take each other's place. */
export const settingSubject = (entry: SettingEntry): string =>
  entry.set === 'targets' ? `targets ${entry.rule}` : entry.set;

/** Reads the same for entries that say the same, in whatever order a file had their fields. */
export const settingSign = (entry: SettingEntry): string =>
  JSON.stringify([settingSubject(entry), inOrder(entry.value)]);

const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
