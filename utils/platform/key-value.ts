/** Owns access to storage.local, one key at a time: reading all at once fails whole when a single value is damaged. */
import { browser } from './browser';

export interface KeyValue {
  /** undefined when the key is absent; rejects when the browser cannot read this key. */
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export const localKeyValue: KeyValue = {
  read: async (key) => (await browser.storage.local.get(key))[key],
  write: (key, value) => browser.storage.local.set({ [key]: value }),
  remove: (key) => browser.storage.local.remove(key),
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
