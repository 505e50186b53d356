/**
 * Watches one console: turns what the page does into readings of the list and of the open thread, each for the right
 * conversation. Off means zero observers and zero timers. Never writes to the page, never asks it for a layout.
 */
import type { Fact } from '../core/facts';
import type { ConversationId } from '../core/ids';
import type { ListReading, MessageReading, RowReading, ThreadReading } from '../core/readings';
import type { Field, SiteProfile } from '../sites/site-profile';
import { Attribution, type Surroundings } from './attribution';
import { HashQueue } from './hash-queue';
import { type Health, HealthJudge } from './health';
import { ListReader } from './list-reader';
import { attributesOf, locate, readField, Tally } from './locate';
import type { RawMessage } from './message-reader';
import { OrderReader } from './order-reader';
import { observeRoot } from './root-observer';
import { type RawRow, readRow } from './row-reader';
import { RowTracks } from './row-tracks';
import { SLICE_MS, soon } from './slices';

import { ThreadReader } from './thread-reader';

export interface WatcherPorts {
  onThread(reading: ThreadReading): void;
  onList(reading: ListReading): void;
  /** The page's order panel shows these for the open conversation. */
  onOrders(conversationId: ConversationId, orders: NonNullable<MessageReading['order']>[], at: number): void;
  /** What the list told of `from` was another buyer's who looks the same there, `to`. */
  onReassigned(from: ConversationId, to: ConversationId): void;
  onHealth(health: Health): void;
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
  /** The conversation that list, header and thread agree is open now, read afresh; undefined while they do not. */
  openConversation(): ConversationId | undefined;
  /** The row to click for a conversation, the list it stands in, and the selector that names rows there. */
  rowOf(id: ConversationId): { row: Element; root: Element; selector: string } | undefined;
  health(): Health;
}

const HEARTBEAT_MS = 1000;
const RETRY_MS = 25;
const RETRIES = 120;
const AFTER_OPENING_MS = 330;
/** After this many errors the watcher gives up until it is started again. */
const MOST_ERRORS = 5;

export function createWatcher(
  profile: SiteProfile,
  document: Document,
  ports: WatcherPorts,
  signal?: AbortSignal,
): Watcher {
  let running: ReturnType<typeof run> | undefined;
  const watcher: Watcher = {
    start() {
      if (signal?.aborted) return;
      running ??= run(profile, document, ports);
    },
    stop() {
      running?.stop();
      running = undefined;
    },
    openConversation: () => running?.openConversation(),
    rowOf: (id) => running?.rowOf(id),
    health: () => running?.health() ?? { state: 'starting', missing: [] },
  };
  signal?.addEventListener('abort', watcher.stop, { once: true });
  return watcher;
}

function run(profile: SiteProfile, document: Document, ports: WatcherPorts) {
  const tally = new Tally();
  const healthJudge = new HealthJudge(profile, tally);
  const { now } = ports;
  const elapsed = ports.elapsed ?? (() => performance.now());
  const hashes = new HashQueue(ports.hashKey, (error) => ports.onError(error));
  const tracks = new RowTracks((key) => hashes.get(key));
  const keyed = profile.list.keyParts === undefined;
  const attribution = new Attribution(
    {
      hash: (key) => hashes.get(key),
      activeId: (key) => (keyed ? hashes.get(key) : tracks.activeId(key)),
      another: (key) => tracks.another(key),
      keyOf: (id) => (keyed ? keyOfId(id) : tracks.keyOf(id)),
    },
    profile.thread.keyScope === 'global' ? knownKeys(ports.known) : [],
  );
  const lists = new ListReader(profile, tally);
  const threads = new ThreadReader(profile, tally);
  const orders = new OrderReader(profile, document);
  const rawKeys = new Map<ConversationId, string>();
  const startedAt = now();
  let listAt: number | undefined;
  let threadAt: number | undefined;
  let held: { whose: ConversationId; rows: RawMessage[]; at: number } | undefined;
  let doubts: { rows: RawMessage[]; at: number }[] = [];
  let last: { whose: ConversationId; since: number } | undefined;
  let doubtful = false;
  let retries = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let openingTimer: ReturnType<typeof setTimeout> | undefined;
  let litSince: { key: string; at: number } | undefined;
  let reported: Health = { state: 'starting', missing: [] };
  let errors = 0;
  let stopped = false;

  const flushing = soon(() => guard(flush));
  const list = observeRoot({
    find: () => locate(profile.list.root, document),
    attributes: attributesOf(Object.values(profile.list).filter(isField)),
    onRecords: (records) => {
      lists.note(records);
      noteList();
    },
    onAbove: () => check(),
  });
  const thread = observeRoot({
    find: () => locate(profile.thread.root, document),
    attributes: attributesOf([
      ...Object.values(profile.thread).filter(isField),
      profile.thread.roles,
      profile.thread.events,
    ]),
    onRecords: (records) => {
      threads.note(records);
      noteThread();
    },
    onAbove: () => check(),
  });

  function keyOfId(id: ConversationId): string | undefined {
    return rawKeys.get(id);
  }

  function noteList(): void {
    listAt ??= now();
    flushing.ask();
  }

  function noteThread(): void {
    threadAt ??= now();
    flushing.ask();
  }

  /** Finds again what the framework replaced. */
  function check(): void {
    if (stopped) return;
    if (list.refind()) {
      lists.forget();
      noteList();
    }
    if (thread.refind()) {
      threads.wantWhole();
      noteThread();
    }
  }

  function flush(): void {
    check();
    const listRoot = list.root();
    if (listAt !== undefined && listRoot) {
      const at = listAt;
      listAt = undefined;
      emitList(lists.read(listRoot), at);
    }
    const threadRoot = thread.root();
    if (threadAt === undefined || !threadRoot) return;
    const until = elapsed() + SLICE_MS;
    if (!threads.prepare(threadRoot, () => elapsed() > until)) {
      flushing.ask();
      return;
    }
    const at = threadAt;
    threadAt = undefined;
    if (doubtful) threads.wantWhole();
    emitThread(at);
  }

  function emitList(rows: RawRow[], at: number): void {
    const lit = rows.find(({ active }) => active);
    if (lit?.key !== litSince?.key) {
      litSince = lit && { key: lit.key, at };
      threads.wantWhole();
      retries = 0;
      noteThread();
    }
    hashes.push(keyed ? rows.map(({ key }) => key) : tracks.needs(rows), () => {
      const assigned = keyed
        ? rows.map((row) => ({ row, id: hashes.get(row.key) as ConversationId, ambiguous: false }))
        : tracks.assign(rows);
      const readings = assigned.map(({ row: { key, ...row }, id, ambiguous }): RowReading => {
        rawKeys.set(id, key);
        return ambiguous ? { conversationId: id, ...row, ambiguous } : { conversationId: id, ...row };
      });
      guard(() => ports.onList({ at, rows: readings }));
    });
  }

  function surroundings(): Surroundings {
    const root = list.root();
    const around: Surroundings = {};
    const header = readField(profile.current.name, document);
    if (header !== undefined) around.header = header;
    const row = root && litRow(root);
    if (row) around.active = row;
    return around;
  }

  /** The lit row as it is now, not as the last reading had it. */
  function litRow(root: Element): RawRow | undefined {
    const lit = locate(profile.list.active, root);
    const selector = profile.list.row.find(({ css }) => lit?.closest(css))?.css;
    const row = selector && lit?.closest(selector);
    return row ? readRow(row, profile) : undefined;
  }

  function emitThread(at: number): void {
    const { rows, tail } = threads.collect();
    const around = surroundings();
    const keys = new Set(rows.flatMap(({ owner }) => (owner ? [owner] : [])));
    if (around.active) keys.add(around.active.key);
    const numbers = rows.flatMap(({ order }) => (order ? [`order:${order.number}`] : []));
    hashes.push([...keys, ...numbers], () => deliver(rows, tail, around, at));
  }

  function deliver(rows: RawMessage[], tail: boolean, around: Surroundings, at: number): void {
    const verdict = attribution.judge(rows, around, now());
    doubtful = verdict.whose === undefined && rows.length > 0;
    if (verdict.whose === undefined) {
      const { still } = verdict;
      if (still) hold(still, rows, at);
      else if (doubtful) doubts = [...doubts.slice(-20), { rows, at }];
      if (doubtful || around.active) retry();
      return;
    }
    retries = 0;
    const { whose } = verdict;
    if (last?.whose !== whose && tail) {
      threads.wantWhole();
      threadAt ??= at;
      flushing.ask();
      return;
    }
    if (!keyed && around.active) {
      const mistaken = tracks.confirm(around.active.key, whose);
      if (mistaken) ports.onReassigned(mistaken, whose);
    }
    releaseHeld(whose, rows);
    if (last?.whose !== whose) last = { whose, since: at };
    replayDoubts(whose, rows);
    send(whose, rows, tail, at);
    if (at - last.since < 2000) openingTimer ??= setTimeout(afterOpening, AFTER_OPENING_MS);
  }

  function send(whose: ConversationId, rows: readonly RawMessage[], tail: boolean, at: number): void {
    const messages = rows.map(toReading);
    guard(() => ports.onThread({ conversationId: whose, at, messages, ...(tail ? { tail } : {}) }));
  }

  function toReading({ owner: _, order, ...message }: RawMessage): MessageReading {
    const orderKey = order && hashes.get(`order:${order.number}`);
    if (!order || !orderKey) return message;
    const { number: __, ...rest } = order;
    return { ...message, order: { orderKey, ...rest } };
  }

  /** The old thread still stands under a new lit row; what came in it meanwhile may yet be the old buyer's. */
  function hold(whose: ConversationId, rows: RawMessage[], at: number): void {
    if (!rows.some(({ key }) => attribution.ownerOfKey(key) === undefined)) return;
    held = { whose, rows, at: held?.whose === whose ? held.at : at };
  }

  function releaseHeld(whose: ConversationId, rows: readonly RawMessage[]): void {
    const waiting = held;
    held = undefined;
    if (!waiting) return;
    const here = new Set(rows.map(({ key }) => key));
    const theirs = waiting.whose === whose ? waiting.rows : waiting.rows.filter(({ key }) => !here.has(key));
    if (theirs.length > 0) send(waiting.whose, theirs.slice(-64), true, waiting.at);
  }

  /** What stood here while nobody could say whose it was keeps the time at which it stood here. */
  function replayDoubts(whose: ConversationId, rows: readonly RawMessage[]): void {
    const here = new Set(rows.map(({ key }) => key));
    let sign = '';
    for (const doubt of doubts) {
      const next = doubt.rows.map(({ key }) => key).join();
      if (next !== sign && doubt.rows.some(({ key }) => here.has(key))) send(whose, doubt.rows, false, doubt.at);
      sign = next;
    }
    doubts = [];
  }

  function retry(): void {
    if (retries >= RETRIES || retryTimer !== undefined) return;
    retries++;
    retryTimer = setTimeout(() => {
      retryTimer = undefined;
      threads.wantWhole();
      noteThread();
    }, RETRY_MS);
  }

  function afterOpening(): void {
    openingTimer = undefined;
    guard(() => ports.onTick());
  }

  function beat(): void {
    check();
    if (doubtful) noteThread();
    const health = judge();
    if (health.state !== reported.state || health.missing.join() !== reported.missing.join()) {
      reported = health;
      ports.onHealth(health);
    }
    readOrders();
    ports.onTick();
  }

  function judge(): Health {
    return healthJudge.judge({
      sinceStartMs: now() - startedAt,
      listFound: list.root() !== undefined,
      conversationOpen: litSince !== undefined && now() - litSince.at > 4000,
      threadFound: thread.root() !== undefined && threads.hasList(),
    });
  }

  function readOrders(): void {
    if (!last || doubtful || now() - last.since < 1500) return;
    const { whose } = last;
    const found = orders.read(whose);
    if (found.length === 0) return;
    const at = now();
    hashes.push(
      found.map(({ number }) => `order:${number}`),
      () => {
        const orders = found.map(({ number, ...order }) => ({
          orderKey: hashes.get(`order:${number}`) as string,
          ...order,
        }));
        ports.onOrders(whose, orders, at);
      },
    );
  }

  /** One fault must never loop: after a few the watcher stops and says so. */
  function guard(work: () => void): void {
    if (stopped) return;
    try {
      work();
    } catch (error) {
      ports.onError(error);
      if (++errors < MOST_ERRORS) return;
      stop();
      ports.onHealth({ state: 'unrecognised', missing: ['watcher'] });
    }
  }

  function openConversation(): ConversationId | undefined {
    const root = thread.root();
    const { active, header } = surroundings();
    if (!root || !active || (header !== undefined && header !== active.name)) return undefined;
    const rows = threads.bottom(root, 8);
    const ids = new Set(
      rows.flatMap(({ owner, key }) => (owner ? hashes.get(owner) : attribution.ownerOfKey(key)) ?? []),
    );
    const [id] = ids;
    if (ids.size !== 1 || id === undefined || last?.whose !== id || doubtful) return undefined;
    return (keyed ? rawKeys.get(id) : tracks.keyOf(id)) === active.key ? id : undefined;
  }

  function rowOf(id: ConversationId) {
    const root = list.root();
    const key = keyed ? rawKeys.get(id) : tracks.keyOf(id);
    if (!root || key === undefined) return undefined;
    const row = lists.find(
      root,
      (one) => one.key === key && (keyed || tracks.assign([one]).some((same) => same.id === id)),
    );
    const selector = row && profile.list.row.find(({ css }) => row.matches(css))?.css;
    return row && selector ? { row, root, selector } : undefined;
  }

  function stop(): void {
    stopped = true;
    clearInterval(heart);
    clearTimeout(retryTimer);
    clearTimeout(openingTimer);
    list.stop();
    thread.stop();
    flushing.stop();
    hashes.stop();
  }

  const heart = setInterval(() => guard(beat), HEARTBEAT_MS);
  check();
  return { stop, openConversation, rowOf, health: () => reported };
}

function isField(value: unknown): value is Field {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'css' in one);
}

function knownKeys(facts: readonly Fact[]): [string, ConversationId][] {
  return facts.flatMap((fact) => {
    const key = fact.id.slice(`${fact.siteId}:${fact.conversationId}:`.length);
    return fact.kind === 'message' && !key.startsWith('~')
      ? [[key, fact.conversationId] as [string, ConversationId]]
      : [];
  });
}
