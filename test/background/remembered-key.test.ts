/** One remembered value is read once, and never older than the last write. */
import { expect, it, vi } from 'vitest';
import { remembering } from '../../entrypoints/background/remembered-key';
import { memoryKeyValue } from '../platform/memory-key-value';

it('reads the key once, others each time; every way of writing it is seen', async () => {
  const inner = memoryKeyValue();
  const read = vi.spyOn(inner, 'read');
  const storage = remembering(inner, 'calendar');
  expect([await storage.read('calendar'), await storage.read('calendar')]).toEqual([undefined, undefined]);
  expect(read).toHaveBeenCalledTimes(1);
  for (const change of [
    () => storage.write('calendar', 1),
    () => storage.writeAll({ other: 1, calendar: 2 }),
    () => storage.remove('calendar'),
    () => storage.writeAll({ calendar: 3 }),
    () => storage.removeAll(['calendar']),
  ]) {
    await change();
    expect(await storage.read('calendar')).toBe(inner.values.get('calendar'));
  }
  read.mockClear();
  await storage.read('other');
  await storage.read('other');
  await storage.read('calendar');
  expect(read).toHaveBeenCalledTimes(2);
});

it('does not remember a value that was written while it was read, nor a failure', async () => {
  const inner = memoryKeyValue();
  inner.values.set('calendar', 'old');
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const slow = {
    ...inner,
    read: async (key: string) => {
      const value = await inner.read(key);
      await gate;
      return value;
    },
  };
  const storage = remembering(slow, 'calendar');
  const early = storage.read('calendar');
  await storage.write('calendar', 'new');
  open();
  expect(await early).toBe('old');
  expect(await storage.read('calendar')).toBe('new');

  inner.failing.add('broken');
  const failing = remembering(inner, 'broken');
  await expect(failing.read('broken')).rejects.toThrow();
  inner.failing.clear();
  expect(await failing.read('broken')).toBeUndefined();
});
