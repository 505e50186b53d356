/** Owns the list of keys under which preferences lie: every setting, every console's own, and what was taught. */
import type { SiteId } from '../core/ids';
import {
  SETTINGS,
  type SettingName,
  SITE_SETTINGS,
  type SiteSettingName,
  settingKey,
  siteSettingKey,
} from './settings';
import { isRecord, TAUGHT_KEY } from './taught-sites';

type Definition = (typeof SETTINGS)[SettingName] | (typeof SITE_SETTINGS)[SiteSettingName];

/** Each setting's key with what decides whether a value under it is sound; what was taught is not among them. */
export function settingKeys(siteIds: readonly SiteId[]): [string, Definition][] {
  const general = (Object.keys(SETTINGS) as SettingName[]).map((name): [string, Definition] => [
    settingKey(name),
    SETTINGS[name],
  ]);
  const own = siteIds.flatMap((id) =>
    (Object.keys(SITE_SETTINGS) as SiteSettingName[]).map((name): [string, Definition] => [
      siteSettingKey(id, name),
      SITE_SETTINGS[name],
    ]),
  );
  return [...general, ...own];
}

/** The consoles we know and those that `taught` names. @param taught what lies under TAUGHT_KEY, whatever it is */
export function consolesWith(known: readonly SiteId[], taught: unknown): SiteId[] {
  return [...new Set([...known, ...((isRecord(taught) ? Object.keys(taught) : []) as SiteId[])])];
}

export const isPreferenceKey = (key: string): boolean => key.startsWith('setting:') || key === TAUGHT_KEY;
