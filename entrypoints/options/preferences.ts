/** Owns the options page's reading and changing of preferences. Writing is asked of the background, which checks it. */
import type { SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';
import type { SettingChange } from '../../utils/messaging/protocol';
import { localKeyValue } from '../../utils/platform/key-value';
import { consolesWith, settingKeys } from '../../utils/settings/preference-keys';
import { readSettings, readSiteSetting } from '../../utils/settings/read';
import type { Settings } from '../../utils/settings/settings';
import { readTaught, TAUGHT_KEY, taughtProfiles } from '../../utils/settings/taught-sites';
import { EVERY_SITE } from '../../utils/sites/index';
import type { SiteProfile } from '../../utils/sites/site-profile';

export interface SitePreference {
  id: SiteId;
  enabled: boolean;
  agentName: string;
}

export interface Preferences {
  settings: Settings;
  /** Every console, those that were taught here last. */
  known: readonly SiteProfile[];
  sites: SitePreference[];
  /** Of which something was taught here. */
  taught: readonly SiteId[];
}

export async function readPreferences(): Promise<Preferences> {
  const taught = await readTaught(localKeyValue);
  const known = [...EVERY_SITE, ...taughtProfiles(taught)];
  const [{ settings }, ...sites] = await Promise.all([
    readSettings(localKeyValue),
    ...known.map(async ({ id }): Promise<SitePreference> => {
      const [enabled, agentName] = await Promise.all([
        readSiteSetting(localKeyValue, id, 'enabled'),
        readSiteSetting(localKeyValue, id, 'agentName'),
      ]);
      return { id, enabled: enabled.value, agentName: agentName.value };
    }),
  ]);
  return { settings, known, sites, taught: Object.keys(taught) as SiteId[] };
}

/** False when the background refused it or could not be reached. */
export async function changePreference(change: SettingChange): Promise<boolean> {
  const reply = await ask('settings/write', change);
  return reply.ok && reply.value.saved;
}

/** Every preference as it lies in storage.local, by key: for a file, from which another computer reads it back. */
export async function storedSettings(): Promise<Record<string, unknown>> {
  const known = EVERY_SITE.map(({ id }) => id);
  const keys = settingKeys(consolesWith(known, await readTaught(localKeyValue))).map(([key]) => key);
  return Object.fromEntries(await localKeyValue.readAll([...keys, TAUGHT_KEY]));
}
