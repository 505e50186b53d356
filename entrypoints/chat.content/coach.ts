/** One stretch of coaching: page -> tracker -> ledger and overlay. Wires rooms together; decides nothing itself. */
import type { OverlayStatus } from '../../components/overlay/overlay-model';
import { type AgentId, asId, type ConversationId, type SnippetId } from '../../utils/core/ids';
import type { TrackInput } from '../../utils/core/readings';
import { createTracker, type LiveConversation, type Tracker } from '../../utils/core/track/tracker';
import { findComposer } from '../../utils/dom/editors/find-composer';
import type { Health } from '../../utils/dom/health';
import { watchComposition } from '../../utils/dom/ime';
import { clickRow } from '../../utils/dom/jump';
import { readField } from '../../utils/dom/locate';
import { isSeenAct } from '../../utils/dom/seen-click';
import { createWatcher, type Watcher } from '../../utils/dom/watcher';
import { ask } from '../../utils/messaging/client';
import type { SessionState } from '../../utils/messaging/protocol';
import { isAttached } from '../../utils/platform/browser';
import { createHasher } from '../../utils/platform/hash';
import { watchKey } from '../../utils/platform/key-value';
import { warn } from '../../utils/platform/log';
import { LIBRARY_CHANGED } from '../../utils/settings/announcements';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { createPanel } from './panel';
import { createRecorder } from './recorder';
import { createScriptHand } from './script-hand';
import { createScriptShelf } from './script-shelf';
import { listenShortcuts } from './shortcuts';
import { createWatchLog } from './watch-log';
import { partsOf } from './words';

const BEAT_MS = 1000;

/** Starts at once; the returned function leaves the page as it was. */
export function startCoach(profile: SiteProfile): () => void {
  const life = new AbortController();
  const { signal } = life;
  const openedAt = Date.now();
  let session: SessionState | undefined;
  let tracker: Tracker | undefined;
  let watcher: Watcher | undefined;
  let health: Health = { state: 'starting', missing: [] };
  let storeDown = false;
  let badge = -1;

  const panel = createPanel(profile, {
    onJump: (id, event) => isPersons(event) && jump(id),
    onInsert: pick,
    onName: (name, event) => isPersons(event) && void giveName(name),
  });
  const shelf = createScriptShelf(() => hand.offer(openNow(), true), signal);
  const recorder = createRecorder(profile.id, {
    summary: (today) => panel.change({ today }),
    health: (state) => {
      if (state === 'orphaned') return orphan();
      storeDown = state === 'stuck';
      showStatus();
    },
  });
  const watchLog = createWatchLog(profile.id);
  const composition = watchComposition(window, () => performance.now(), signal);

  const hand = createScriptHand({
    shelf,
    composer: {
      findEditor: () => findComposer(profile, document),
      openConversation: () => watcher?.openConversation(),
      isComposing: composition.isComposing,
      view: window,
    },
    agentName: () => session?.agentName,
    onCards: (suggestions) => panel.change({ suggestions }),
    onNotice: (notice) => panel.change({ notice }),
    onInserted: (snippetId, conversationId, text) => {
      track({ kind: 'inserted', conversationId, snippetId, text });
      const usage = { snippetId, siteId: profile.id, conversationId, at: Date.now(), outcome: 'inserted' } as const;
      void ask('library/used', usage);
    },
  });

  function track(input: TrackInput): void {
    if (!tracker) return;
    const { facts, touched } = tracker.track(input, { wall: Date.now(), mono: performance.now() });
    recorder.record(facts);
    if (touched.length === 0 && facts.length === 0) return;
    hand.offer(openNow());
    panel.show(tracker.live());
    setBadge();
  }

  function openNow(): LiveConversation | undefined {
    const id = tracker?.openId();
    return id === undefined ? undefined : tracker?.liveOf(id);
  }

  function pick(id: SnippetId, event: Event): void {
    if (isPersons(event)) void hand.insert(id);
    else panel.change({ notice: { kind: 'refused-untrusted' } });
  }

  function jump(id: ConversationId): void {
    const found = watcher?.rowOf(id);
    if (found) clickRow(found.row, found.root, found.selector);
  }

  function isPersons(event: Event): boolean {
    return isSeenAct(event, panel.host, panel.visibleSince(), performance.now());
  }

  async function giveName(name: string): Promise<void> {
    const reply = await ask('agent/name', { siteId: profile.id, name });
    if (reply.ok) adopt(reply.value);
  }

  /** Takes up the session the background gave, the first time and after a name was given. */
  function adopt(state: SessionState): void {
    const first = session === undefined;
    session = state;
    panel.change({ rule: state.rule, today: state.today });
    if (state.agentId !== undefined) {
      recorder.nameAgent(state.agentId);
      tracker?.setAgent(state.agentId);
    }
    if (first) watch(state);
    showStatus();
  }

  function watch(state: SessionState): void {
    const hasher = createHasher(state.salt);
    tracker = createTracker({
      siteId: profile.id,
      shopId: state.shopId,
      agentId: state.agentId ?? asId<AgentId>(''),
      coveredSince: state.coveredSince,
      startedAt: openedAt,
      known: state.recent,
      rule: state.rule,
    });
    watcher = createWatcher(
      profile,
      document,
      {
        onThread: (reading) => track({ kind: 'thread', reading }),
        onList: (reading) => track({ kind: 'list', reading }),
        onOrders: (conversationId, orders, at) => track({ kind: 'orders', conversationId, orders, at }),
        onReassigned: (from, to) => track({ kind: 'reassigned', from, to }),
        onHealth: (next) => {
          health = next;
          showStatus();
          if (next.state !== 'starting') reportHealth();
        },
        onTick: () => track({ kind: 'tick' }),
        onError: (error) => warn('watcher', 'a reading failed', error),
        now: Date.now,
        hashKey: async (raw) => asId<ConversationId>(await hasher.hash('conversation', profile.id, raw)),
        known: state.recent,
      },
      signal,
    );
    watcher.start();
  }

  async function open(): Promise<void> {
    for (let wait = 200; !signal.aborted && !session; wait = Math.min(wait * 2, 5000)) {
      const agentName = readField(profile.agent.name, document);
      const shopName = readField(profile.agent.shop, document);
      const reply = await ask('session/open', {
        siteId: profile.id,
        openedAt,
        ...(agentName ? { agentName } : {}),
        ...(shopName ? { shopName } : {}),
      });
      if (reply.ok && !signal.aborted) adopt(reply.value);
      else if (!reply.ok && reply.code === 'orphaned') return orphan();
      else await new Promise((resolve) => setTimeout(resolve, wait));
    }
    await shelf.refresh();
  }

  function showStatus(): void {
    panel.change({ status: statusNow(), missingFields: partsOf(health.missing) });
  }

  function statusNow(): OverlayStatus {
    if (!session || health.state === 'starting') return 'starting';
    if (health.state !== 'ok') return health.state;
    if (session.agentId === undefined) return 'needs-name';
    return storeDown || session.notice === 'store-unavailable' ? 'store-unavailable' : 'ok';
  }

  function reportHealth(): void {
    const state = health.state === 'ok' ? 'ok' : health.state === 'degraded' ? 'degraded' : 'stopped';
    void ask('health/report', { siteId: profile.id, state, missing: [...health.missing], at: Date.now() });
  }

  function setBadge(): void {
    const waiting = panel.waitingCount();
    if (waiting === badge) return;
    badge = waiting;
    void ask('badge/set', { siteId: profile.id, waiting });
  }

  function beat(): void {
    if (!isAttached()) orphan();
    else if (!panel.ensureAttached()) stop();
    if (signal.aborted) return;
    if (tracker) panel.show(tracker.live());
    watchLog.beat(Date.now(), health.state === 'ok', session?.agentId);
  }

  /** The extension was updated or removed under us: nothing can be kept any more, and the panel says so. */
  function orphan(): void {
    if (signal.aborted) return;
    life.abort();
    recorder.stop();
    panel.change({ status: 'orphaned' });
  }

  /** Hands over what is left: the page may be gone the next moment. */
  function handOver(): void {
    watchLog.end(Date.now());
    recorder.flush();
  }

  function stop(): void {
    if (!signal.aborted) handOver();
    life.abort();
    recorder.stop();
    panel.destroy();
  }

  const timer = setInterval(beat, BEAT_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  window.addEventListener('pagehide', handOver, { signal });
  listenShortcuts((place, event) => {
    const card = panel.cardAt(place);
    if (card) pick(card.snippetId, event);
    return card !== undefined;
  }, signal);
  signal.addEventListener(
    'abort',
    watchKey(LIBRARY_CHANGED, () => void shelf.refresh()),
  );
  void open();
  return stop;
}
