/** Mounts the panel into a shadow root it is given and draws on command. Owns the React root; refuses to keep facts. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { TextProvider, type Translate } from '../text';
import { OverlayApp } from './overlay-app';
import type { Overlay, OverlayCallbacks, OverlayModel } from './overlay-model';
import { OVERLAY_CSS } from './overlay-styles';

/** Styles that the page's CSP does not touch; a style element where the browser refuses sheets from a content script. */
function adoptStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(OVERLAY_CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = OVERLAY_CSS;
    root.append(style);
  }
}

/** Keys pressed in the panel stay in it: the console must not take an Enter or a digit for one of its own shortcuts. */
const KEY_EVENTS = ['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'paste', 'copy', 'cut'] as const;

/**
 * Draws into `root`. Each update is painted in the same task while the document is visible; while it is hidden only
 * the newest model is kept and drawn on return. `destroy` removes everything that was added to `root`.
 */
export function createOverlay(root: ShadowRoot, callbacks: OverlayCallbacks, translate: Translate): Overlay {
  adoptStyles(root);
  const container = document.createElement('div');
  root.append(container);
  const stop = (event: Event) => event.stopPropagation();
  for (const kind of KEY_EVENTS) container.addEventListener(kind, stop);
  const reactRoot = createRoot(container);
  let latest: OverlayModel | undefined;

  const draw = () => {
    if (!latest || document.hidden) return;
    const model = latest;
    latest = undefined;
    flushSync(() =>
      reactRoot.render(
        <TextProvider translate={translate}>
          <OverlayApp model={model} callbacks={callbacks} />
        </TextProvider>,
      ),
    );
  };
  document.addEventListener('visibilitychange', draw);
  return {
    update(model) {
      latest = model;
      draw();
    },
    destroy() {
      document.removeEventListener('visibilitychange', draw);
      reactRoot.unmount();
      root.replaceChildren();
      try {
        root.adoptedStyleSheets = [];
      } catch {
        // The browser refused sheets at mount too; the style element went with the children.
      }
    },
  };
}
