/**
 * Takes the agent to a conversation, as a click on its row of the list would. Owns the only click this product makes:
 * the target must be a row of the conversation list, so it can never be a send button.
 */

/** How long the console gets to follow, ms. */
export const JUMP_TIMEOUT_MS = 1500;

/** Scrolls the row into view and clicks it. False when the element is not a row inside the list. */
export function clickRow(row: Element, listRoot: Element, rowSelector: string): boolean {
  if (!row.isConnected || !listRoot.contains(row) || !row.matches(rowSelector)) return false;
  row.scrollIntoView({ block: 'nearest' });
  const view = row.ownerDocument.defaultView;
  if (!view) return false;
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    const options = { bubbles: true, cancelable: true, composed: true, button: 0, view };
    row.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, options) : new MouseEvent(type, options));
  }
  return true;
}
