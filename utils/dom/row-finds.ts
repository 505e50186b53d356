/** Where the parts of each row are, remembered until the row is built otherwise. Keeps elements, never what they say. */
import type { Field } from '../sites/site-profile';
import { type Finds, selectorAttributes } from './locate';

export class RowFinds {
  private held = new WeakMap<Element, Finds>();
  /** Rows that were built otherwise since they were read, and what was put into them: looked at when they are read again. */
  private changed = new WeakMap<Element, Element[]>();
  private readonly attributes: ReadonlySet<string>;
  private readonly anyPart: string;

  constructor(fields: readonly Field[]) {
    this.attributes = selectorAttributes(fields);
    this.anyPart = fields.flatMap((field) => field.map(({ css }) => css)).join();
  }

  of(row: Element): Finds {
    let finds = this.held.get(row);
    const added = this.changed.get(row);
    if (added) {
      this.changed.delete(row);
      if (finds && (this.addsPart(row, added) || losesPart(row, finds))) finds = undefined;
    }
    if (!finds) {
      finds = new Map();
      this.held.set(row, finds);
    }
    return finds;
  }

  forget(row: Element): void {
    this.held.delete(row);
    this.changed.delete(row);
  }

  forgetAll(): void {
    this.held = new WeakMap();
  }

  holds(row: Element): boolean {
    return this.held.has(row);
  }

  /**
   * A change in the row that is not one of words only: its parts are forgotten if any of them can be another now.
   * @returns whether any may be held still
   */
  note(row: Element, record: MutationRecord, type: string): boolean {
    if (!this.held.has(row)) return false;
    if (type !== 'attributes') this.noteChildren(row, record.addedNodes, record.removedNodes);
    else if (this.attributes.has(record.attributeName ?? '')) {
      this.forget(row);
      return false;
    }
    return true;
  }

  /** Frameworks put labels in and take them out again many times before anybody reads the row. */
  private noteChildren(row: Element, added: NodeList, removed: NodeList): void {
    let changed = this.changed.get(row);
    const isPart = (node: Node | undefined): node is Element => node?.nodeType === 1;
    for (let at = 0; at < removed.length && !changed; at++) if (isPart(removed[at])) changed = [];
    for (let at = 0; at < added.length; at++) {
      const node = added[at];
      if (isPart(node)) {
        changed ??= [];
        changed.push(node);
      }
    }
    if (changed) this.changed.set(row, changed);
  }

  private addsPart(row: Element, added: readonly Element[]): boolean {
    return added.some(
      (node) => row.contains(node) && (node.matches(this.anyPart) || node.querySelector(this.anyPart) !== null),
    );
  }
}

function losesPart(row: Element, finds: Finds): boolean {
  for (const elements of finds.values()) if (elements.some((element) => !row.contains(element))) return true;
  return false;
}
