/** One stretch of watching: observers to dirty rows to readings, each given to the right conversation, in order. */
import type { ConversationId } from '../core/ids';
import type { MessageReading, RowReading } from '../core/readings';
import type { Field, SiteProfile } from '../sites/site-profile';
import { Attribution, knownKeys } from './attribution';
import { DoubtfulReadings } from './doubtful-readings';
import { HashQueue } from './hash-queue';
import { type Health, HealthJudge } from './health';
import { ListReader } from './list-reader';
import { attributesOf, locate, Tally } from './locate';
import type { RawMessage } from './message-reader';
import { OrderReader } from './order-reader';
import type { RawOrder } from './orders';
import { observeRoot } from './root-observer';
import type { RawRow } from './row-reader';
import { RowTracks } from './row-tracks';
import { SLICE_MS, soon } from './slices';
import { readSurroundings, type Surroundings } from './surroundings';
import { ThreadReader } from './thread-reader';
import type { WatcherPorts } from './watcher';
import { agreedConversation, rowOfConversation, type Whereabouts } from './whereabouts';

const HEARTBEAT_MS = 1000;
const RETRY_MS = 25;
const RETRIES = 120;
const AFTER_OPENING_MS = 330;
/** The order panel follows a switch late. */
const ORDERS_REST_MS = 1500;
/** After this many errors the watcher gives up until it is started again. */
const MOST_ERRORS = 5;

export function watchConsole(profile: SiteProfile, document: Document, ports: WatcherPorts) {
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
      keyOf,
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
  const doubts = new DoubtfulReadings();
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
    attributes: attributesOf([...Object.values(profile.list).filter(isField), ...(profile.list.keyParts ?? [])]),
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

  function keyOf(id: ConversationId): string | undefined {
    return keyed ? rawKeys.get(id) : tracks.keyOf(id);
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

  function emitThread(at: number): void {
    const { rows, tail } = threads.collect();
    const around = readSurroundings(profile, document, list.root());
    const keys = new Set(rows.flatMap(({ owner }) => (owner ? [owner] : [])));
    if (around.active) keys.add(around.active.key);
    const numbers = rows.flatMap(({ order }) => (order ? [orderName(order.number)] : []));
    hashes.push([...keys, ...numbers], () => guard(() => deliver(rows, tail, around, at)));
  }

  function deliver(rows: RawMessage[], tail: boolean, around: Surroundings, at: number): void {
    const verdict = attribution.judge(rows, around, now());
    doubtful = verdict.whose === undefined && rows.length > 0;
    if (verdict.whose === undefined) {
      const { still } = verdict;
      if (!still) doubts.add(rows, at);
      else if (rows.some(({ key }) => attribution.ownerOfKey(key) === undefined)) doubts.hold(still, rows, at);
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
    const told = doubts.release(whose, rows);
    if (last?.whose !== whose) last = { whose, since: at };
    for (const one of told) send(one.whose, one.rows, one.tail, one.at);
    send(whose, rows, tail, at);
    if (at - last.since < 2000) openingTimer ??= setTimeout(afterOpening, AFTER_OPENING_MS);
  }

  function send(whose: ConversationId, rows: readonly RawMessage[], tail: boolean, at: number): void {
    const messages = rows.map(toReading);
    guard(() => ports.onThread({ conversationId: whose, at, messages, ...(tail ? { tail } : {}) }));
  }

  function toReading({ owner: _, order, ...message }: RawMessage): MessageReading {
    const [hashed] = order ? hashOrder(order) : [];
    return hashed ? { ...message, order: hashed } : message;
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
    if (!last || doubtful || now() - last.since < ORDERS_REST_MS) return;
    const { whose } = last;
    const at = now();
    const found = orders.read(whose);
    const names = found.map(({ number }) => orderName(number));
    if (found.length > 0) hashes.push(names, () => guard(() => ports.onOrders(whose, found.flatMap(hashOrder), at)));
  }

  function hashOrder({ number, ...order }: RawOrder) {
    const orderKey = hashes.get(orderName(number));
    return orderKey ? [{ orderKey, ...order }] : [];
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

  function whereabouts(): Whereabouts {
    return {
      profile,
      document,
      listRoot: list.root(),
      threadRoot: thread.root(),
      lists,
      threads,
      keyOf,
      ownerOf: ({ owner, key }) => (owner ? hashes.get(owner) : attribution.ownerOfKey(key)),
      idOf: (row) => (keyed ? hashes.get(row.key) : tracks.idOf(row)),
    };
  }

  function openConversation(): ConversationId | undefined {
    const id = doubtful ? undefined : agreedConversation(whereabouts());
    return id === last?.whose ? id : undefined;
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
  return {
    stop,
    openConversation,
    rowOf: (id: ConversationId) => rowOfConversation(whereabouts(), id),
    health: () => reported,
  };
}

/** What an order's number is hashed under: it may never meet a conversation's key. */
function orderName(number: string): string {
  return `order:${number}`;
}

function isField(value: unknown): value is Field {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'css' in one);
}
