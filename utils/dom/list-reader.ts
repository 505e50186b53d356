/** The conversation list as a whole: which rows changed, read again only those. Owns the cache, not the observer. */
import type { SiteProfile } from '../sites/site-profile';
import { type Tally, workingSelector } from './locate';
import { mergeRows, type RawRow, readRow } from './row-reader';

export class ListReader {
  private cache = new WeakMap<Element, { row: RawRow | undefined }>();
  private elements: Element[] = [];
  private selector: string | undefined;
  private structureChanged = true;
  /** What two rows of one buyer made together, by the first: the same two make the same object again. */
  private readonly merged = new WeakMap<RawRow, { other: RawRow; both: RawRow }>();

  constructor(
    private readonly profile: SiteProfile,
    private readonly tally: Tally,
  ) {}

  /** Everything is to be read again: another list stands there. */
  forget(): void {
    this.cache = new WeakMap();
    this.structureChanged = true;
  }

  /** Notes what the records touched. Cheap: no reading happens here. */
  note(records: readonly MutationRecord[]): void {
    const { selector } = this;
    let last: MutationRecord | undefined;
    for (const record of records) {
      const { target, type } = record;
      // Several records of one node come one after the other; lists of nodes are made only when they are asked for.
      if (target === last?.target && type === last.type && type !== 'childList') continue;
      last = record;
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
      const row = selector && element?.closest(selector);
      if (row) this.cache.delete(row);
      else if (type === 'childList') {
        this.structureChanged = true;
        for (const added of record.addedNodes) this.drop(added);
      } else if (type === 'attributes' && element) this.drop(element);
    }
  }

  private drop(node: Node): void {
    if (node.nodeType !== 1 || !this.selector) return;
    this.cache.delete(node as Element);
    for (const row of (node as Element).querySelectorAll(this.selector)) this.cache.delete(row);
  }

  /** Every buyer's row, each once. A row that did not change is the same object as before. */
  read(root: Element): RawRow[] {
    if (this.structureChanged) this.enumerate(root);
    const rows: RawRow[] = [];
    const places = new Map<string, number>();
    const unique = this.profile.list.keyParts === undefined;
    for (const element of this.elements) {
      const row = this.readElement(element);
      if (!row) continue;
      const place = unique ? places.get(row.key) : undefined;
      const before = place === undefined ? undefined : rows[place];
      if (before && place !== undefined) rows[place] = this.merge(before, row);
      else {
        places.set(row.key, rows.length);
        rows.push(row);
      }
    }
    return rows;
  }

  private merge(a: RawRow, b: RawRow): RawRow {
    const held = this.merged.get(a);
    if (held?.other === b) return held.both;
    const both = mergeRows(a, b);
    this.merged.set(a, { other: b, both });
    return both;
  }

  private enumerate(root: Element): void {
    this.selector = workingSelector(this.profile.list.row, root);
    this.elements = this.selector ? [...root.querySelectorAll(this.selector)] : [];
    this.structureChanged = this.selector === undefined;
    // A list with much in it and no row in it is a list we cannot read; an empty one is only empty.
    if (this.elements.length > 0) this.tally.note('list.row', true);
    else if (root.getElementsByTagName('img').length > 0) this.tally.note('list.row', false);
  }

  private readElement(element: Element): RawRow | undefined {
    let held = this.cache.get(element);
    if (!held) {
      held = { row: readRow(element, this.profile, this.tally) };
      this.cache.set(element, held);
    }
    return held.row;
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
