/**
 * Owns the first write to storage.local after the browser started: a filler longer than one block of the log in which
 * Chromium keeps it. A browser killed in the middle of a write leaves half a record at the log's end; the next one writes
 * on behind it, and the one after that, finding it, throws away the rest of that block without a word. Behind the filler
 * nothing of ours is in that block. (LevelDB reads and repairs its log by blocks of 32,768 bytes.)
 */
import type { KeyValue } from './key-value';

const KEY = 'filler';
const FILLER = 'x'.repeat(33_000);

/**
 * The same store, whose writes wait for the filler; reading waits for nothing.
 * @param session what is forgotten when the browser ends: a worker that starts again need not fill
 */
export function behindFiller(local: KeyValue, session: Pick<KeyValue, 'read' | 'write'>): KeyValue {
  // A storage that cannot be written is for whoever writes next to complain of.
  const filled = fill(local, session).catch(() => undefined);
  return {
    read: local.read,
    readAll: local.readAll,
    write: (key, value) => filled.then(() => local.write(key, value)),
    writeAll: (values) => filled.then(() => local.writeAll(values)),
    remove: (key) => filled.then(() => local.remove(key)),
    removeAll: (keys) => filled.then(() => local.removeAll(keys)),
  };
}

async function fill(local: KeyValue, session: Pick<KeyValue, 'read' | 'write'>): Promise<void> {
  if (await session.read(KEY)) return;
  // The browser skips a write that changes nothing: one left over from a killed life goes first.
  await local.remove(KEY);
  await local.write(KEY, FILLER);
  await local.remove(KEY);
  await session.write(KEY, true);
}
