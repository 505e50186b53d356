/**
 * Owns the copy of every preference inside the ledger: what storage.local has lost or damaged is put back from there, and
 * what could only be changed there goes back as soon as it can be written.
 */
import type { SiteId } from '../../utils/core/ids';
import type { Ledger } from '../../utils/db/ledger';
import { dropMeta, readMeta, writeMeta } from '../../utils/db/meta';
import type { KeyValue } from '../../utils/platform/key-value';
import { soundTaught } from '../../utils/schema/site-patch';
import { consolesWith, settingKeys } from '../../utils/settings/preference-keys';
import { decodeSetting } from '../../utils/settings/read';
import { isRecord, TAUGHT_KEY, type TaughtSites } from '../../utils/settings/taught-sites';
import { siteById } from '../../utils/sites/match';
import { profileOf } from '../../utils/sites/taught-profile';

type Definition = Parameters<typeof decodeSetting>[1];

/** Compares both sides; @returns how many preferences were put back */
export async function keepSettings(ledger: Ledger, keyValue: KeyValue, siteIds: readonly SiteId[]): Promise<number> {
  const [before, ahead = []] = await Promise.all([readMeta(ledger, 'settingsCopy'), readMeta(ledger, 'settingsAhead')]);
  const copy = before ?? {};
  const kept: Record<string, unknown> = {};
  let back = 0;
  const left: string[] = [];
  const { [TAUGHT_KEY]: taught } = Object.fromEntries(await keyValue.readAll([TAUGHT_KEY]));
  const known = definitions(consolesWith(siteIds, isRecord(taught) ? taught : copy[TAUGHT_KEY]));
  // What is damaged is left out here, as if it were not there.
  const there = await keyValue.readAll(known.map(([key]) => key));
  for (const [key, isSound] of known) {
    const stored = there.get(key);
    if (stored !== undefined && isSound(stored) && !ahead.includes(key)) kept[key] = stored;
    else if (copy[key] !== undefined) {
      kept[key] = copy[key];
      const isBack = await keyValue.write(key, copy[key]).then(
        () => true,
        () => false,
      );
      if (isBack && !ahead.includes(key)) back += 1;
      if (!isBack && ahead.includes(key)) left.push(key);
    }
  }
  if (JSON.stringify(kept) !== JSON.stringify(before)) await writeMeta(ledger, 'settingsCopy', kept);
  if (left.length > 0) await writeMeta(ledger, 'settingsAhead', left);
  else if (ahead.length > 0) await dropMeta(ledger, 'settingsAhead');
  return back;
}

/** Preferences out of a file: only known ones, only sound ones. @returns what may be written */
export function soundSettings(settings: Record<string, unknown>, siteIds: readonly SiteId[]): Record<string, unknown> {
  const taught = mendTaught(settings[TAUGHT_KEY]);
  const known = settingKeys(consolesWith(siteIds, taught)).filter(([key, definition]) => {
    const stored = settings[key];
    return stored !== undefined && decodeSetting(stored, definition as Definition).damaged === undefined;
  });
  return {
    ...Object.fromEntries(known.map(([key]) => [key, settings[key]])),
    ...(Object.keys(taught).length > 0 && { [TAUGHT_KEY]: taught }),
  };
}

/** Only patches travel: a profile is made from its patch by our own code, for pages we know nothing of. */
function mendTaught(stored: unknown): TaughtSites {
  const patches = soundTaught(stored);
  return Object.fromEntries(
    patches.map((patch) => [patch.site, siteById(patch.site) ? { patch } : { patch, profile: profileOf(patch) }]),
  );
}

function definitions(siteIds: readonly SiteId[]): [string, (stored: unknown) => boolean][] {
  const settings = settingKeys(siteIds).map(([key, definition]): [string, (stored: unknown) => boolean] => [
    key,
    (stored) => decodeSetting(stored, definition as Definition).damaged !== 'unsound',
  ]);
  return [...settings, [TAUGHT_KEY, isRecord]];
}
