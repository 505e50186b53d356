/** One stretch of watching: observers to dirty rows to readings, each given to the right conversation, in order. */
import type { ConversationId } from '../core/ids';
import { createPurse } from '../core/purse';
import { expectedRows } from '../core/track/resume';
import type { SiteProfile } from '../sites/site-profile';
import { Attribution, knownKeys } from './attribution';
import { beforeActs } from './before-act';
import { evidenceOf } from './evidence';
import { HashQueue } from './hash-queue';
import { HeaderLit } from './header-lit';
import { type Health, HealthJudge } from './health';
import { ListDesk } from './list-desk';
import { ListReader } from './list-reader';
import { attributesOf, fieldsOf, locate, Tally } from './locate';
import { OrderReader } from './order-reader';
import { observeField, observeRoot } from './root-observer';
import type { RawRow } from './row-reader';
import { RowTracks } from './row-tracks';
import { LAST_SLICE_MS, SLICE_MS, soon } from './slices';
import { readSurroundings } from './surroundings';
import { orderName, ThreadDesk } from './thread-desk';
import { ThreadReader } from './thread-reader';
import type { WatcherPorts } from './watcher';
import { agreedConversation, rowOfConversation, type Whereabouts } from './whereabouts';

const HEARTBEAT_MS = 1000;
/** Ms of reading: 8 of each second while a page never rests, 200 saved up. Read less often, waits lose their moment. */
const readingPurse = () => createPurse(200, 1000 / 8);
/** The order panel follows a switch late. */
const ORDERS_REST_MS = 1500;
/** After this many errors the watcher gives up until it is started again. */
const MOST_ERRORS = 5;

export function watchConsole(profile: SiteProfile, document: Document, ports: WatcherPorts) {
  const tally = new Tally();
  const healthJudge = new HealthJudge(profile, tally);
  const { now, elapsed = () => performance.now() } = ports;
  const hashes = new HashQueue(ports.hashKey, (error) => ports.onError(error));
  const keyed = profile.list.keyParts === undefined;
  const tracks = new RowTracks((key) => hashes.get(key), keyed ? undefined : expectedRows(ports.known, now()));
  const attribution = new Attribution(
    {
      hash: (key) => hashes.get(key),
      activeId: (key) => (keyed ? hashes.get(key) : tracks.activeId(key)),
      another: (key, isMet) => (keyed ? hashes.get(key) : tracks.another(key, isMet)),
      keyOf,
    },
    profile.thread.keyScope === 'global' ? knownKeys(ports.known) : [],
  );
  const lists = new ListReader(profile, tally);
  const threads = new ThreadReader(profile, tally, now().toString(36));
  const orders = new OrderReader(profile, document);
  const header = new HeaderLit(profile, document);
  const startedAt = now();
  let listAt: number | undefined;
  let threadAt: number | undefined;
  let lit: { key: string; at: number; since: number | undefined; shown: boolean } | undefined;
  let reported: Health = { state: 'starting', missing: [] };
  let errors = 0;
  let stopped = false;

  const desk = new ThreadDesk({
    ports,
    attribution,
    hashes,
    threads,
    tracks: keyed ? undefined : tracks,
    surroundings: () => readSurroundings(profile, document, list.root(), { lit: lists.lit(), litAt: lit?.since }),
    again(at) {
      threadAt ??= at;
      note('thread');
    },
    guard,
  });
  const listDesk = new ListDesk({
    hashes,
    tracks: keyed ? undefined : tracks,
    mend: (mistake) => guard(() => ports.onReassigned(mistake)),
    tell: (rows, at) => guard(() => ports.onList({ at, rows })),
  });
  const flushing = soon(() => guard(flush), elapsed, readingPurse());
  const list = observeRoot({
    find: () => locate(profile.list.root, document),
    attributes: attributesOf([...fieldsOf(profile.list), ...(profile.list.keyParts ?? [])]),
    onRecords: (records) => {
      lists.note(records, now());
      note('list', true);
    },
    onAbove: () => check(),
  });
  const thread = observeRoot({
    find: () => locate(profile.thread.root, document),
    attributes: attributesOf([...fieldsOf(profile.thread), profile.thread.roles, profile.thread.events]),
    onRecords: (records) => {
      threads.note(records, now());
      note('thread', !desk.urgent);
    },
    onAbove: () => check(),
  });
  const heading = observeField(profile.current.name, document, readHeader, () => check());

  function keyOf(id: ConversationId): string | undefined {
    return keyed ? listDesk.keyOf(id) : tracks.keyOf(id);
  }

  function note(which: 'list' | 'thread', calm?: boolean): void {
    if (which === 'list') listAt ??= now();
    else threadAt ??= now();
    flushing.ask(calm);
  }

  /** A thread that nobody clicked at may be gone as soon as another header stands there. */
  function readHeader(): void {
    flushing.hurry();
    note('thread');
  }

  /** Finds again what the framework replaced. */
  function check(): void {
    if (stopped) return;
    if (list.refind()) {
      lists.forget();
      note('list');
    }
    if (thread.refind()) {
      threads.wantWhole();
      note('thread');
    }
    if (heading.refind()) readHeader();
  }

  function flush(sliceMs = SLICE_MS): void {
    check();
    if (header.changed()) listAt ??= now();
    const listRoot = list.root();
    if (listAt !== undefined && listRoot) {
      const at = listAt;
      listAt = undefined;
      emitList(header.light(lists.read(listRoot)), at);
    }
    const threadRoot = thread.root();
    if (threadAt === undefined || !threadRoot) return;
    const until = elapsed() + sliceMs;
    if (!threads.prepare(threadRoot, () => elapsed() > until)) {
      flushing.ask();
      return;
    }
    const at = threadAt;
    threadAt = undefined;
    if (desk.doubtful) threads.wantWhole();
    desk.emit(at);
  }

  function readNow(): void {
    list.takeRecords();
    thread.takeRecords();
    guard(() => flush(LAST_SLICE_MS));
  }

  function emitList(rows: readonly RawRow[], at: number): void {
    const row = rows.find(({ active }) => active);
    // A lit row that is scrolled out of a virtual list is no other row.
    if (lit) lit.shown = row !== undefined;
    if (row && row.key !== lit?.key) {
      lit = { key: row.key, at, since: row.changedAt, shown: true };
      threads.wantWhole();
      desk.switched();
      flushing.hurry();
      threadAt ??= at;
    }
    listDesk.emit(rows, at);
  }

  function beat(): void {
    check();
    if (desk.doubtful) note('thread');
    const parts = { startedAt, now: now(), litSince: lit?.shown ? lit.at : undefined, list, thread, threads };
    const health = healthJudge.judge(evidenceOf(profile, document, parts));
    if (health.state !== reported.state || health.missing.join() !== reported.missing.join()) {
      reported = health;
      ports.onHealth(health);
    }
    readOrders();
    ports.onTick();
  }

  function readOrders(): void {
    if (!desk.last || desk.doubtful || now() - desk.last.since < ORDERS_REST_MS) return;
    const { whose } = desk.last;
    const [at, found] = [now(), orders.read(whose)];
    const hashed = () => found.flatMap((order) => desk.hashOrder(order));
    const names = found.map(({ number }) => orderName(number));
    if (names.length > 0) hashes.push(names, () => guard(() => ports.onOrders(whose, hashed(), at)));
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
    const id = desk.doubtful ? undefined : agreedConversation(whereabouts());
    return id === desk.last?.whose ? id : undefined;
  }

  function stop(): void {
    stopped = true;
    endActs();
    clearInterval(heart);
    for (const part of [desk, list, thread, heading, flushing, hashes]) part.stop();
  }

  // A click may open another thread: what stands in this one is read before it goes, and what comes is read at once.
  const endActs = beforeActs(document, ports.onAct, () => {
    flushing.hurry(true);
    readNow();
  });
  const heart = setInterval(() => guard(beat), HEARTBEAT_MS);
  check();
  return {
    stop,
    readNow,
    openConversation,
    orderOf: (id: ConversationId) => (openConversation() === id ? orders.only(id) : undefined),
    rowOf: (id: ConversationId) => rowOfConversation(whereabouts(), id),
    health: () => reported,
  };
}
