/** Decides whether a click on our own UI is a person's click on something the person could see. */

/** Below this the page has made us see-through. */
const LEAST_OPACITY = 0.9;
/** A control must have been on screen this long, or a click meant for the page may land on it. */
const LEAST_VISIBLE_MS = 300;

/**
 * True for a browser-made event on a host that has been visible long enough, is not faded by any ancestor, and is what
 * the page really shows at that point. Keyboard events pass the last test without a point.
 */
export function isSeenAct(event: Event, host: Element, visibleSinceMs: number, nowMs: number): boolean {
  if (!event.isTrusted || nowMs - visibleSinceMs < LEAST_VISIBLE_MS) return false;
  const view = host.ownerDocument.defaultView;
  if (!view) return false;
  let opacity = 1;
  for (let node: Element | null = host; node; node = node.parentElement) {
    opacity *= Number(view.getComputedStyle(node).opacity);
    if (opacity < LEAST_OPACITY) return false;
  }
  if (!(event instanceof MouseEvent) || event.detail === 0) return true;
  return host.ownerDocument.elementFromPoint(event.clientX, event.clientY) === host;
}
