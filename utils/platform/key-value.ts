/**
 * Owns access to storage.local, one key at a time: reading all at once fails whole when a single value is damaged.
 * Where one cannot be read, the background is asked: it keeps preferences a second time.
 */
import { browser } from './browser';

export interface KeyValue {
  /** undefined when the key is absent; rejects when the browser cannot read this key. */
  read(key: string): Promise<unknown>;
  /** Those of the keys that are there and can be read; a damaged one is left out. */
  readAll(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  write(key: string, value: unknown): Promise<void>;
  /** All of them in one go. */
  writeAll(values: Readonly<Record<string, unknown>>): Promise<void>;
  remove(key: string): Promise<void>;
  removeAll(keys: readonly string[]): Promise<void>;
}

/** What the background keeps of preferences a second time; see `settings/kept` of the protocol. */
const KEPT = { kind: 'settings/kept', request: {} };

export const localKeyValue: KeyValue = {
  async read(key) {
    try {
      return (await browser.storage.local.get(key))[key];
    } catch (failed) {
      const kept = await readKept();
      if (!kept || !Object.hasOwn(kept, key)) throw failed;
      return kept[key];
    }
  },
  readAll: async (keys) => {
    try {
      return new Map(Object.entries(await browser.storage.local.get([...keys])));
    } catch {
      const found = await Promise.all(keys.map(readOne));
      return new Map(found.flat());
    }
  },
  write: (key, value) => browser.storage.local.set({ [key]: value }),
  writeAll: (values) => browser.storage.local.set({ ...values }),
  remove: (key) => browser.storage.local.remove(key),
  removeAll: (keys) => browser.storage.local.remove([...keys]),
};

async function readOne(key: string): Promise<[string, unknown][]> {
  try {
    return Object.entries(await browser.storage.local.get(key));
  } catch {
    return [];
  }
}

/** undefined in the background itself, and where nobody answers. */
async function readKept(): Promise<Record<string, unknown> | undefined> {
  try {
    const reply = (await browser.runtime.sendMessage(KEPT)) as
      | { value?: { settings?: Record<string, unknown> } }
      | undefined;
    return reply?.value?.settings;
  } catch {
    return undefined;
  }
}

/** Out of reach of content scripts, and empty when the browser starts. */
export const sessionKeyValue: Pick<KeyValue, 'read' | 'write'> = {
  read: async (key) => (await browser.storage.session.get(key))[key],
  write: (key, value) => browser.storage.session.set({ [key]: value }),
};

/** Calls `onChange` with the new value whenever another context writes `key`; returns the way to stop. */
export function watchKey(key: string, onChange: (value: unknown) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change) onChange(change.newValue);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
