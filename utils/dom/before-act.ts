/** Hears of what the person does before the page does. Only listens: nothing is held up, changed or kept. */

const ACTS = ['click', 'keydown', 'input', 'paste', 'change', 'drop'] as const;

/** Whoever types acts many times a second: told of it this often, ms. */
const MOVED_EVERY_MS = 100;

/**
 * `run` before the page handles a click or a shortcut, which may open another thread; `moved` after, at that and any other
 * act, the first at once and those that follow it ten times a second.
 */
export function beforeActs(document: Document, moved: (() => void) | undefined, run: () => void): () => void {
  let movedAt = Number.NEGATIVE_INFINITY;
  const act = (event: Event) => {
    if (event.type === 'click' || (event.type === 'keydown' && isShortcut(event as KeyboardEvent))) run();
    if (event.timeStamp - movedAt < MOVED_EVERY_MS) return;
    movedAt = event.timeStamp;
    moved?.();
  };
  for (const type of ACTS) document.addEventListener(type, act, { capture: true, passive: true });
  return () => {
    for (const type of ACTS) document.removeEventListener(type, act, { capture: true });
  };
}

function isShortcut({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}
