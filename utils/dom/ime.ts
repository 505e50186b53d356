/** Knows whether an input method is composing in the page; refuses to guess from the text. */

/** Some IMEs deliver the confirming Enter after compositionend, with isComposing already false. */
const SETTLE_MS = 30;

export interface CompositionWatch {
  isComposing(): boolean;
}

/** Listens (capture, passive) until `signal` aborts. `now` is monotonic ms. */
export function watchComposition(target: Window, now: () => number, signal: AbortSignal): CompositionWatch {
  let composing = false;
  let field: EventTarget | null = null;
  let endedAt = Number.NEGATIVE_INFINITY;
  const options = { capture: true, passive: true, signal };
  const begin = (event: Event) => {
    composing = true;
    field = event.target;
  };
  target.addEventListener('compositionstart', begin, options);
  const end = () => {
    composing = false;
    endedAt = now();
  };
  target.addEventListener('compositionend', end, options);
  // A field that is removed or loses focus while composing never gets its compositionend in some browsers.
  target.addEventListener('blur', () => composing && end(), options);
  target.addEventListener(
    'keydown',
    (event) => {
      if (event.keyCode === 229) endedAt = now();
    },
    options,
  );
  return {
    isComposing() {
      // A field that the page took away has nothing to compose in, and no event says so.
      if (composing && field instanceof Node && !field.isConnected) end();
      return composing || now() - endedAt < SETTLE_MS;
    },
  };
}

/** True when this key event belongs to an input method and must fire nothing of ours. */
export function isImeKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
