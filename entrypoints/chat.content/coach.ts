/** One stretch of coaching: page -> tracker -> ledger and overlay. Wires rooms together; decides nothing itself. */
import type { SuggestionCard } from '../../components/overlay/overlay-model';
import { type AgentId, asId, type ConversationId } from '../../utils/core/ids';
import type { TrackInput } from '../../utils/core/readings';
import type { LiveConversation, Tracker } from '../../utils/core/track/tracker';
import { findComposer } from '../../utils/dom/editors/find-composer';
import { repeat } from '../../utils/dom/frames';
import { type Health, isBlind } from '../../utils/dom/health';
import { watchComposition } from '../../utils/dom/ime';
import { clickRow } from '../../utils/dom/jump';
import { locate } from '../../utils/dom/locate';
import { isSeenAct } from '../../utils/dom/seen-click';
import { orderName } from '../../utils/dom/thread-desk';
import type { Watcher } from '../../utils/dom/watcher';
import { ask } from '../../utils/messaging/client';
import type { SessionState } from '../../utils/messaging/protocol';
import { isAttached } from '../../utils/platform/browser';
import { createHasher } from '../../utils/platform/hash';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { createCoaching } from './coaching';
import { createDraftGuard, type DraftGuard } from './draft-guard';
import { openSession } from './open-session';
import { createPageTold } from './page-told';
import { createPaletteHost, type PaletteSeams } from './palette-host';
import { createPanel } from './panel';
import { bringPicture } from './picture-hand';
import { createRecorder } from './recorder';
import { createRecordingTurn } from './recording-turn';
import { createScriptHand } from './script-hand';
import { createScriptShelf } from './script-shelf';
import { listenShortcuts } from './shortcuts';
import { answerWishes } from './shown-on-wish';
import { reportHealth, reportUse, statusOf } from './status';
import { trackerFor } from './tracking';
import { createWaitingBadge } from './waiting-badge';
import { createWatchLog } from './watch-log';
import { watchPage } from './watch-page';
import { partsOf } from './words';

const BEAT_MS = 1000;

/** Starts at once; the returned function leaves the page as it was. @param restart stops it and starts it anew */
export function startCoach(profile: SiteProfile, restart: () => void): () => void {
  const life = new AbortController();
  const { signal } = life;
  const openedAt = Date.now();
  let session: SessionState | undefined;
  let tracker: Tracker | undefined;
  let watcher: Watcher | undefined;
  let guard: DraftGuard | undefined;
  let health: Health = { state: 'starting', missing: [] };
  let storeDown = false;

  const jump = (id: ConversationId) => clickRow(watcher?.rowOf(id));
  const isPersons = (event: Event) => isSeenAct(event, panel.host, panel.visibleSince(), performance.now());
  const turn = createRecordingTurn(profile.id, restart, signal);
  const panel = createPanel(profile, {
    onJump: (id, event) => isPersons(event) && jump(id),
    onInsert: pick,
    onSearch: (event) => isPersons(event) && palette.toggle(),
    onName: (name, event) => isPersons(event) && void giveName(name),
    onRemember: (event) => isPersons(event) && void hand.remember(),
    onKeepQuestion: (question, event) => isPersons(event) && void hand.keepQuestion(question),
    onGuardAccept: (event) => isPersons(event) && guard?.accept(),
    onGuardWaveOff: (event) => isPersons(event) && guard?.waveOff(),
    onWaiting: createWaitingBadge(profile.id, signal),
    onCoach: (act, event) => isPersons(event) && coaching.act(act),
    onRecord: (event) => isPersons(event) && turn.take(),
  });
  const shelf = createScriptShelf(() => {
    hand.offer(openNow(), true);
    show(true);
  }, signal);
  const recorder = createRecorder(profile.id, turn, {
    summary: (today) => panel.change({ today }),
    orphaned: orphan,
    stuck: (isStuck) => {
      storeDown = isStuck;
      showStatus();
    },
  });
  const watchLog = createWatchLog(profile.id);
  const { isComposing } = watchComposition(window, () => performance.now(), signal);
  const openConversation = () => watcher?.openConversation();
  const findEditor = () => findComposer(profile, document);
  const composer = { findEditor, openConversation, isComposing, view: window };
  const hand = createScriptHand({
    shelf,
    composer,
    told: createPageTold(profile, { agentName: () => session?.agentName, orderOf: (id) => watcher?.orderOf(id) }),
    // What is offered unasked is drawn with the rest, not over what the person is doing.
    onNotice: (notice, noticeOf) => panel.change({ notice, noticeOf }, notice.kind !== 'own-reply' || !!notice.reply),
    askFor: (snippetId) => palette.askFor(snippetId),
    bringPicture: (snippetId, conversationId) => bringPicture(profile, composer, snippetId, conversationId),
    onTry: (snippetId, conversationId, text) => track({ kind: 'inserted', conversationId, snippetId, text }),
    onInserted: (snippetIds, conversationId) => reportUse(profile.id, snippetIds, conversationId),
  });
  const ownAgent = () => (turn.isElsewhere() ? undefined : session?.agentId);
  const live = () => tracker?.live() ?? [];
  const whole = { profile, panel, shelf, hand, live, search: () => void palette.toggle(), jump, agentId: ownAgent };
  const coaching = createCoaching({ ...whole, isComposing, isHidden: () => document.hidden }, signal);
  const onPick: PaletteSeams['onPick'] = (id, picks) => void hand.insert(picks, id);
  const palette = createPaletteHost({ profile, panel, openConversation, context: hand.context, onPick });

  function track(input: TrackInput): void {
    if (!tracker) return;
    const { facts, touched, heard } = tracker.track(input, { wall: Date.now(), mono: performance.now() });
    if (input.kind === 'act') return;
    recorder.record(facts);
    if (input.kind === 'reassigned') coaching.reassigned(input.from, input.to, input.swapped === true);
    coaching.hear(facts, heard);
    guard?.follow(input);
    if (touched.length === 0 && facts.length === 0) return;
    const asked = hand.offer(openNow());
    palette.follow();
    show(asked);
  }

  function show(urgent = false): void {
    panel.show(() => ({ live: live(), suggestions: hand.cards() }), urgent);
  }

  function openNow(): LiveConversation | undefined {
    const id = tracker?.openId();
    return id === undefined ? undefined : tracker?.liveOf(id);
  }

  function pick({ snippetId, conversationId }: SuggestionCard, event: Event): void {
    if (!isPersons(event)) panel.change({ notice: { kind: 'refused-untrusted' } });
    else if (!hand.isSteady({ snippetId, conversationId })) panel.change({ notice: { kind: 'refused-changed' } });
    else void hand.insert([{ snippetId }], conversationId);
  }

  async function giveName(name: string): Promise<void> {
    const reply = await ask('agent/name', { siteId: profile.id, name, sessionId: turn.sessionId });
    if (reply.ok) adopt(reply.value);
  }

  /** Takes up the session the background gave, the first time and after a name was given. */
  function adopt(state: SessionState): void {
    const first = session === undefined;
    session = state;
    turn.adopt(state);
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
    const hashKey = async (raw: string) => asId<ConversationId>(await hasher.hash('conversation', profile.id, raw));
    const init = {
      siteId: profile.id,
      shopId: state.shopId,
      agentId: state.agentId ?? asId<AgentId>(''),
      coveredSince: state.coveredSince,
      startedAt: openedAt,
      known: state.recent,
      rule: state.rule,
    };
    tracker = trackerFor(profile, init, () => health);
    coaching.begin(state);
    const onHealth = (next: Health) => {
      health = next;
      showStatus();
      reportHealth(profile.id, next);
    };
    watcher = watchPage(profile, { track, onHealth, hashKey, known: state.recent }, signal);
    watcher.start();
    const hashOrder = (number: string) => hashKey(orderName(number));
    guard = createDraftGuard({ profile, composer, panel, live: tracker.live, values: hand.values, hashOrder }, signal);
  }

  async function open(): Promise<void> {
    const state = await openSession(profile, openedAt, turn.sessionId, signal);
    if (state === 'orphaned') return orphan();
    if (!state) return;
    adopt(state);
    await shelf.refresh();
    if (!signal.aborted) palette.prepare();
  }

  function showStatus(): void {
    panel.change({ status: statusOf(session, health, storeDown), missingFields: partsOf(health.missing) });
  }

  function beat(): void {
    if (!isAttached()) orphan();
    else if (!panel.ensureAttached()) stop();
    if (signal.aborted) return;
    if (tracker) show();
    coaching.beat();
    palette.follow();
    watchLog.beat(Date.now(), health.state === 'ok', ownAgent());
    turn.beat(Date.now(), !isBlind(health));
  }

  /** The extension was updated or removed under us: nothing can be kept any more, and the panel says so. */
  function orphan(): void {
    if (signal.aborted) return;
    life.abort();
    recorder.stop();
    palette.destroy();
    panel.change({ status: 'orphaned' });
  }

  /** Hands over what is left: the page may be gone the next moment. */
  function handOver(): void {
    watcher?.readNow();
    track({ kind: 'ending' });
    watchLog.end(Date.now());
    coaching.end();
    recorder.flush();
    turn.end();
  }

  function stop(): void {
    if (!signal.aborted) handOver();
    life.abort();
    recorder.stop();
    palette.destroy();
    panel.destroy();
  }

  repeat(beat, BEAT_MS, signal);
  document.addEventListener('visibilitychange', coaching.beat, { signal });
  window.addEventListener('pagehide', handOver, { signal });
  listenShortcuts(
    {
      onPick: (place, event) => {
        const card = panel.cardAt(place);
        if (card) pick(card, event);
        return card !== undefined;
      },
      onPalette: palette.toggle,
      onGuard: (event) => isPersons(event) && guard?.accept() === true,
      onNext: (event) => isPersons(event) && coaching.jumpToNext(),
      isEmptyComposer: (target) => target === locate(profile.composer.field, document) && findEditor()?.read() === '',
    },
    signal,
  );
  answerWishes(profile.id, (id) => clickRow(watcher?.rowOf(id)), signal);
  void open();
  return stop;
}
