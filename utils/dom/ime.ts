/** Knows whether an input method is composing in the page; the text tells it only that what was composed is gone. */

/** Some IMEs deliver the confirming Enter after compositionend, with isComposing already false. */
const SETTLE_MS = 30;

export interface CompositionWatch {
  isComposing(): boolean;
}

/** Listens (capture, passive) until `signal` aborts. `now` is monotonic ms. */
export function watchComposition(target: Window, now: () => number, signal: AbortSignal): CompositionWatch {
  let composing = false;
  let field: EventTarget | null = null;
  /** What was composed last, once the field was seen to hold it. */
  let held = '';
  let endedAt = Number.NEGATIVE_INFINITY;
  const options = { capture: true, passive: true, signal };
  const begin = (event: Event) => {
    composing = true;
    field = event.target;
    held = '';
  };
  target.addEventListener('compositionstart', begin, options);
  const end = () => {
    composing = false;
    endedAt = now();
  };
  target.addEventListener('compositionend', end, options);
  // A field that is removed or loses focus while composing never gets its compositionend in some browsers.
  target.addEventListener('blur', () => composing && end(), options);
  const hear = (event: KeyboardEvent | InputEvent) => {
    if ('keyCode' in event && event.keyCode === 229) endedAt = now();
    else if (!composing || !event.isTrusted) return;
    // A page that writes into the field cancels the composition, and Chromium sends no compositionend for it.
    else if (event.isComposing === false) end();
    else if ('data' in event) held = event.data && textOf(event.target).includes(event.data) ? event.data : '';
  };
  target.addEventListener('keydown', hear, options);
  target.addEventListener('input', (event) => hear(event as InputEvent), options);
  return {
    isComposing() {
      // A field that the page took away, or wrote over, composes nothing any more, and no event says so.
      if (composing && field instanceof Node && (!field.isConnected || !textOf(field).includes(held))) end();
      return composing || now() - endedAt < SETTLE_MS;
    },
  };
}

function textOf(field: EventTarget | null): string {
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return field.value;
  return field instanceof Node ? (field.textContent ?? '') : '';
}

/** True when this key event belongs to an input method and must fire nothing of ours. */
export function isImeKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
