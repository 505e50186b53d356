/** A store as Chromium keeps it after a kill: what is written into the rest of a torn block is gone when it is opened again. */
import { expect, it } from 'vitest';
import { behindFiller } from '../../utils/platform/fresh-block';
import { memoryKeyValue } from './memory-key-value';

/** Counts as a log does: only what changes something is written, a value with its key. */
function countingStore() {
  const inner = memoryKeyValue();
  let written = 0;
  const offsets = new Map<string, number>();
  const note = (key: string, value: unknown) => {
    if (inner.values.get(key) === value) return;
    offsets.set(key, written);
    written += JSON.stringify(value).length;
  };
  return {
    ...inner,
    offsets,
    write: (key: string, value: unknown) => {
      note(key, value);
      return inner.write(key, value);
    },
    writeAll: (all: Readonly<Record<string, unknown>>) => {
      for (const [key, value] of Object.entries(all)) note(key, value);
      return inner.writeAll(all);
    },
  };
}

it('whatever is written first lies more than a block behind the end of the last life, also after one that died filling', async () => {
  for (const left of [{}, { filler: 'x'.repeat(33_000) }]) {
    const local = countingStore();
    for (const [key, value] of Object.entries(left)) local.values.set(key, value);
    const store = behindFiller(local, memoryKeyValue());
    await Promise.all([store.writeAll({ a: 1 }), store.write('b', 2), store.removeAll([]), store.remove('c')]);
    expect(local.offsets.get('a')).toBeGreaterThan(32_768);
    expect(local.offsets.get('b')).toBeGreaterThan(32_768);
    expect([...local.values.keys()].sort()).toEqual(['a', 'b']);
  }
});

it('fills once per life of the browser', async () => {
  const session = memoryKeyValue();
  const first = countingStore();
  await behindFiller(first, session).write('a', 1);
  const second = countingStore();
  await behindFiller(second, session).write('a', 1);
  expect(second.offsets.get('a')).toBe(0);
});

it('a storage that cannot be filled is written to all the same, and read without waiting', async () => {
  const local = memoryKeyValue();
  local.failing.add('filler');
  const store = behindFiller(local, { read: async () => undefined, write: () => Promise.reject(new Error('gone')) });
  await store.write('a', 1);
  expect(await store.read('a')).toBe(1);
  expect(await store.readAll(['a', 'b'])).toEqual(new Map([['a', 1]]));
});
