/**
 * A console of which only the input field is known: scripts are searched for and put in by the same hand and under the same
 * checks; nothing is read, timed or recorded. Whose chat stands there is told by `dom/standing-chat.ts`.
 */
import { asId, type ConversationId } from '../../utils/core/ids';
import { findComposer } from '../../utils/dom/editors/find-composer';
import { repeat } from '../../utils/dom/frames';
import { watchComposition } from '../../utils/dom/ime';
import { locate } from '../../utils/dom/locate';
import { isSeenAct } from '../../utils/dom/seen-click';
import { watchStandingChat } from '../../utils/dom/standing-chat';
import type { PalettePick } from '../../utils/messaging/palette-wire';
import { isAttached } from '../../utils/platform/browser';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { copyText } from './clipboard';
import { insertPick, joinParts, type Pick } from './insertion';
import { createPaletteHost } from './palette-host';
import { createPanel } from './panel';
import { bringPicture } from './picture-hand';
import { createScriptShelf } from './script-shelf';
import { listenShortcuts } from './shortcuts';
import { reportUse } from './status';

const BEAT_MS = 1000;
const NOTHING = () => undefined;

type Parts = Pick['parts'];

/** Starts at once; the returned function leaves the page as it was. */
export function startFill(profile: SiteProfile): () => void {
  const life = new AbortController();
  const { signal } = life;
  let inserting = false;

  const isPersons = (event: Event) => isSeenAct(event, panel.host, panel.visibleSince(), performance.now());
  const panel = createPanel(profile, {
    onSearch: (event) => isPersons(event) && palette.toggle(),
    onJump: NOTHING,
    onInsert: NOTHING,
    onName: NOTHING,
    onWaiting: NOTHING,
  });
  const shelf = createScriptShelf(NOTHING, signal);
  const { isComposing } = watchComposition(window, () => performance.now(), signal);
  const isOurs = (event: Event) => event.composedPath().includes(panel.host);
  const chat = watchStandingChat(profile, document, isOurs, () => performance.now(), signal);
  const openConversation = () => {
    const mark = chat.mark();
    return mark === undefined ? undefined : asId<ConversationId>(mark);
  };
  const findEditor = () => findComposer(profile, document);
  const maxLength = () => profile.composer.most;
  const composer = { findEditor, openConversation, isComposing, maxLength, view: window };
  const context = () => ({ values: {}, suggested: [] });
  const palette = createPaletteHost({
    profile,
    panel,
    openConversation,
    context,
    onPick: (id, picks) => void alone(picks, (parts) => put(id, parts)),
    onLate: (picks) => void alone(picks, copy),
  });

  /** One at a time. */
  async function alone(picks: readonly PalettePick[], work: (parts: Parts) => Promise<void>): Promise<void> {
    if (inserting) return;
    inserting = true;
    try {
      if (picks.some(({ snippetId }) => !shelf.find(snippetId))) await shelf.refresh();
      const parts = picks.flatMap(({ snippetId, values = {} }) => {
        const snippet = shelf.find(snippetId);
        return snippet ? [{ snippet, values }] : [];
      });
      if (parts.length === picks.length) await work(parts);
      else panel.change({ notice: { kind: 'failed' } });
    } finally {
      inserting = false;
    }
  }

  async function put(conversationId: ConversationId, parts: Parts): Promise<void> {
    const { notice, inserted } = await insertPick(composer, { conversationId, parts }, NOTHING);
    const [first] = parts;
    if (notice.kind === 'missing-variable' && parts.length === 1 && first && palette.askFor(first.snippet.id)) return;
    if (notice.kind === 'refused-switched') return copy(parts);
    panel.change({ notice });
    if (inserted === undefined || notice.kind !== 'inserted') return;
    const scripts = parts.map(({ snippet }) => snippet);
    const ids = scripts.map(({ id }) => id);
    // A use is counted, and whose chat it was is not known: each stands for itself.
    reportUse(profile.id, ids, asId<ConversationId>(crypto.randomUUID()));
    const pictured = scripts.find(({ picture }) => picture !== undefined);
    if (!pictured) return;
    const picture = await bringPicture(profile, composer, pictured.id, conversationId);
    panel.change({ notice: { ...notice, picture } });
  }

  async function copy(parts: Parts): Promise<void> {
    const { text, missing, title } = joinParts(parts);
    const isCopied = missing.length === 0 && (await copyText(text));
    panel.change({ notice: isCopied ? { kind: 'copied-unsure', title } : { kind: 'refused-switched' } });
  }

  function beat(): void {
    if (!isAttached()) orphan();
    else if (!panel.ensureAttached()) stop();
  }

  /** The extension was updated or removed under us: the panel says so. */
  function orphan(): void {
    if (signal.aborted) return;
    life.abort();
    palette.destroy();
    panel.change({ status: 'orphaned' });
  }

  function stop(): void {
    life.abort();
    palette.destroy();
    panel.destroy();
  }

  repeat(beat, BEAT_MS, signal);
  listenShortcuts(
    {
      onPick: () => false,
      onPalette: palette.toggle,
      onGuard: () => false,
      onNext: () => false,
      isEmptyComposer: (target) => target === locate(profile.composer.field, document) && findEditor()?.read() === '',
    },
    signal,
  );
  panel.change({ status: 'fill-only' });
  void shelf.refresh().then(() => !signal.aborted && palette.prepare());
  return stop;
}
