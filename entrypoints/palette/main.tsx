/** The palette's frame: waits for the console's script to call over the private line, then draws each opening it asks for. */
import '../../components/pages/pages.css';
import '../../components/palette/palette.css';
import '../../components/script-marks.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PaletteCallbacks } from '../../components/palette/palette-model';
import { TextProvider } from '../../components/text';
import { calendarFor } from '../../utils/core/business-day';
import type { SnippetId } from '../../utils/core/ids';
import { type Moment, momentAt } from '../../utils/core/snippet-conditions';
import { isImeKey, watchComposition } from '../../utils/dom/ime';
import { ask } from '../../utils/messaging/client';
import { type FromPalette, readToPalette, type ToPalette } from '../../utils/messaging/palette-wire';
import { t } from '../../utils/platform/i18n';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { awaitLine, type Line } from '../../utils/platform/private-line';
import { LIBRARY_CHANGED } from '../../utils/settings/announcements';
import { decodeSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';
import { createPaletteLibrary, findRows, type LibraryView, NO_LIBRARY } from './palette-library';
import { PalettePage } from './palette-page';

type Opening = Extract<ToPalette, { kind: 'open' }>;

const REFRESH_AFTER_MS = 300;
/** Initials, pinyin, letters swapped, Chinese, both, a code: every way a search can go, some of them often enough to be compiled. */
const SOUGHT_UNSEEN = ['fahuo', 'tuikuan', 'wuliu', 'hauo', '什么时候', 'ccm', '发huo', 'fh12', 'zenmetui'].flatMap(
  (typed) => [...typed].map((_, at) => typed.slice(0, at + 1)),
);
const DRAWN_UNSEEN = ['f', 'fa', '退', 'w', ''] as const;

const nonce = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
awaitLine(nonce, hear, begin);

const composition = watchComposition(window, () => performance.now(), new AbortController().signal);
const root = createRoot(document.getElementById('root') as HTMLElement);
const library = createPaletteLibrary((next) => {
  view = next;
  document.body.dataset.library = next.state;
  if (opening) draw();
  else if (next.state === 'ready') void rehearse();
});
let view: LibraryView = NO_LIBRARY;
let opening: Opening | undefined;
/** Of the opening: rows must not come and go while they are being read. */
let moment: Moment | undefined;
let line: Line | undefined;
let rehearsed = false;
let calendar = SETTINGS.calendar.fallback;
const takeCalendar = (stored: unknown) => {
  calendar = decodeSetting(stored, SETTINGS.calendar).value;
};
watchKey(settingKey('calendar'), takeCalendar);
void localKeyValue.read(settingKey('calendar')).then(takeCalendar);

/** Nothing is read, and nothing shown, before somebody who knows the nonce has called. */
function begin(called: Line): void {
  line = called;
  document.documentElement.lang = t('localeTag');
  document.title = t('paletteTitle');
  say({ kind: 'ready' });
  void library.refresh();
  watchKey(LIBRARY_CHANGED, () => void library.refresh());
}

function hear(text: unknown): void {
  const message = readToPalette(text);
  if (!message) return;
  if (message.kind === 'open') {
    opening = message;
    moment = momentOf(message);
    document.body.dataset.theme = message.theme;
    draw();
    focusFirst();
    // Days begin and scripts run out without an announcement; asking must not hold up what is being painted.
    setTimeout(() => void library.refresh(), REFRESH_AFTER_MS);
  } else {
    opening = undefined;
    draw();
  }
}

/** Drawn while nobody looks, so that the first opening and the first keys find code and letter shapes ready. Takes no focus. */
async function rehearse(): Promise<void> {
  if (rehearsed) return;
  rehearsed = true;
  opening = { kind: 'open', opening: 0, theme: 'system', values: {}, suggested: [] };
  moment = momentOf(opening);
  draw();
  for (const query of DRAWN_UNSEEN) draw(query);
  document.body.getBoundingClientRect();
  opening = undefined;
  draw();
  // One at a time, like keys: between two of them anything else may go first.
  for (const query of SOUGHT_UNSEEN) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (opening) return;
    findRows(view, { query, suggested: [] });
  }
}

function momentOf({ values: { shop, goods } }: Opening): Moment {
  const told = { ...(shop !== undefined && { shop }), ...(goods !== undefined && { goods }) };
  return momentAt(calendarFor(calendar.zone, calendar.dayCut), Date.now(), told);
}

/** The call to open and the focus come from two sides, in either order. What is missing in a wanted script goes first. */
function focusFirst(): void {
  if (!opening) return;
  const { fill } = opening;
  const room = fill === undefined ? null : document.querySelector(`[data-snippet="${CSS.escape(fill)}"]`);
  const first = room?.querySelector('.blank[data-empty=true]') ?? document.querySelector('[role=combobox]');
  if (first instanceof HTMLElement) first.focus();
}

function say(message: FromPalette): void {
  line?.send(message);
}

function close(focus: boolean): void {
  if (opening) say({ kind: 'close', opening: opening.opening, focus });
}

async function readPicture(snippetId: SnippetId): Promise<string | undefined> {
  const reply = await ask('library/picture', { snippetId });
  const picture = reply.ok ? reply.value.picture : undefined;
  return picture && `data:${picture.type};base64,${picture.data}`;
}

const callbacks: Pick<PaletteCallbacks, 'onPick' | 'onPicture' | 'onClose' | 'isForIme' | 'isPersons'> = {
  onPicture: readPicture,
  onPick: (chosen, by) => opening && say({ kind: 'pick', opening: opening.opening, by, picks: [...chosen] }),
  onClose: () => close(true),
  isPersons: (event) => event.isTrusted,
  isForIme: (event) => isImeKey(event) || composition.isComposing(),
};

/** @param rehearsed what is typed, where nobody types */
function draw(rehearsed?: string): void {
  const page = opening && moment && (
    <PalettePage
      key={opening.opening}
      opening={opening}
      moment={moment}
      library={view}
      callbacks={callbacks}
      {...(rehearsed !== undefined && { rehearsed })}
    />
  );
  flushSync(() => root.render(<TextProvider translate={t}>{page}</TextProvider>));
}

window.addEventListener('focus', () => document.activeElement === document.body && focusFirst());
// The agent has clicked elsewhere or left the window: a palette that stays open there would be in the way.
window.addEventListener('blur', () => close(false));
