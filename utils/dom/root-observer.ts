/**
 * Watches a part of the page that the framework may replace: the part itself in depth, and the
 * children of everything above it, so that a replacement is noticed when it happens. Reads nothing.
 */
import type { Field } from '../sites/site-profile';
import { attributesOf, locate } from './locate';

export interface RootObserver {
  /** The part, once found and still in the page. */
  root(): Element | undefined;
  /** Looks for the part again if it is missing or gone. True when it is another one than before. */
  refind(): boolean;
  /** Passes on at once what the browser would tell a little later. */
  takeRecords(): void;
  stop(): void;
}

export interface RootObserverInit {
  find(): Element | undefined;
  attributes: string[];
  /** Records inside the part. */
  onRecords(records: MutationRecord[]): void;
  /** Something above the part changed: it may have been replaced. */
  onAbove(): void;
}

export function observeRoot(init: RootObserverInit): RootObserver {
  let root: Element | undefined;
  // Two observers, so that nobody has to ask of each record where it comes from.
  const inside = new MutationObserver((records) => init.onRecords(records));
  const above = new MutationObserver(() => init.onAbove());

  function leave(): void {
    inside.disconnect();
    above.disconnect();
  }

  function watch(element: Element): void {
    leave();
    inside.observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: init.attributes,
    });
    for (let ancestor = element.parentElement; ancestor; ancestor = ancestor.parentElement) {
      above.observe(ancestor, { childList: true });
    }
  }

  return {
    root: () => (root?.isConnected ? root : undefined),
    refind() {
      if (root?.isConnected) return false;
      const found = init.find();
      if (!found) {
        if (root) leave();
        root = undefined;
        return false;
      }
      root = found;
      watch(found);
      return true;
    },
    takeRecords() {
      const records = inside.takeRecords();
      if (records.length > 0) init.onRecords(records);
    },
    stop() {
      leave();
      root = undefined;
    },
  };
}

/** Watches the part that one field of a site profile names. */
export function observeField(
  field: Field,
  document: Document,
  onRecords: () => void,
  onAbove: () => void,
): RootObserver {
  return observeRoot({ find: () => locate(field, document), attributes: attributesOf([field]), onRecords, onAbove });
}
