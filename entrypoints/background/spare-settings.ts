/**
 * Owns preferences while storage.local fails: they are read from their copy in the ledger and changed there, and whoever
 * cannot read them itself may ask for them. Refuses any other key: a store that fails must be noticed.
 */
import type { Ledger } from '../../utils/db/ledger';
import { readMeta, writeMeta } from '../../utils/db/meta';
import type { KeyValue } from '../../utils/platform/key-value';
import { isPreferenceKey } from '../../utils/settings/preference-keys';

/**
 * The same storage with that copy behind it.
 * @param open the ledger as it is, however little is known of it yet: what compares it reads preferences itself
 */
export function withSpare(storage: KeyValue, open: () => Promise<Ledger>): KeyValue {
  async function change(values: Readonly<Record<string, unknown>>, failed: unknown): Promise<void> {
    if (!Object.keys(values).every(isPreferenceKey)) throw failed;
    const ledger = await open();
    await ledger.transaction('rw', ledger.meta, async () => {
      await writeMeta(ledger, 'settingsCopy', { ...(await readMeta(ledger, 'settingsCopy')), ...values });
      const before = (await readMeta(ledger, 'settingsAhead')) ?? [];
      await writeMeta(ledger, 'settingsAhead', [...new Set([...before, ...Object.keys(values)])]);
    });
  }

  return {
    ...storage,
    async read(key) {
      try {
        return await storage.read(key);
      } catch (failed) {
        if (!isPreferenceKey(key)) throw failed;
        return (await keptSettings(await open()))[key];
      }
    },
    write: (key, value) => storage.write(key, value).catch((failed) => change({ [key]: value }, failed)),
    writeAll: (values) => storage.writeAll(values).catch((failed) => change(values, failed)),
  };
}

/** Preferences by their keys, as the ledger has them. */
export async function keptSettings(ledger: Ledger): Promise<Record<string, unknown>> {
  return (await readMeta(ledger, 'settingsCopy')) ?? {};
}
