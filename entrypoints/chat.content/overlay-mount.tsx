/** Puts the panel on the page: a closed shadow root on an element with a random name. Owns that element, nothing else. */
import { createOverlay } from '../../components/overlay/create-overlay';
import type { Overlay, OverlayCallbacks } from '../../components/overlay/overlay-model';
import type { Translate } from '../../components/text';
import { type Box, measure } from '../../utils/dom/layout';

declare const __OPEN_SHADOW__: boolean;

/** Page styles such as `* { opacity: 0 }` or a transform must not reach the host element. */
const HOST_STYLE: readonly (readonly [string, string])[] = [
  ['all', 'initial'],
  ['position', 'fixed'],
  ['inset', '0 auto auto 0'],
  ['width', '0'],
  ['height', '0'],
  ['z-index', '2147483647'],
];

/** At most this many times the host is put back when the page removes it; then the page has made itself clear. */
const RETURNS_ALLOWED = 5;

export interface MountedOverlay extends Overlay {
  /** The element on document.body; the session checks its opacity and visibility before it trusts a click. */
  host: HTMLElement;
  /** Puts an element of ours beside the panel, inside the same shadow root. */
  add(element: HTMLElement): void;
  /** Where the panel stands now; undefined while it is not drawn. */
  panelBox(): Box | undefined;
  /** Puts the host back if the page dropped it. False once the page has dropped it too often. */
  ensureAttached(): boolean;
}

/** A name the page cannot know: letters only, one hyphen, so that it is never a defined custom element's. */
function randomTag(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) =>
    String.fromCharCode(97 + (byte % 26)),
  );
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** Mounts at once; nothing is drawn before the first `update`. `destroy` leaves the page as it was. */
export function mountOverlay(callbacks: OverlayCallbacks, translate: Translate): MountedOverlay {
  const host = document.createElement(__OPEN_SHADOW__ ? 'sideline-overlay' : randomTag());
  for (const [name, value] of HOST_STYLE) host.style.setProperty(name, value, 'important');
  const root = host.attachShadow({ mode: __OPEN_SHADOW__ ? 'open' : 'closed' });
  document.body.append(host);
  const overlay = createOverlay(root, callbacks, translate);
  let returns = 0;
  return {
    host,
    update: overlay.update,
    add: (element) => root.append(element),
    panelBox: () => measure([root.querySelector('.sl') ?? undefined])[0],
    ensureAttached() {
      if (host.isConnected) return true;
      if (returns >= RETURNS_ALLOWED) return false;
      returns += 1;
      document.body.append(host);
      return true;
    },
    destroy() {
      overlay.destroy();
      host.remove();
    },
  };
}
