/** The conversation list as a whole: which rows changed, read again only those. Owns what was read, not the observer. */
import type { SiteProfile } from '../sites/site-profile';
import { HeardWords } from './heard-words';
import { isField, type Tally, workingSelector } from './locate';
import { RowFinds } from './row-finds';
import { counterSelector, mergeRows, type RawRow, readCounters, readRow } from './row-reader';

/** The element that a record is about. */
function elementOf(target: Node, type: string): Element | null {
  return type === 'characterData' ? target.parentElement : (target as Element);
}

/** Moments kept without being looked at; in a hidden tab nobody may read for long. */
const MOST_NOTED = 64;

/** What a row element said, and the place of its buyer in what is told. */
interface Slot {
  row: RawRow | undefined;
  at: number;
}

export class ListReader {
  private slots = new Map<Element, Slot>();
  /** Row elements that speak of the same buyer, in the page's order; only where keys are unique. */
  private readonly sharing = new Map<string, Slot[]>();
  private rows: RawRow[] = [];
  /** Rows to be read again, and when they last changed. */
  private readonly stale = new Map<Element, { from: number; at: number }>();
  /** Rows of which only a counter has stepped. */
  private readonly stepped = new Set<Element>();
  private readonly counters: string | undefined;
  private readonly finds: RowFinds;
  /** Nodes taken out of a parent and not yet put back into it. A row that only moves among its siblings changes nothing. */
  private readonly taken = new Map<Node, Node>();
  private selector: string | undefined;
  private structureChanged = true;
  private readonly noted: { records: readonly MutationRecord[]; at: number }[] = [];
  private notedAt = 0;
  private readonly heard = new HeardWords();
  /** What two rows of one buyer made together, by the first: the same two make the same object again. */
  private readonly merged = new WeakMap<RawRow, { other: RawRow; both: RawRow }>();
  /** Each buyer has a key of his own: then several rows may be one buyer's, and their order tells nothing. */
  private readonly unique: boolean;

  constructor(
    private readonly profile: SiteProfile,
    private readonly tally: Tally,
  ) {
    this.unique = profile.list.keyParts === undefined;
    this.counters = counterSelector(profile);
    this.finds = new RowFinds([...Object.values(profile.list).filter(isField), ...(profile.list.keyParts ?? [])]);
  }

  /** Everything is to be read again: another list stands there. */
  forget(): void {
    this.noted.length = 0;
    this.slots.clear();
    this.finds.forgetAll();
    this.structureChanged = true;
  }

  /** Keeps the records of the moment `at`: they are looked at together when the list is read, which is cheaper by far. */
  note(records: readonly MutationRecord[], at: number): void {
    this.noted.push({ records, at });
    if (!this.unique) this.heard.note(records, at);
    if (this.noted.length >= MOST_NOTED) this.sortNoted();
  }

  private sortNoted(): void {
    for (const { records, at } of this.noted) this.sort(records, at);
    this.noted.length = 0;
  }

  /** Finds what the records of one moment touched. */
  private sort(records: readonly MutationRecord[], at: number): void {
    this.notedAt = at;
    const { selector } = this;
    // What a record says is asked of the browser each time: once is enough.
    let lastText: Node | undefined;
    let near: Element | undefined;
    let outside: Node | undefined;
    let settled: Element | undefined;
    let stale: Element | undefined;
    for (const record of records) {
      const { target, type } = record;
      // Several records of one node come one after the other, and those of one row.
      if (target === lastText) continue;
      lastText = type === 'characterData' ? target : undefined;
      let row: Element | undefined;
      if (target !== outside)
        row = near?.contains(target) ? near : (selector && elementOf(target, type)?.closest(selector)) || undefined;
      near = row;
      outside = row ? undefined : target;
      if (row) {
        // Of a row that is to be read again anyway, other words tell no more.
        if (row === settled || (row === stale && type === 'characterData')) continue;
        if (this.noteRow(row, record, target, type)) settled = row;
        if (this.stale.get(row)?.at === at) stale = row;
      } else if (type === 'childList') this.noteChildren(record);
      else if (type === 'attributes') this.drop(target);
    }
  }

  /** True when the row is to be read anew from the ground: nothing more can be learned of it before that. */
  private noteRow(row: Element, record: MutationRecord, target: Node, type: string): boolean {
    if (type === 'characterData') {
      // A step of the counter is no news, nor does it make earlier news later.
      if (this.counters !== undefined && elementOf(target, type)?.matches(this.counters)) {
        if (!this.stale.has(row)) this.stepped.add(row);
        return false;
      }
      this.touch(row);
      return !this.finds.holds(row);
    }
    this.touch(row);
    return !this.finds.note(row, record, type);
  }

  private touch(row: Element): void {
    const at = this.notedAt;
    this.stale.set(row, { from: this.stale.get(row)?.from ?? at, at });
  }

  private noteChildren({ target, addedNodes, removedNodes }: MutationRecord): void {
    if (!this.unique) this.structureChanged = true;
    // Once all is to be looked through again, what was taken out tells nothing more.
    if (!this.structureChanged) for (const removed of removedNodes) this.taken.set(removed, target);
    for (const added of addedNodes) {
      const moved = this.taken.get(added) === target;
      if (moved) this.taken.delete(added);
      if (moved && this.unique) continue;
      this.structureChanged = true;
      this.drop(added);
    }
  }

  private drop(node: Node): void {
    if (node.nodeType !== 1 || !this.selector) return;
    for (const row of [node as Element, ...(node as Element).querySelectorAll(this.selector)]) {
      this.touch(row);
      this.finds.forget(row);
    }
  }

  /** Every buyer's row, each once. A row that did not change is the same object as before. */
  read(root: Element): readonly RawRow[] {
    this.sortNoted();
    if (this.taken.size > 0) this.structureChanged = true;
    this.taken.clear();
    if (this.structureChanged) this.enumerate(root);
    else if (this.stale.size + this.stepped.size > 0 && !this.readStale()) this.assemble();
    this.stale.clear();
    this.stepped.clear();
    this.heard.forget();
    return this.rows;
  }

  private enumerate(root: Element): void {
    this.selector = workingSelector(this.profile.list.row, root);
    const elements = this.selector ? [...root.querySelectorAll(this.selector)] : [];
    this.structureChanged = this.selector === undefined;
    // A list with much in it and no row in it is a list we cannot read; an empty one is only empty.
    if (elements.length > 0) this.tally.note('list.row', true);
    else if (root.getElementsByTagName('img').length > 0) this.tally.note('list.row', false);
    const before = this.slots;
    this.slots = new Map();
    for (const element of elements) {
      const held = before.get(element);
      const row = held && !this.isTouched(element) ? held.row : this.readAgain(element, held?.row);
      this.slots.set(element, { row, at: -1 });
    }
    this.assemble();
  }

  /** Reads what changed into the places it has. False when a row has become another buyer's: then all are placed anew. */
  private readStale(): boolean {
    const rows = [...this.rows];
    let placed = true;
    for (const element of new Set([...this.stale.keys(), ...this.stepped])) {
      const slot = this.slots.get(element);
      if (!slot) continue;
      const before = slot.row;
      slot.row = this.readAgain(element, before);
      if (before?.key !== slot.row?.key) placed = false;
      else if (slot.row) rows[slot.at] = this.joined(this.sharing.get(slot.row.key)) ?? slot.row;
    }
    this.rows = rows;
    return placed;
  }

  private isTouched(element: Element): boolean {
    return this.stale.has(element) || this.stepped.has(element);
  }

  private readAgain(element: Element, before: RawRow | undefined): RawRow | undefined {
    const finds = this.finds.of(element);
    if (before && !this.stale.has(element)) return readCounters(before, element, this.profile, finds);
    const row = readRow(element, this.profile, this.tally, finds);
    const changed = this.stale.get(element);
    if (!row || !changed) return row;
    row.changedAt = this.heard.earliest(row.preview, changed.at);
    if (changed.from < row.changedAt) row.changedFrom = changed.from;
    return row;
  }

  private assemble(): void {
    this.sharing.clear();
    const rows: RawRow[] = [];
    for (const slot of this.slots.values()) {
      if (!slot.row) continue;
      const sharing = this.unique ? this.sharing.get(slot.row.key) : undefined;
      slot.at = sharing?.[0]?.at ?? rows.length;
      if (sharing) sharing.push(slot);
      else if (this.unique) this.sharing.set(slot.row.key, [slot]);
      rows[slot.at] = this.joined(sharing) ?? slot.row;
    }
    this.rows = rows;
  }

  /** Everything the rows of one buyer say together. */
  private joined(slots: readonly Slot[] = []): RawRow | undefined {
    let all: RawRow | undefined;
    for (const { row } of slots) if (row) all = all ? this.merge(all, row) : row;
    return all;
  }

  private merge(a: RawRow, b: RawRow): RawRow {
    const held = this.merged.get(a);
    if (held?.other === b) return held.both;
    const both = mergeRows(a, b);
    this.merged.set(a, { other: b, both });
    return both;
  }

  /** The row that is lit, as of the last reading. */
  lit(): RawRow | undefined {
    return this.rows.find(({ active }) => active);
  }

  /** The row element that shows `wanted` now, read afresh. */
  find(root: Element, wanted: (row: RawRow) => boolean): Element | undefined {
    const selector = workingSelector(this.profile.list.row, root);
    if (!selector) return undefined;
    for (const element of root.querySelectorAll(selector)) {
      const row = readRow(element, this.profile);
      if (row && wanted(row)) return element;
    }
    return undefined;
  }
}
