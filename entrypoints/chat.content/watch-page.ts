/** Starts reading one console's page: what is read goes to `track`, how well it can be read to `onHealth`. Decides nothing. */
import type { Fact } from '../../utils/core/facts';
import type { ConversationId } from '../../utils/core/ids';
import type { TrackInput } from '../../utils/core/readings';
import type { Health } from '../../utils/dom/health';
import { createWatcher, type Watcher } from '../../utils/dom/watcher';
import { warn } from '../../utils/platform/log';
import type { SiteProfile } from '../../utils/sites/site-profile';

export interface PageWatch {
  track(input: TrackInput): void;
  onHealth(health: Health): void;
  hashKey(raw: string): Promise<ConversationId>;
  known: readonly Fact[];
}

export function watchPage(profile: SiteProfile, to: PageWatch, signal: AbortSignal): Watcher {
  const { track } = to;
  return createWatcher(
    profile,
    document,
    {
      onThread: (reading) => track({ kind: 'thread', reading }),
      onList: (reading) => track({ kind: 'list', reading }),
      onOrders: (conversationId, orders, at) => track({ kind: 'orders', conversationId, orders, at }),
      onReassigned: (whom) => track({ kind: 'reassigned', ...whom }),
      onHealth: to.onHealth,
      onAct: () => track({ kind: 'act' }),
      onTick: () => track({ kind: 'tick' }),
      onError: (error) => warn('watcher', 'a reading failed', error),
      now: Date.now,
      hashKey: to.hashKey,
      known: to.known,
    },
    signal,
  );
}
