/** The palette's frame in our shadow root: loaded once, shown and hidden, spoken to over a private line. Knows no scripts. */
import type { Box } from '../../utils/dom/layout';
import { type FromPalette, PALETTE_PAGE, readFromPalette, type ToPalette } from '../../utils/messaging/palette-wire';
import { browser } from '../../utils/platform/browser';
import { type Line, makeNonce, offerLine } from '../../utils/platform/private-line';

/** Inline and important: a page's `iframe` rules do not reach into a shadow root, but inherited values do. */
const STYLE: readonly (readonly [string, string])[] = [
  ['all', 'initial'],
  ['position', 'fixed'],
  ['border', '0'],
  ['border-radius', '10px'],
  ['box-shadow', '0 8px 32px rgb(20 28 38 / 28%), 0 0 0 1px rgb(20 28 38 / 14%)'],
  ['background', 'transparent'],
];

export interface PaletteFrame {
  element: HTMLIFrameElement;
  show(box: Box): void;
  hide(): void;
  /** Kept until the page inside is ready, then said; the newest one counts. */
  say(message: ToPalette): void;
  destroy(): void;
}

/** Not on the page yet: the caller adds `element`. Hidden and without focus until `show`. */
export function createPaletteFrame(title: string, onMessage: (message: FromPalette) => void): PaletteFrame {
  const nonce = makeNonce();
  const origin = browser.runtime.getURL('').replace(/\/$/, '');
  const element = document.createElement('iframe');
  let line: Line | undefined;
  let ready = false;
  let waiting: ToPalette | undefined;

  function hear(text: unknown): void {
    const message = readFromPalette(text);
    if (!message) return;
    if (message.kind === 'ready') {
      ready = true;
      if (waiting) line?.send(waiting);
      waiting = undefined;
    }
    onMessage(message);
  }

  function set(name: string, value: string): void {
    element.style.setProperty(name, value, 'important');
  }

  for (const [name, value] of STYLE) set(name, value);
  hide();
  element.title = title;
  element.tabIndex = -1;
  element.src = `${browser.runtime.getURL(PALETTE_PAGE)}#${nonce}`;
  // Loads again when the page takes our host off and it is put back: then the old line is dead, and a new one is offered.
  element.addEventListener('load', () => {
    line?.close();
    ready = false;
    const frame = element.contentWindow;
    line = frame ? offerLine(frame, origin, nonce, hear) : undefined;
  });

  function hide(): void {
    set('visibility', 'hidden');
    set('left', '0');
    set('top', '0');
    set('width', '460px');
    set('height', '480px');
    set('pointer-events', 'none');
  }

  return {
    element,
    show(box) {
      set('left', `${box.left}px`);
      set('top', `${box.top}px`);
      set('width', `${box.right - box.left}px`);
      set('height', `${box.bottom - box.top}px`);
      set('visibility', 'visible');
      set('pointer-events', 'auto');
      element.focus({ preventScroll: true });
    },
    hide,
    say(message) {
      if (ready) line?.send(message);
      else waiting = message;
    },
    destroy() {
      line?.close();
      element.remove();
    },
  };
}
