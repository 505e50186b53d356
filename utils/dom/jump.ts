/**
 * Takes the agent to a conversation, as a click on its row of the list would. Owns the only click this product makes:
 * the target must be a row of the conversation list, so it can never be a send button.
 */

export interface FoundRow {
  row: Element;
  /** The conversation list, and what its rows look like. */
  root: Element;
  selector: string;
  /** What a row is was taught, not shipped: it is shown, and the person clicks it. */
  taught?: true;
}

/** Scrolls the row into view and clicks it. False when there is none, or it is not a row inside the list. */
export function clickRow(found: FoundRow | undefined): boolean {
  if (!found) return false;
  const { row, root, selector } = found;
  if (!row.isConnected || !root.contains(row) || !row.matches(selector)) return false;
  row.scrollIntoView({ block: 'nearest' });
  if (found.taught) return true;
  const view = row.ownerDocument.defaultView;
  if (!view) return false;
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    const options = { bubbles: true, cancelable: true, composed: true, button: 0, view };
    row.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, options) : new MouseEvent(type, options));
  }
  return true;
}
