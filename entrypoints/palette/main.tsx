/** The palette's frame: waits for the console's script to call over the private line, then draws each opening it asks for. */
import '../../components/pages/pages.css';
import '../../components/palette/palette.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PaletteCallbacks } from '../../components/palette/palette-model';
import { TextProvider } from '../../components/text';
import { isImeKey, watchComposition } from '../../utils/dom/ime';
import { type FromPalette, readToPalette, type ToPalette } from '../../utils/messaging/palette-wire';
import { t } from '../../utils/platform/i18n';
import { awaitLine, type Line } from '../../utils/platform/private-line';
import { createPaletteLibrary, type LibraryView, NO_LIBRARY } from './palette-library';
import { PalettePage } from './palette-page';

const nonce = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
awaitLine(nonce, hear, begin);

const composition = watchComposition(window, () => performance.now(), new AbortController().signal);
const root = createRoot(document.getElementById('root') as HTMLElement);
const library = createPaletteLibrary((next) => {
  view = next;
  if (opening) draw();
});
let view: LibraryView = NO_LIBRARY;
let opening: Extract<ToPalette, { kind: 'open' }> | undefined;
let line: Line | undefined;

/** Nothing is read, and nothing shown, before somebody who knows the nonce has called. */
function begin(called: Line): void {
  line = called;
  document.documentElement.lang = t('localeTag');
  document.title = t('paletteTitle');
  say({ kind: 'ready' });
  void library.refresh();
}

function hear(text: unknown): void {
  const message = readToPalette(text);
  if (!message) return;
  if (message.kind === 'open') {
    opening = message;
    document.body.dataset.theme = message.theme;
    void library.refresh();
  } else {
    opening = undefined;
  }
  draw();
}

function say(message: FromPalette): void {
  line?.send(message);
}

function close(focus: boolean): void {
  if (opening) say({ kind: 'close', opening: opening.opening, focus });
}

const callbacks: Pick<PaletteCallbacks, 'onPick' | 'onClose' | 'isForIme' | 'isPersons'> = {
  onPick: (chosen, by) => opening && say({ kind: 'pick', opening: opening.opening, by, picks: [...chosen] }),
  onClose: () => close(true),
  isPersons: (event) => event.isTrusted,
  isForIme: (event) => isImeKey(event) || composition.isComposing(),
};

function draw(): void {
  const page = opening && <PalettePage key={opening.opening} opening={opening} library={view} callbacks={callbacks} />;
  flushSync(() => root.render(<TextProvider translate={t}>{page}</TextProvider>));
}

// The agent has clicked elsewhere or left the window: a palette that stays open there would be in the way.
window.addEventListener('blur', () => close(false));
