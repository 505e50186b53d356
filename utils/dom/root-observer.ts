/**
 * Keeps one MutationObserver on a part of the page that the framework may replace: the part itself in depth, and the
 * children of everything above it, so that a replacement is noticed when it happens. Reads nothing.
 */
export interface RootObserver {
  /** The part, once found and still in the page. */
  root(): Element | undefined;
  /** Looks for the part again if it is missing or gone. True when it is another one than before. */
  refind(): boolean;
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
  /** Asking each record's target whether the part contains it would cost more than all the rest. */
  const above = new Set<Node>();
  const observer = new MutationObserver((records) => {
    const isAbove = ({ type, target }: MutationRecord) => type === 'childList' && above.has(target);
    const some = records.some(isAbove);
    if (some) init.onAbove();
    const inside = some ? records.filter((record) => !isAbove(record)) : records;
    if (inside.length > 0) init.onRecords(inside);
  });

  function watch(element: Element): void {
    observer.disconnect();
    above.clear();
    observer.observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: init.attributes,
    });
    for (let ancestor = element.parentElement; ancestor; ancestor = ancestor.parentElement) {
      above.add(ancestor);
      observer.observe(ancestor, { childList: true });
    }
  }

  return {
    root: () => (root?.isConnected ? root : undefined),
    refind() {
      if (root?.isConnected) return false;
      const found = init.find();
      if (!found) {
        if (root) observer.disconnect();
        root = undefined;
        return false;
      }
      root = found;
      watch(found);
      return true;
    },
    stop() {
      observer.disconnect();
      root = undefined;
    },
  };
}
