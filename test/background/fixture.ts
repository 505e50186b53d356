/** A background with an in-memory ledger and storage; every message goes through the real door. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createContext } from '../../entrypoints/background/context';
import { createHandlers } from '../../entrypoints/background/handlers';
import { fillLibrary, type ReadAsset } from '../../entrypoints/background/library';
import { createRecorderDesk } from '../../entrypoints/background/recorders';
import { watchWriters } from '../../utils/db/held';
import { Ledger } from '../../utils/db/ledger';
import { holdLedger } from '../../utils/db/open';
import { PLACE_KEY, type Place, readPlace } from '../../utils/db/place';
import type { MessageKind, Reply, Request } from '../../utils/messaging/protocol';
import { answer, type Door } from '../../utils/messaging/server';
import { EVERY_SITE } from '../../utils/sites/index';
import { ownsOrigin } from '../../utils/sites/owns-origin';
import { memoryKeyValue } from '../platform/memory-key-value';

export const NOW = Date.parse('2026-03-10T12:00:00+08:00');
export const DOOR: Door = {
  extensionId: 'ours',
  extensionOrigin: 'chrome-extension://ours',
  ownsOrigin: (origin) => ownsOrigin(origin, EVERY_SITE),
};
export const CONSOLE = {
  id: 'ours',
  origin: 'https://mms.pinduoduo.com',
  url: 'https://mms.pinduoduo.com/chat-merchant/index.html',
  tab: { id: 7 },
};
export const PAGE = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/popup.html' };
export type Sender = Parameters<typeof answer>[3];

export const PACK = JSON.stringify({
  format: 'sideline-pack/1',
  id: 'starter',
  version: 1,
  title: 'Starter',
  author: 'Sideline',
  locale: 'en',
  snippets: [
    {
      id: 'hello',
      title: 'Hello',
      triggers: ['hi'],
      body: 'Hello!',
      stage: 'greeting',
      category: 'Greeting',
      tags: [],
    },
  ],
});

/** `restart` is a killed worker: only what was stored is left. */
export function createBackground(options: { broken?: boolean; readAsset?: ReadAsset; tabs?: readonly number[] } = {}) {
  const engine = new IDBFactory();
  const dead = { open: () => ({}) } as unknown as IDBFactory;
  const keyValue = memoryKeyValue();
  const badges: [string, number, number][] = [];
  let now = NOW;
  const session = memoryKeyValue();
  const openStore = async ({ name, bucket }: Place) =>
    watchWriters(new Ledger(`${bucket ?? ''} ${name}`, { indexedDB: options.broken ? dead : engine, IDBKeyRange }));
  const start = () => {
    const holder = holdLedger({
      now: () => now,
      timeoutMs: options.broken ? 500 : 10_000,
      place: async () => readPlace(await keyValue.read(PLACE_KEY).catch(() => undefined)),
      move: (to) => keyValue.write(PLACE_KEY, to),
      create: openStore,
    });
    const context = createContext({ holder, keyValue, now: () => now });
    const handlers = createHandlers(context, {
      openStore,
      setBadge: async (...badge) => void badges.push(badge),
      recorders: createRecorderDesk({
        store: session,
        tabLives: async (tabId) => (options.tabs ?? [CONSOLE.tab.id]).includes(tabId),
        announce: async () => undefined,
        now: () => now,
      }),
      fillLibrary: (ledger) => fillLibrary(ledger, options.readAsset ?? (async () => PACK), 'en', now),
    });
    return { context, handlers };
  };
  let running = start();
  return {
    keyValue,
    badges,
    context: () => running.context,
    ledger: () => running.context.ledger(),
    /** The store beside it that a file is being read into. */
    stage: async () => openStore(readPlace(keyValue.values.get('stage-place'))),
    restart: () => {
      running = start();
    },
    setNow: (at: number) => {
      now = at;
    },
    raw: (message: unknown, sender: unknown) => answer(running.handlers, DOOR, message, sender as Sender),
    ask: <K extends MessageKind>(kind: K, request: Request<K>, sender: unknown = CONSOLE) =>
      answer(running.handlers, DOOR, { kind, request }, sender as Sender) as Promise<Reply<K>>,
  };
}

/** Somebody's place in a team. */
export const SEAT = {
  team: 't1',
  teamName: '一组',
  member: 'ann',
  memberName: '小满',
  device: 'd1',
  role: 'agent' as const,
  hosts: [],
  joinedAt: 1,
};
