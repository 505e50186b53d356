/** Owns following what there is to tell of the storage: asked at once, and whenever the list of losses changes. */
import type { StorageState } from '../../utils/core/storage-news';
import { LOSSES_KEY } from '../../utils/db/copies/losses';
import { ask } from '../../utils/messaging/client';
import { watchKey } from '../../utils/platform/key-value';

export function followStorage(onValue: (state: StorageState) => void, onLost: () => void): () => void {
  const read = async () => {
    const reply = await ask('storage/state', {});
    if (reply.ok) onValue(reply.value);
    else onLost();
  };
  void read();
  return watchKey(LOSSES_KEY, () => void read());
}
