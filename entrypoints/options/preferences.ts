/** Owns the options page's reading and changing of preferences. Writing is asked of the background, which checks it. */
import type { SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';
import type { SettingChange } from '../../utils/messaging/protocol';
import { localKeyValue } from '../../utils/platform/key-value';
import { readSettings, readSiteSetting } from '../../utils/settings/read';
import type { Settings } from '../../utils/settings/settings';
import { SITES } from '../../utils/sites/index';

export interface SitePreference {
  id: SiteId;
  enabled: boolean;
  agentName: string;
}

export interface Preferences {
  settings: Settings;
  sites: SitePreference[];
}

export async function readPreferences(): Promise<Preferences> {
  const [{ settings }, ...sites] = await Promise.all([
    readSettings(localKeyValue),
    ...SITES.map(async ({ id }): Promise<SitePreference> => {
      const [enabled, agentName] = await Promise.all([
        readSiteSetting(localKeyValue, id, 'enabled'),
        readSiteSetting(localKeyValue, id, 'agentName'),
      ]);
      return { id, enabled: enabled.value, agentName: agentName.value };
    }),
  ]);
  return { settings, sites };
}

/** False when the background refused it or could not be reached. */
export async function changePreference(change: SettingChange): Promise<boolean> {
  const reply = await ask('settings/write', change);
  return reply.ok && reply.value.saved;
}
