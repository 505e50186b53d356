/** Where the parts of each row are, remembered until the row is built otherwise. Keeps elements, never what they say. */
import type { Field } from '../sites/site-profile';
import { type Finds, selectorAttributes } from './locate';

export class RowFinds {
  private held = new WeakMap<Element, Finds>();
  private readonly attributes: ReadonlySet<string>;
  private readonly anyPart: string;

  constructor(fields: readonly Field[]) {
    this.attributes = selectorAttributes(fields);
    this.anyPart = fields.flatMap((field) => field.map(({ css }) => css)).join();
  }

  of(row: Element): Finds {
    let finds = this.held.get(row);
    if (!finds) {
      finds = new Map();
      this.held.set(row, finds);
    }
    return finds;
  }

  forget(row: Element): void {
    this.held.delete(row);
  }

  forgetAll(): void {
    this.held = new WeakMap();
  }

  /** A change in the row that is not one of words only: forgets the row's parts if any of them can be another now. */
  note(row: Element, record: MutationRecord): void {
    const finds = this.held.get(row);
    if (!finds) return;
    const other =
      record.type === 'attributes'
        ? this.attributes.has(record.attributeName ?? '')
        : this.addsPart(record.addedNodes) || takesPart(record.removedNodes, finds);
    if (other) this.held.delete(row);
  }

  private addsPart(added: NodeList): boolean {
    for (const node of added) {
      if (node.nodeType !== 1) continue;
      if ((node as Element).matches(this.anyPart) || (node as Element).querySelector(this.anyPart)) return true;
    }
    return false;
  }
}

function takesPart(removed: NodeList, finds: Finds): boolean {
  for (const node of removed) {
    if (node.nodeType !== 1) continue;
    for (const elements of finds.values()) if (elements.some((element) => node.contains(element))) return true;
  }
  return false;
}
