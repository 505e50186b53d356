/**
 * Readings of the thread that belonged to nobody yet. Once it is known whose they were, they are told with the time at
 * which they stood there; what came in the old thread after a click stays with the old buyer.
 */
import type { ConversationId } from '../core/ids';
import type { RawMessage } from './message-reader';

export interface Told {
  whose: ConversationId;
  rows: RawMessage[];
  tail: boolean;
  at: number;
}

const KEPT = 20;
const TAIL = 64;

export class DoubtfulReadings {
  private doubts: { rows: RawMessage[]; at: number }[] = [];
  private held: { whose: ConversationId; rows: RawMessage[]; at: number } | undefined;

  /** Nobody can say whose these rows are. */
  add(rows: RawMessage[], at: number): void {
    if (rows.length === 0) return;
    this.doubts = [...this.doubts.slice(-KEPT), { rows, at }];
  }

  /** The old thread still stands under a new lit row, with rows in it that were not there before the click. */
  hold(whose: ConversationId, rows: RawMessage[], at: number): void {
    this.held = { whose, rows, at: this.held?.whose === whose ? this.held.at : at };
  }

  /** The thread is `whose`, with these rows: everything that may now be told, in order. */
  release(whose: ConversationId, rows: readonly RawMessage[]): Told[] {
    const here = new Set(rows.map(({ key }) => key));
    const told: Told[] = [];
    const { held, doubts } = this;
    if (held) {
      const theirs = held.whose === whose ? held.rows : held.rows.filter(({ key }) => !here.has(key));
      if (theirs.length > 0) told.push({ whose: held.whose, rows: theirs.slice(-TAIL), tail: true, at: held.at });
    }
    let sign = '';
    for (const doubt of doubts) {
      const next = doubt.rows.map(({ key }) => key).join();
      const shared = doubt.rows.some(({ key }) => here.has(key));
      if (next !== sign && shared) told.push({ whose, rows: doubt.rows, tail: false, at: doubt.at });
      sign = next;
    }
    this.doubts = [];
    this.held = undefined;
    return told;
  }
}
