/**
 * Owns remembering one value of storage.local while the worker lives: asked for with every commit, written hardly ever.
 * Only the background writes preferences, and does it through here, so that what is remembered is what is stored.
 */
import type { KeyValue } from '../../utils/platform/key-value';

/** The same storage; `key` is read once, and again after each write of it. */
export function remembering(storage: KeyValue, key: string): KeyValue {
  let known: { value: unknown } | undefined;
  let writes = 0;
  const changing = async (work: Promise<void>, keys: readonly string[]) => {
    if (!keys.includes(key)) return work;
    const forget = () => {
      writes += 1;
      known = undefined;
    };
    forget();
    return work.finally(forget);
  };
  return {
    ...storage,
    async read(wanted) {
      if (wanted !== key) return storage.read(wanted);
      if (known) return known.value;
      const before = writes;
      const value = await storage.read(key);
      // One that was written while it was read is read again the next time.
      if (before === writes) known = { value };
      return value;
    },
    write: (name, value) => changing(storage.write(name, value), [name]),
    writeAll: (values) => changing(storage.writeAll(values), Object.keys(values)),
    remove: (name) => changing(storage.remove(name), [name]),
    removeAll: (names) => changing(storage.removeAll(names), names),
  };
}
