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
      if (failing.has(key)) throw new Error('Invalid JSON');
      return structuredClone(values.get(key));
    },
    async write(key: string, value: unknown): Promise<void> {
      if (failing.has(key)) throw new Error('Invalid JSON');
      store.writes += 1;
      values.set(key, structuredClone(value));
    },
    async remove(key: string): Promise<void> {
      values.delete(key);
    },
  } satisfies KeyValue & Record<string, unknown>;
  return store;
}
