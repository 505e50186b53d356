/**
 * Looks at the draft while it is written and says at most one thing of it. Never blocks, never takes Enter or a click of the
 * page's. What it reads stays in this tab and is gone with the draft; what the person waved off, with the tab.
 */
import type { InsertNotice } from '../../components/overlay/overlay-model';
import { followDraft, NO_DRAFT, strayedFrom } from '../../utils/core/guard/draft';
import { type Finding, LEVEL_OF } from '../../utils/core/guard/finding';
import { createGuard } from '../../utils/core/guard/findings';
import { findOrderNumbers } from '../../utils/core/guard/numbers';
import type { ConversationId } from '../../utils/core/ids';
import type { TrackInput } from '../../utils/core/readings';
import type { VariableValues } from '../../utils/core/snippet-text';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { ComposerPorts } from '../../utils/dom/composer';
import { locate } from '../../utils/dom/locate';
import { type ReplaceOutcome, replaceText } from '../../utils/dom/replace-text';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { watchGuardChoices, watchGuardWords } from './guard-choices';
import { createOrderOwners } from './order-owners';
import type { Panel } from './panel';

/** While someone types, at most this often. */
const LOOK_EVERY_MS = 150;
/** While nothing is written; a key is heard at once. */
const LOOK_IDLY_MS = 600;
const WAVED_OFF_LIMIT = 500;

export interface DraftGuardSeams {
  profile: SiteProfile;
  composer: ComposerPorts<ConversationId>;
  live(): readonly LiveConversation[];
  values(): VariableValues;
  /** Salted name of an order's number, as readings have it. */
  hashOrder(number: string): Promise<string>;
  panel: Pick<Panel, 'change'>;
}

export interface DraftGuard {
  /** What the page showed: whose orders are whose, and a reason to look again. */
  follow(input: TrackInput): void;
  /** Takes the safe wording. False when there is none, and the key is the console's. */
  accept(): boolean;
  /** "Not this", for this conversation. */
  waveOff(): void;
}

export function createDraftGuard(seams: DraftGuardSeams, signal: AbortSignal): DraftGuard {
  const owners = createOrderOwners(seams.hashOrder, () => schedule());
  const wavedOff = new Set<string>();
  let trail = NO_DRAFT;
  let guard = createGuard([], seams.profile.id);
  /** What the team lets agents promise comes before the person's own choice. */
  let mayYuan: number | undefined;
  let said: { finding: Finding; draft: string; conversation: ConversationId } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitsIdly = false;
  let accepting = false;
  let field: { element: Element; life: AbortController } | undefined;
  const choices = watchGuardChoices(() => schedule(), signal);
  watchGuardWords((banned, yuan) => {
    mayYuan = yuan;
    guard = createGuard(banned, seams.profile.id);
    schedule();
  }, signal);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    field?.life.abort();
  });

  function schedule(idly = false): void {
    if (signal.aborted || (timer !== undefined && (idly || !waitsIdly))) return;
    clearTimeout(timer);
    waitsIdly = idly;
    timer = setTimeout(look, idly ? LOOK_IDLY_MS : LOOK_EVERY_MS);
  }

  /** The framework may have put another field in the place of the one we listen to. */
  function listen(): void {
    const element = locate(seams.profile.composer.field, document);
    if (element === field?.element) return;
    field?.life.abort();
    field = undefined;
    if (!element) return;
    const life = new AbortController();
    element.addEventListener('input', () => schedule(), { passive: true, signal: life.signal });
    field = { element, life };
  }

  function look(): void {
    timer = undefined;
    listen();
    if (accepting) return;
    // What stands there during a composition is not yet what the person means to write.
    if (seams.composer.isComposing()) {
      schedule();
      return;
    }
    const draft = seams.composer.findEditor()?.read() ?? '';
    // Nothing is written and nothing was: whose it would be need not be asked of the page.
    if (draft.trim() === '' && trail.owner === undefined) {
      say(undefined);
      return;
    }
    const open = seams.composer.openConversation();
    trail = followDraft(trail, open, draft);
    if (draft.trim() === '' || open === undefined) {
      say(undefined);
      return;
    }
    owners.ask(findOrderNumbers(draft).map(({ value }) => value));
    const buyers = seams
      .live()
      .map(({ conversationId, name }) => ({ conversationId, name, open: conversationId === open }));
    const last = seams.live().find(({ conversationId }) => conversationId === open)?.lastAgentText;
    const strayed = strayedFrom(trail);
    const found = guard.look(
      draft,
      {
        buyers,
        ownersOf: owners.of,
        values: seams.values(),
        ...(last === undefined ? {} : { lastAgentText: last }),
        ...(strayed === undefined ? {} : { strayed }),
      },
      mayYuan === undefined ? choices.now() : { ...choices.now(), moneyLimitYuan: mayYuan },
    );
    const finding = found.find(({ key }) => !wavedOff.has(`${open} ${key}`));
    say(finding && { finding, draft, conversation: open });
  }

  function say(next: typeof said): void {
    const before = said?.finding;
    said = next;
    const after = next?.finding;
    if (before?.key === after?.key && before?.fix?.text === after?.fix?.text) return;
    const fix = after?.fix && { fix: after.fix.text };
    const note = after && { kind: after.kind, level: LEVEL_OF[after.kind], subject: after.subject, ...fix };
    seams.panel.change({ guard: note });
  }

  async function replace({ finding, draft, conversation }: NonNullable<typeof said>): Promise<void> {
    if (!finding.fix) return;
    accepting = true;
    try {
      const outcome = await replaceText(seams.composer, { conversation, draft, ...finding.fix });
      if (outcome.kind !== 'inserted') seams.panel.change({ notice: noticeOf(outcome) });
    } finally {
      accepting = false;
      schedule();
    }
  }

  return {
    follow(input) {
      owners.note(input);
      schedule(trail.owner === undefined);
    },
    accept() {
      const shown = said?.finding;
      if (!shown?.fix || accepting) return false;
      // What was typed since is looked at first; only what the person saw is done.
      look();
      if (said?.finding.key === shown.key && said.finding.fix?.text === shown.fix.text) void replace(said);
      return true;
    },
    waveOff() {
      if (!said) return;
      if (wavedOff.size >= WAVED_OFF_LIMIT) wavedOff.clear();
      wavedOff.add(`${said.conversation} ${said.finding.key}`);
      look();
    },
  };
}

function noticeOf(outcome: ReplaceOutcome): InsertNotice {
  if (outcome.kind === 'refused' && outcome.reason === 'switched') return { kind: 'refused-switched' };
  if (outcome.kind === 'refused' && outcome.reason === 'composing') return { kind: 'refused-composing' };
  return { kind: 'failed' };
}
