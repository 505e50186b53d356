/** What must survive harm, read from outside the extension's code: rows of the day, packs, preferences; and what was told. */
import type { StorageState } from '../../../utils/core/storage-news';
import type { RawPage } from './raw-chromium';
import { askRaw } from './raw-console';

export interface Picture {
  rows: string;
  packs: string;
  settings: string;
  facts: number;
  /** Why it could not be read. */
  error?: string;
}

/** Opens the store in use without ever making one; what cannot be read is said so. */
const PICTURE = `(async () => {
  const asked = (request) => new Promise((resolve, reject) => {
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const sorted = (value) => Array.isArray(value) ? value.map(sorted) : value && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
  const text = (rows) => JSON.stringify(sorted(rows.sort((a, b) => a.id < b.id ? -1 : 1)));
  const local = async (key) => {
    try { return (await chrome.storage.local.get(key))[key]; } catch { return 'unreadable'; }
  };
  const names = ['theme', 'calendar', 'minimumSample', 'guard', 'pdd:agentName'];
  // Where storage.local cannot be read, what is in use is what the extension's own pages are told.
  const kept = async () => (await chrome.runtime.sendMessage({ kind: 'settings/kept', request: {} }))?.value?.settings;
  const inUse = async (key) => {
    const read = await local(key);
    return read === 'unreadable' ? ((await kept()) ?? {})[key] : read;
  };
  const settings = JSON.stringify(await Promise.all(names.map((name) => inUse('setting:' + name))));
  const picture = { rows: 'unreadable', packs: 'unreadable', settings, facts: -1 };
  try {
    const place = await local('store-place');
    const spare = place && place !== 'unreadable' ? place : { name: 'sideline' };
    const engine = spare.bucket ? (await navigator.storageBuckets.open(spare.bucket)).indexedDB : indexedDB;
    const opening = asked(engine.open(spare.name));
    const database = await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, 3000))]);
    if (!database) {
      // Left open it would stand in the way of whoever mends the store.
      opening.then((late) => late.close(), () => undefined);
      return { ...picture, error: 'not opened in time' };
    }
    const transaction = database.transaction(['rows', 'packs', 'facts']);
    const all = (store) => asked(transaction.objectStore(store).getAll());
    const [rows, packs, facts] = await Promise.all([all('rows'), all('packs'), asked(transaction.objectStore('facts').count())]);
    database.close();
    return { rows: text(rows), packs: text(packs), settings, facts };
  } catch (error) {
    return { ...picture, error: String(error) };
  }
})()`;

export function readPicture(bystander: RawPage): Promise<Picture> {
  return bystander.evaluate<Picture>(PICTURE);
}

export const isSamePicture = (a: Picture, b: Picture): boolean =>
  a.rows === b.rows && a.packs === b.packs && a.settings === b.settings;

export function readState(bystander: RawPage): Promise<StorageState> {
  return askRaw(bystander, 'storage/state', {});
}

/** The daily care, now. */
export async function startDaily(bystander: RawPage): Promise<void> {
  await bystander.evaluate(`chrome.alarms.create('daily', { when: Date.now(), periodInMinutes: 1440 })`);
}
