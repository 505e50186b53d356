/** Owns following what there is to tell of the storage: asked at once, and whenever the list of losses changes. */
import { LOSSES_KEY, type StorageState } from '../core/storage-news';
import { watchKey } from '../platform/key-value';
import { ask } from './client';

/** Calls one of the two, again after each news; returns the way to stop. */
export function followStorage(onValue: (state: StorageState) => void, onLost: () => void): () => void {
  const read = async () => {
    const reply = await ask('storage/state', {});
    if (reply.ok) onValue(reply.value);
    else onLost();
  };
  void read();
  return watchKey(LOSSES_KEY, () => void read());
}
