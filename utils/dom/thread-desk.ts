/** Hands readings of the thread to the conversation they belong to; keeps the doubtful ones until that is known. */
import type { ConversationId } from '../core/ids';
import type { MessageReading } from '../core/readings';
import type { Attribution, Left } from './attribution';
import { DoubtfulReadings } from './doubtful-readings';
import type { HashQueue } from './hash-queue';
import type { RawMessage } from './message-reader';
import type { RawOrder } from './orders';
import type { RowTracks } from './row-tracks';
import type { Surroundings } from './surroundings';
import type { ThreadReader } from './thread-reader';
import type { WatcherPorts } from './watcher';

const RETRY_MS = 25;
/** So many tries after a click; then the heartbeat goes on asking. */
const RETRIES = 120;
/** A first paint is over by then; the reader of readings is told that time has passed. */
const AFTER_OPENING_MS = 330;
const FRESHLY_OPENED_MS = 2000;

export interface ThreadDeskPorts {
  ports: WatcherPorts;
  attribution: Attribution;
  hashes: HashQueue;
  threads: ThreadReader;
  /** Undefined where the site names its conversations itself. */
  tracks: RowTracks | undefined;
  surroundings(): Surroundings;
  /** Reads the thread again soon, as of `at`. */
  again(at?: number): void;
  guard(work: () => void): void;
}

export class ThreadDesk {
  /** Whose thread was told last, and since when. */
  last: { whose: ConversationId; since: number } | undefined;
  doubtful = false;
  private readonly doubts = new DoubtfulReadings();
  private readonly readings = new WeakMap<RawMessage, MessageReading>();
  private retries = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private openingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: ThreadDeskPorts) {}

  /** In doubt, and still trying: after all tries whoever stands there cannot be told, and reading at once tells no more. */
  get urgent(): boolean {
    return this.doubtful && this.retries < RETRIES;
  }

  /** Another row is lit: the old tries are over. */
  switched(): void {
    this.retries = 0;
  }

  /** Takes what the reader has read and tells it, now or when it is known whose it is. */
  emit(at: number): void {
    const { threads, hashes, guard } = this.desk;
    const around = this.desk.surroundings();
    const { rows, tail } = threads.collect(around.active?.key, this.desk.ports.now());
    const keys = new Set<string>();
    for (const { owner, order } of rows) {
      if (owner) keys.add(owner);
      if (order) keys.add(orderName(order.number));
    }
    if (around.active) keys.add(around.active.key);
    hashes.push([...keys], () => guard(() => this.deliver(rows, tail, around, at)));
  }

  private deliver(rows: RawMessage[], tail: boolean, around: Surroundings, at: number): void {
    const { attribution, threads, ports } = this.desk;
    const left = attribution.left(around, ports.now());
    if (left) this.tellLeft(left);
    const verdict = attribution.judge(rows, around, ports.now());
    this.doubtful = verdict.whose === undefined && rows.length > 0;
    if (verdict.whose === undefined) {
      const { still } = verdict;
      if (!still) this.doubts.add(rows, at);
      else if (rows.some(({ key }) => attribution.ownerOfKey(key) === undefined)) this.doubts.hold(still, rows, at);
      if (this.doubtful || around.active) this.retry();
      return;
    }
    this.retries = 0;
    const { whose } = verdict;
    if (this.last?.whose !== whose && tail) {
      threads.wantWhole();
      this.desk.again(at);
      return;
    }
    if (around.active) this.confirm(around.active.key, whose);
    const told = this.doubts.release(whose, rows);
    if (this.last?.whose !== whose) this.last = { whose, since: at };
    for (const one of told) this.send(one.whose, one.rows, one.tail, one.at);
    this.send(whose, rows, tail, at);
    if (at - this.last.since < FRESHLY_OPENED_MS) this.openingTimer ??= setTimeout(this.afterOpening, AFTER_OPENING_MS);
  }

  /** A thread that was left is told as of the time it stood there, before whatever stands there now. */
  private tellLeft({ key, listed, whose, rows }: Left): void {
    this.confirm(key, whose, listed);
    for (const one of this.doubts.release(whose, rows)) {
      this.last = { whose: one.whose, since: one.at };
      this.send(one.whose, one.rows, one.tail, one.at);
    }
  }

  private confirm(key: string, whose: ConversationId, listed?: ConversationId): void {
    const mistaken = this.desk.tracks?.confirm(key, whose, listed);
    if (mistaken) this.desk.ports.onReassigned(mistaken);
  }

  private send(whose: ConversationId, rows: readonly RawMessage[], tail: boolean, at: number): void {
    const { ports, guard } = this.desk;
    const messages = rows.map((row) => this.toReading(row));
    guard(() => ports.onThread({ conversationId: whose, at, messages, ...(tail ? { tail } : {}) }));
  }

  /** The same object for the same row, once nothing of it is still being hashed. */
  private toReading(row: RawMessage): MessageReading {
    const held = this.readings.get(row);
    if (held) return held;
    const { owner: _owner, from: _from, order, ...message } = row;
    const [hashed] = order ? this.hashOrder(order) : [];
    const reading: MessageReading = hashed ? { ...message, order: hashed } : message;
    if (!order || hashed) this.readings.set(row, reading);
    return reading;
  }

  /** The order under its hashed number, or none while that is being computed. What was bought stays in this tab. */
  hashOrder({ number, goods: _, ...order }: RawOrder): NonNullable<MessageReading['order']>[] {
    const orderKey = this.desk.hashes.get(orderName(number));
    return orderKey ? [{ orderKey, ...order }] : [];
  }

  private retry(): void {
    if (this.retries >= RETRIES || this.retryTimer !== undefined) return;
    this.retries++;
    this.retryTimer = setTimeout(() => {
      this.retryTimer = undefined;
      this.desk.threads.wantWhole();
      this.desk.again();
    }, RETRY_MS);
  }

  private readonly afterOpening = () => {
    this.openingTimer = undefined;
    this.desk.guard(() => this.desk.ports.onTick());
  };

  stop(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.openingTimer);
  }
}

/** What an order's number is hashed under: it may never meet a conversation's key. */
export function orderName(number: string): string {
  return `order:${number}`;
}
