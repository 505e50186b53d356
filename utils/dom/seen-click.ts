/** Decides whether a click on our own UI is a person's click on something the person could see. */

import type { Box } from './layout';

/** Below this the page has made us see-through. */
const LEAST_OPACITY = 0.9;
/** A control must have been on screen this long, or a click meant for the page may land on it. */
const LEAST_VISIBLE_MS = 300;
/** Inside a frame's rounded corners, px. */
const CORNER = 16;

/**
 * True for a browser-made event on a host that has been visible long enough, is not faded by any ancestor, and is what
 * the page really shows at that point. Keyboard events pass the last test without a point.
 */
export function isSeenAct(event: Event, host: Element, visibleSinceMs: number, nowMs: number): boolean {
  if (!event.isTrusted || nowMs - visibleSinceMs < LEAST_VISIBLE_MS || !isPlain(host)) return false;
  if (!(event instanceof MouseEvent) || event.detail === 0) return true;
  return host.ownerDocument.elementFromPoint(event.clientX, event.clientY) === host;
}

/**
 * The same for a frame of ours inside `host`, whose own events never come here. A key needs a host that is plainly there;
 * a pointer also needs the frame to have stood long enough, and to be what the page shows at its middle and its corners.
 */
export function isSeenFrame(
  by: 'key' | 'pointer',
  host: Element,
  box: Box,
  shownSinceMs: number,
  nowMs: number,
): boolean {
  if (!isPlain(host)) return false;
  if (by === 'key') return true;
  if (nowMs - shownSinceMs < LEAST_VISIBLE_MS) return false;
  const { left, top, right, bottom } = box;
  const points = [[(left + right) / 2, (top + bottom) / 2]];
  for (const x of [left + CORNER, right - CORNER]) for (const y of [top + CORNER, bottom - CORNER]) points.push([x, y]);
  return points.every(([x = 0, y = 0]) => host.ownerDocument.elementFromPoint(x, y) === host);
}

/** On the page, and not faded by any ancestor. */
function isPlain(host: Element): boolean {
  const view = host.ownerDocument.defaultView;
  if (!view || !host.isConnected) return false;
  let opacity = 1;
  for (let node: Element | null = host; node; node = node.parentElement) {
    opacity *= Number(view.getComputedStyle(node).opacity);
    if (opacity < LEAST_OPACITY) return false;
  }
  return true;
}
