/** Owns reading a preference. A damaged or newer value gives the default and is reported, never trusted, never overwritten. */

import type { SettingName, Settings, SiteSettingName, SiteSettings } from './settings';
import { SETTINGS, SITE_SETTINGS, settingKey, siteSettingKey } from './settings';

/** The part of storage.local that reading needs. */
export interface SettingSource {
  read(key: string): Promise<unknown>;
}

export interface Reading<Value> {
  value: Value;
  /** Present when something was stored that could not be used. */
  damaged?: 'unreadable' | 'unsound' | 'newer';
}

interface Definition<Value> {
  fallback: Value;
  isSound(value: unknown): value is Value;
  steps: readonly ((value: unknown) => unknown)[];
}

export function readSetting<Name extends SettingName>(
  source: SettingSource,
  name: Name,
): Promise<Reading<Settings[Name]>> {
  return readStored<Settings[Name]>(source, settingKey(name), SETTINGS[name]);
}

export function readSiteSetting<Name extends SiteSettingName>(
  source: SettingSource,
  siteId: string,
  name: Name,
): Promise<Reading<SiteSettings[Name]>> {
  return readStored<SiteSettings[Name]>(source, siteSettingKey(siteId, name), SITE_SETTINGS[name]);
}

/** Every setting at once, each read on its own; `damaged` names those that fell back to their default. */
export async function readSettings(source: SettingSource): Promise<{ settings: Settings; damaged: SettingName[] }> {
  const names = Object.keys(SETTINGS) as SettingName[];
  const readings = await Promise.all(names.map(async (name) => ({ name, reading: await readSetting(source, name) })));
  return {
    settings: Object.fromEntries(readings.map(({ name, reading }) => [name, reading.value])) as unknown as Settings,
    damaged: readings.filter(({ reading }) => reading.damaged).map(({ name }) => name),
  };
}

/** Turns what storage holds into a value; for a watcher that was handed the new value. */
export function decodeSetting<Value>(stored: unknown, definition: Definition<Value>): Reading<Value> {
  if (stored === undefined) return { value: definition.fallback };
  const { v, value } =
    typeof stored === 'object' && stored !== null ? (stored as { v?: unknown; value?: unknown }) : {};
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 0) return { value: definition.fallback, damaged: 'unsound' };
  if (v > definition.steps.length) return { value: definition.fallback, damaged: 'newer' };
  try {
    const current = definition.steps.slice(v).reduce((older, step) => step(older), value);
    return definition.isSound(current) ? { value: current } : { value: definition.fallback, damaged: 'unsound' };
  } catch {
    return { value: definition.fallback, damaged: 'unsound' };
  }
}

async function readStored<Value>(
  source: SettingSource,
  key: string,
  definition: Definition<Value>,
): Promise<Reading<Value>> {
  try {
    return decodeSetting(await source.read(key), definition);
  } catch {
    return { value: definition.fallback, damaged: 'unreadable' };
  }
}
