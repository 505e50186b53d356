/** Owns what packs suggest to set, as entries that wait for a person; see pack-choices.ts for what becomes of them. */
import { type Carried, type Choice, choosing, type Offer } from './pack-choices';
import { type SettingEntry, settingSign, settingSubject } from './setting-entry';

export type CarriedSetting = Carried<SettingEntry>;
export type SettingChoice = Choice<SettingEntry>;
export type SettingOffer = Offer<SettingEntry>;

export const settingsOfPacks = choosing<SettingEntry>({
  of: ({ settings }) => settings,
  signOf: settingSign,
  subjectOf: settingSubject,
});
