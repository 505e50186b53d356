/** Owns the copy of every preference inside the ledger: what storage.local has lost or damaged is put back from there. */
import type { SiteId } from '../../utils/core/ids';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta, writeMeta } from '../../utils/db/meta';
import type { KeyValue } from '../../utils/platform/key-value';
import { decodeSetting } from '../../utils/settings/read';
import {
  SETTINGS,
  type SettingName,
  SITE_SETTINGS,
  type SiteSettingName,
  settingKey,
  siteSettingKey,
} from '../../utils/settings/settings';

type Definition = Parameters<typeof decodeSetting>[1];

/** Compares both sides; @returns how many preferences were put back */
export async function keepSettings(ledger: Ledger, keyValue: KeyValue, siteIds: readonly SiteId[]): Promise<number> {
  const before = await readMeta(ledger, 'settingsCopy');
  const copy = before ?? {};
  const kept: Record<string, unknown> = {};
  let back = 0;
  const known = definitions(siteIds);
  // What is damaged is left out here, as if it were not there.
  const there = await keyValue.readAll(known.map(([key]) => key));
  for (const [key, definition] of known) {
    const stored = there.get(key);
    if (stored !== undefined && !isDamaged(stored, definition)) kept[key] = stored;
    else if (copy[key] !== undefined) {
      kept[key] = copy[key];
      back += await keyValue.write(key, copy[key]).then(
        () => 1,
        () => 0,
      );
    }
  }
  if (JSON.stringify(kept) !== JSON.stringify(before)) await writeMeta(ledger, 'settingsCopy', kept);
  return back;
}

/** Preferences out of a file: only known ones, only sound ones. @returns what may be written */
export function soundSettings(settings: Record<string, unknown>, siteIds: readonly SiteId[]): Record<string, unknown> {
  const known = definitions(siteIds).filter(([key, definition]) => {
    const stored = settings[key];
    return stored !== undefined && decodeSetting(stored, definition).damaged === undefined;
  });
  return Object.fromEntries(known.map(([key]) => [key, settings[key]]));
}

function isDamaged(stored: unknown, definition: Definition): boolean {
  return decodeSetting(stored, definition).damaged === 'unsound';
}

function definitions(siteIds: readonly SiteId[]): [string, Definition][] {
  const general = (Object.keys(SETTINGS) as SettingName[]).map((name) => [settingKey(name), SETTINGS[name]]);
  const own = siteIds.flatMap((id) =>
    (Object.keys(SITE_SETTINGS) as SiteSettingName[]).map((name) => [siteSettingKey(id, name), SITE_SETTINGS[name]]),
  );
  return [...general, ...own] as [string, Definition][];
}
