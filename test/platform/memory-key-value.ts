/** storage.local in memory; keys in `failing` reject, as one damaged value does in a browser. */
import type { KeyValue } from '../../utils/platform/key-value';

export function memoryKeyValue() {
  const values = new Map<string, unknown>();
  const failing = new Set<string>();
  const store = {
    values,
    failing,
    writes: 0,
    async read(key: string): Promise<unknown> {
      if (failing.has(key) || failing.has('*')) throw new Error('Invalid JSON');
      return structuredClone(values.get(key));
    },
    async write(key: string, value: unknown): Promise<void> {
      if (failing.has(key) || failing.has('*')) throw new Error('Invalid JSON');
      store.writes += 1;
      values.set(key, structuredClone(value));
    },
    async readAll(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
      const there = keys.filter((key) => values.has(key) && !failing.has(key) && !failing.has('*'));
      return new Map(there.map((key) => [key, structuredClone(values.get(key))]));
    },
    async writeAll(all: Readonly<Record<string, unknown>>): Promise<void> {
      for (const key of Object.keys(all)) if (failing.has(key) || failing.has('*')) throw new Error('Invalid JSON');
      store.writes += 1;
      for (const [key, value] of Object.entries(all)) values.set(key, structuredClone(value));
    },
    async removeAll(keys: readonly string[]): Promise<void> {
      for (const key of keys) values.delete(key);
    },
    async remove(key: string): Promise<void> {
      values.delete(key);
    },
  } satisfies KeyValue & Record<string, unknown>;
  return store;
}
