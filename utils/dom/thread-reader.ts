/**
 * The open thread as a whole: which rows changed, read again only those, in slices. Node identity proves nothing
 * (rows are recycled): a row is trusted only until a mutation touches it.
 */
import type { SiteProfile } from '../sites/site-profile';
import { GivenKeys } from './given-keys';
import { isLitByHeader } from './header-lit';
import { locate, type Tally, workingSelector } from './locate';
import { type RawMessage, readMessage } from './message-reader';
import { SameSecond } from './same-second';
import { TimedKeys } from './timed-keys';

/** More added nodes than this at once: the whole thread is looked through again. */
const HUGE = 500;
/** Shorter threads are always handed over whole. */
const SHORT = 32;
const TAIL_MOST = 64;
const TAIL_ANCHORS = 12;
/** Moments kept without being looked at; in a hidden tab nobody may read for long. */
const MOST_NOTED = 64;

export interface ThreadRows {
  rows: RawMessage[];
  tail: boolean;
}

export class ThreadReader {
  private cache = new WeakMap<Element, { message: RawMessage | undefined }>();
  private dirty = new Set<Element>();
  /** When a mutation last touched a row. */
  private touched = new WeakMap<Element, number>();
  private changed = new Set<Element>();
  private whole = true;
  private list: Element | undefined;
  private selector: string | undefined;
  private readonly noted: { records: readonly MutationRecord[]; at: number }[] = [];
  private readonly sameSecond: SameSecond;
  private readonly given: GivenKeys | TimedKeys | undefined;

  constructor(
    private readonly profile: SiteProfile,
    private readonly tally: Tally,
    /** Tells the keys that this page life gives to rows from those of another. */
    startMark = '',
  ) {
    this.sameSecond = new SameSecond(profile.thread.resolutionMs);
    const { key, shownAt } = profile.thread;
    if (key.length === 0)
      this.given = shownAt.length > 0 ? new TimedKeys() : new GivenKeys(startMark, isLitByHeader(profile));
  }

  /** The next reading holds every row, not only the last ones. */
  wantWhole(): void {
    this.whole = true;
  }

  /** Keeps the records of the moment `at`: looked at together when the thread is read, they cost half. */
  note(records: readonly MutationRecord[], at: number): void {
    this.noted.push({ records, at });
    if (this.noted.length >= MOST_NOTED) this.sortNoted();
  }

  private sortNoted(): void {
    for (const { records, at } of this.noted) this.sort(records, at);
    this.noted.length = 0;
  }

  /** Finds the rows that the records of one moment touched. */
  private sort(records: readonly MutationRecord[], at: number): void {
    let added = 0;
    let near: Element | undefined;
    let outside: Node | undefined;
    for (const record of records) {
      const { target, type } = record;
      // Records of one row come one after the other.
      if (near?.contains(target)) continue;
      const element = type === 'characterData' ? target.parentElement : (target as Element);
      const row = target === outside ? undefined : this.selector && element?.closest(this.selector);
      near = row || undefined;
      outside = row ? undefined : target;
      if (row) this.touch(row, at);
      else if (type === 'childList') {
        const { addedNodes } = record;
        added += addedNodes.length;
        if (added <= HUGE) for (const node of addedNodes) this.touchAll(node, at);
      }
    }
    if (added > HUGE) this.whole = true;
  }

  private touch(row: Element, at: number): void {
    this.touched.set(row, at);
    this.cache.delete(row);
    this.dirty.add(row);
  }

  private touchAll(node: Node, at: number): void {
    if (node.nodeType !== 1 || !this.selector) return;
    const element = node as Element;
    if (element.matches(this.selector)) this.touch(element, at);
    else for (const row of element.querySelectorAll(this.selector)) this.touch(row, at);
  }

  /** Reads changed rows until `isOver`. True when all are read and `collect` may be called. */
  prepare(root: Element, isOver: () => boolean): boolean {
    this.sortNoted();
    if (!this.list?.isConnected || !root.contains(this.list)) {
      this.list = locate(this.profile.thread.list, root);
      this.whole = true;
    } else this.follow(root);
    const { list } = this;
    if (!list) return true;
    if (this.whole || !this.selector) {
      this.selector = workingSelector(this.profile.thread.message, list);
      if (list.childElementCount > 0) this.tally.note('thread.message', this.selector !== undefined);
      if (!this.selector) return true;
      for (const row of list.querySelectorAll(this.selector)) if (!this.cache.has(row)) this.dirty.add(row);
    }
    for (const row of this.dirty) {
      if (isOver()) return false;
      this.dirty.delete(row);
      if (!row.isConnected) continue;
      this.changed.add(row);
      this.cache.set(row, { message: this.readRow(row) });
    }
    return true;
  }

  /** Some pages keep every thread that was opened, and show one: it is no longer the one that is read. */
  private follow(root: Element): void {
    const { list } = this.profile.thread;
    if (list.some(({ css }) => this.list?.matches(css))) return;
    const shown = locate(list, root);
    if (!shown) return;
    this.list = shown;
    this.whole = true;
  }

  hasList(): boolean {
    return this.list?.isConnected === true;
  }

  /** Something stands in the thread. */
  hasRows(): boolean {
    return this.hasList() && (this.list?.childElementCount ?? 0) > 0;
  }

  /**
   * The rows as they stand; only the last ones when nothing changed above them. `lit`: the site's key of the conversation that
   * list and header name now, for threads whose rows have no ids.
   */
  collect(lit: string | undefined, now: number): ThreadRows {
    const { list, selector, changed } = this;
    const { given } = this;
    const tail =
      given || this.whole || !list || list.childElementCount <= SHORT ? undefined : this.collectTail(list, changed);
    this.changed = new Set();
    this.whole = false;
    if (!list || !selector) return { rows: [], tail: false };
    if (tail) {
      this.sameSecond.order(tail);
      return { rows: tail, tail: true };
    }
    const rows: RawMessage[] = [];
    const elements: Element[] = [];
    for (const row of list.querySelectorAll(selector)) {
      const message = this.read(row);
      if (message) rows.push(message);
      if (message && given) elements.push(row);
    }
    // Buyers do not share a thread: their mark is on rows that others wrote.
    if (writersOf(rows).size > 1) {
      for (const _ of rows) this.tally.note('thread.roles', false);
      return { rows: [], tail: false };
    }
    const keyed = given ? given.give(rows, lit, now, elements) : rows;
    this.sameSecond.order(keyed);
    return { rows: keyed, tail: false };
  }

  private collectTail(list: Element, changed: ReadonlySet<Element>): RawMessage[] | undefined {
    let missing = changed.size;
    let anchors = 0;
    const rows: RawMessage[] = [];
    for (let row = list.lastElementChild; row && rows.length < TAIL_MOST; row = row.previousElementSibling) {
      const message = this.read(row);
      if (message) rows.push(message);
      if (changed.has(row)) missing--;
      else if (missing === 0 && ++anchors >= TAIL_ANCHORS) return rows.reverse();
    }
    return undefined;
  }

  private read(row: Element): RawMessage | undefined {
    let held = this.cache.get(row);
    if (!held) {
      held = {
        message: this.selector && row.matches(this.selector) ? this.readRow(row) : undefined,
      };
      this.cache.set(row, held);
    }
    return held.message;
  }

  private readRow(row: Element): RawMessage | undefined {
    const message = readMessage(row, this.profile, this.tally);
    const changedAt = this.touched.get(row);
    if (message && changedAt !== undefined) message.changedAt = changedAt;
    return message;
  }

  /** The last few messages, read afresh; for a check at the moment of acting. */
  bottom(root: Element, count: number): RawMessage[] {
    const list = locate(this.profile.thread.list, root);
    const selector = list && workingSelector(this.profile.thread.message, list);
    if (!list || !selector) return [];
    const rows = [...list.querySelectorAll(selector)];
    if (!this.given) return rows.slice(-count).flatMap((row) => readMessage(row, this.profile) ?? []);
    return this.given.peek(rows.flatMap((row) => readMessage(row, this.profile) ?? [])).slice(-count);
  }
}

/** Names on the buyer's side, where rows bear any. */
function writersOf(rows: readonly RawMessage[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ role, from }) => (role === 'buyer' && from ? [from] : [])));
}
