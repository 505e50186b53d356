/**
 * Watches one console: turns what the page does into readings of the list and of the open thread, each for the right
 * conversation. Off means zero observers and zero timers. Never writes to the page, never asks it for a layout.
 */
import type { Fact } from '../core/facts';
import type { ConversationId } from '../core/ids';
import type { ListReading, MessageReading, Reassigned, ThreadReading } from '../core/readings';
import type { SiteProfile } from '../sites/site-profile';
import type { Health } from './health';
import { watchConsole } from './watching';

export interface WatcherPorts {
  onThread(reading: ThreadReading): void;
  onList(reading: ListReading): void;
  /** The page's order panel shows these for the open conversation. */
  onOrders(conversationId: ConversationId, orders: NonNullable<MessageReading['order']>[], at: number): void;
  onReassigned(whom: Reassigned): void;
  onHealth(health: Health): void;
  /** The person pressed a key, clicked or changed something. */
  onAct?(): void;
  /** Once a second while watching, and shortly after a conversation was opened. */
  onTick(): void;
  onError(error: unknown): void;
  /** Epoch ms. */
  now(): number;
  /** Monotonic ms, for slices; `performance.now` when left out. */
  elapsed?(): number;
  /** Salted hash of a conversation's or an order's key. */
  hashKey(raw: string): Promise<ConversationId>;
  /** Facts recorded before: on sites whose message keys are unique, they tell whose thread it is. */
  known: readonly Fact[];
}

export interface Watcher {
  start(): void;
  stop(): void;
  /** Reads at once what is waiting to be read: the page is going away. */
  readNow(): void;
  /** The conversation that list, header and thread agree is open now, read afresh; undefined while they do not. */
  openConversation(): ConversationId | undefined;
  /** The row to click for a conversation, the list it stands in, and the selector that names rows there. */
  rowOf(id: ConversationId): { row: Element; root: Element; selector: string } | undefined;
  /** The one order of that conversation, while it is open and the page's own panel surely shows it. Read for a person. */
  orderOf(id: ConversationId): { number?: string; goods?: string } | undefined;
  health(): Health;
}

export function createWatcher(
  profile: SiteProfile,
  document: Document,
  ports: WatcherPorts,
  signal?: AbortSignal,
): Watcher {
  let running: ReturnType<typeof watchConsole> | undefined;
  const watcher: Watcher = {
    start() {
      if (signal?.aborted) return;
      running ??= watchConsole(profile, document, ports);
    },
    stop() {
      running?.stop();
      running = undefined;
    },
    readNow: () => running?.readNow(),
    openConversation: () => running?.openConversation(),
    orderOf: (id) => running?.orderOf(id),
    rowOf: (id) => running?.rowOf(id),
    health: () => running?.health() ?? { state: 'starting', missing: [] },
  };
  signal?.addEventListener('abort', watcher.stop, { once: true });
  return watcher;
}
