/** When the palette is open, for whom, and where the caret goes afterwards. Carries picks out of it; inserts nothing itself. */
import type { ConversationId, SnippetId } from '../../utils/core/ids';
import type { VariableValues } from '../../utils/core/snippet-text';
import { type Box, measure } from '../../utils/dom/layout';
import { locate, workingSelector } from '../../utils/dom/locate';
import { isSeenFrame } from '../../utils/dom/seen-click';
import type { FromPalette, PalettePick } from '../../utils/messaging/palette-wire';
import { t } from '../../utils/platform/i18n';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { createPaletteFrame, type PaletteFrame } from './palette-frame';
import { placePalette, type Surroundings } from './palette-place';
import type { Panel } from './panel';

/** The newest messages, and this much above the input field in px, are never covered. */
const NEWEST_ROWS = 3;
const NEWEST_PX = 200;

export interface PaletteSeams {
  profile: SiteProfile;
  panel: Pick<Panel, 'host' | 'add' | 'panelBox' | 'theme' | 'change'>;
  /** The conversation that list, header and thread agree is open. */
  openConversation(): ConversationId | undefined;
  /** What the palette starts from: what the page knows of the buyer, and what fits the unanswered messages. */
  context(): { values: VariableValues; suggested: SnippetId[] };
  /** A person chose. Called after the palette is gone and the caret is back. */
  onPick(conversationId: ConversationId, picks: readonly PalettePick[]): void;
  /** A person chose for a chat that stands there no more; without it, that is said and no more. */
  onLate?(picks: readonly PalettePick[]): void;
}

export interface PaletteHost {
  /** Loads the frame without showing it, so that the first opening does not wait. */
  prepare(): void;
  /** False when no conversation is open, so that there is nobody to find words for. */
  toggle(): boolean;
  /** Opens with this script first and the caret where something is missing in it. False as above. */
  askFor(snippetId: SnippetId): boolean;
  isOpen(): boolean;
  /** The open conversation may have changed: closes, and says so. */
  follow(): void;
  destroy(): void;
}

export function createPaletteHost(seams: PaletteSeams): PaletteHost {
  let frame: PaletteFrame | undefined;
  let openFor: ConversationId | undefined;
  let opening = 0;
  let box: Box | undefined;
  let shownSince = 0;

  function loaded(): PaletteFrame {
    if (!frame) {
      frame = createPaletteFrame(t('paletteTitle'), hear);
      seams.panel.add(frame.element);
    }
    return frame;
  }

  function hear(message: FromPalette): void {
    if (message.kind === 'ready' || message.opening !== opening || openFor === undefined) return;
    if (message.kind === 'close') {
      close(message.focus);
      return;
    }
    const conversationId = openFor;
    if (!box || !isSeenFrame(message.by, seams.panel.host, box, shownSince, performance.now())) {
      close(true);
      seams.panel.change({ notice: { kind: 'refused-untrusted' } });
      return;
    }
    close(true);
    if (seams.openConversation() === conversationId) seams.onPick(conversationId, message.picks);
    else if (seams.onLate) seams.onLate(message.picks);
    else refuseSwitched();
  }

  function surroundings(): Surroundings {
    const { composer, thread, list } = seams.profile;
    const [field] = measure([locate(composer.field, document)]);
    const [talk] = measure([locate(thread.root, document)]);
    const panel = seams.panel.panelBox();
    return {
      view: { width: document.documentElement.clientWidth, height: window.innerHeight },
      clear: [...(field ? [field, { ...field, top: field.top - NEWEST_PX, bottom: field.top }] : []), ...newest(talk)],
      spare: [...measure([locate(list.root, document)]), ...(talk ? [talk] : []), ...(panel ? [panel] : [])],
      near: panel,
    };
  }

  /** The newest messages that are on the screen; where the next one will stand is right above the input field. */
  function newest(talk: Box | undefined): Box[] {
    const { thread } = seams.profile;
    const root = locate(thread.root, document);
    const css = root && workingSelector(thread.message, root);
    if (!talk || !css) return [];
    const rows = measure([...root.querySelectorAll(css)].slice(-NEWEST_ROWS));
    return rows.filter((row) => row.bottom > talk.top && row.top < talk.bottom);
  }

  function open(fill?: SnippetId): boolean {
    const conversationId = seams.openConversation();
    if (conversationId === undefined) return false;
    box = placePalette(surroundings());
    openFor = conversationId;
    opening += 1;
    shownSince = performance.now();
    const shown = loaded();
    const { values, suggested } = seams.context();
    const first = fill === undefined ? suggested : [fill, ...suggested.filter((id) => id !== fill)];
    const wanted = fill === undefined ? {} : { fill };
    shown.say({ kind: 'open', opening, theme: seams.panel.theme(), values, suggested: first, ...wanted });
    shown.show(box);
    return true;
  }

  function refuseSwitched(): void {
    seams.panel.change({ notice: { kind: 'refused-switched' } });
  }

  /** A frame that is hidden keeps the focus in some browsers, so it is always taken out of it. */
  function close(focus: boolean): void {
    if (openFor === undefined || !frame) return;
    openFor = undefined;
    const held = document.activeElement === seams.panel.host || document.activeElement === document.body;
    frame.say({ kind: 'hidden' });
    frame.hide();
    if (focus || held) focusComposer();
  }

  function focusComposer(): void {
    const field = locate(seams.profile.composer.field, document);
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  }

  return {
    prepare: () => void loaded(),
    toggle() {
      if (openFor === undefined) return open();
      close(true);
      return true;
    },
    askFor: (snippetId) => openFor === undefined && open(snippetId),
    isOpen: () => openFor !== undefined,
    follow() {
      if (openFor === undefined) return;
      const now = seams.openConversation();
      // Undefined is a moment between two conversations, or a page that redraws itself: the pick is checked anyway.
      if (now === undefined || now === openFor) return;
      close(false);
      refuseSwitched();
    },
    destroy() {
      openFor = undefined;
      frame?.destroy();
    },
  };
}
