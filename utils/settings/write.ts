/** Owns writing a preference, in the background alone. Refuses a value its guard would not read back. */
import {
  SETTINGS,
  type SettingName,
  type Settings,
  SITE_SETTINGS,
  type SiteSettingName,
  type SiteSettings,
  settingKey,
  siteSettingKey,
} from './settings';

export interface SettingSink {
  write(key: string, value: unknown): Promise<void>;
}

/** Resolves false, and writes nothing, when the value is not sound. */
export async function writeSetting<Name extends SettingName>(
  sink: SettingSink,
  name: Name,
  value: Settings[Name],
): Promise<boolean> {
  const definition = SETTINGS[name];
  if (!definition.isSound(value)) return false;
  await sink.write(settingKey(name), { v: definition.steps.length, value });
  return true;
}

export async function writeSiteSetting<Name extends SiteSettingName>(
  sink: SettingSink,
  siteId: string,
  name: Name,
  value: SiteSettings[Name],
): Promise<boolean> {
  const definition = SITE_SETTINGS[name];
  if (!definition.isSound(value)) return false;
  await sink.write(siteSettingKey(siteId, name), { v: definition.steps.length, value });
  return true;
}
