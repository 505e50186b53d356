/** What the overlay is told and what it tells back: plain values and callbacks. It never reads the page, a store or a clock of its own facts. */

import type { ReasonKind } from '../../utils/core/coach/triage';
import type { FindingKind, FindingLevel } from '../../utils/core/guard/finding';
import type { ConversationId, SnippetId } from '../../utils/core/ids';
import type { CoachAct, CoachView } from './coach-model';
import type { FieldBox } from './placement';

/**
 * starting: looking for the console's parts. ok: reading. degraded: some field cannot be read (`missingFields`).
 * unrecognised: the console changed, nothing is measured. paused: the person switched the site off for now.
 * orphaned: the extension was updated under the tab; a reload is needed. needs-name: the page does not say who works here.
 * store-unavailable: readings cannot be kept; figures stop being recorded. elsewhere: another tab of this console records,
 * this one only advises. fill-only: of this console only the input field is known; scripts are put in, nothing is read.
 */
export type OverlayStatus =
  | 'starting'
  | 'ok'
  | 'degraded'
  | 'unrecognised'
  | 'paused'
  | 'orphaned'
  | 'needs-name'
  | 'store-unavailable'
  | 'elsewhere'
  | 'fill-only';

/** calm < soon (first alert) < urgent (second alert) < missed (over the rule's limit). */
export type WaitingLevel = 'calm' | 'soon' | 'urgent' | 'missed';

export interface WaitingEntry {
  conversationId: ConversationId;
  /** As the page shows it (masked); never stored. */
  name: string;
  /** Epoch ms since when this buyer waits. The overlay draws the running clock from it. */
  since: number;
  /** The session sends a new model when the level changes; the overlay only ticks the seconds. */
  level: WaitingLevel;
  /** The start is known from the list or a coarse label only: drawn with 约 / ~. */
  approximate: boolean;
  /** Epoch ms at which the page's own countdown ends; only where the page prints one. */
  deadlineAt?: number;
  /** This is the conversation now open in the console. */
  active: boolean;
  /** Why it stands where it stands, and until when it still passes under the rule. */
  reason?: ReasonKind;
  passesUntil?: number;
}

export interface SuggestionCard {
  /** The conversation it answers: what a click inserts follows from what was drawn, not from what is open by then. */
  conversationId: ConversationId;
  snippetId: SnippetId;
  title: string;
  /** Body with the variables filled as far as they are known. */
  preview: string;
  /** The matcher is confident. Shown by a shape and a word, not by colour alone. */
  sure: boolean;
  /** Labels of variables that have no value yet (order number ...). */
  missing: readonly string[];
  /** A picture comes with it. */
  picture?: boolean;
}

/** Today's small numbers; `DaySummary` of the protocol fits. undefined is unknown and drawn as —. */
export interface TodayFigures {
  turns: number;
  averageWaitMs?: number;
  firstAverageWaitMs?: number;
  withinShare?: number;
  unanswered: number;
  receptions: number;
  estimated: boolean;
}

export type InsertNotice =
  /** `question`: how the buyer asked, which the script does not know yet; it can be kept for it. */
  /** `picture`: where the script's picture is now. */
  | { kind: 'inserted'; title: string; question?: string; picture?: 'attached' | 'copied' | 'lost' }
  /** Without a title: a question that no script answers yet. */
  | { kind: 'remembered'; title?: string }
  /** Answered without a script: the agent's own words may become one. `reply`: they were wanted, and are shown before they are kept. */
  | { kind: 'own-reply'; question: string; reply?: string }
  /** The conversation changed between the click and the insert: nothing was inserted. */
  | { kind: 'refused-switched' }
  /** The cards changed a moment before the key: nothing was inserted. */
  | { kind: 'refused-changed' }
  /** An input method was composing: nothing was inserted. */
  | { kind: 'refused-composing' }
  /** The click was not a person's, or the panel was not plainly visible. */
  | { kind: 'refused-untrusted' }
  /** The composer did not take the text; it is on the clipboard instead. */
  | { kind: 'copied'; title: string }
  /** Whose chat stands there cannot be told any more: it is on the clipboard instead. */
  | { kind: 'copied-unsure'; title: string }
  | { kind: 'failed' }
  /** What the page looks like is on the clipboard. */
  | { kind: 'reported' }
  | { kind: 'missing-variable'; labels: readonly string[] };

/** The one thing worth a look in the draft. `fix` is the safe wording; '' where the word can simply go. */
export interface GuardNote {
  kind: FindingKind;
  level: FindingLevel;
  /** As it stands in the draft. */
  subject: string;
  fix?: string;
}

/** Distance in px of the panel's own corner from the same corner of the window: survives a resize. */
export interface OverlayPosition {
  corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
  x: number;
  y: number;
}

export interface OverlayModel {
  site: { id: string; name: string };
  status: OverlayStatus;
  /** Field names of the site profile that cannot be read now (status degraded or unrecognised). */
  missingFields: readonly string[];
  /** What the next second costs most first. The first five are drawn, the rest is counted. */
  waiting: readonly WaitingEntry[];
  /** Best first; up to three are drawn. For the open conversation only. */
  suggestions: readonly SuggestionCard[];
  /** Messages of the open conversation that the suggestions answer; 0 when nothing is unanswered. */
  unansweredMessages: number;
  /** What of them may be kept as a question, where no script answers it. */
  openQuestion?: string;
  today?: TodayFigures;
  /** The rule the figures and levels follow, in the person's language. */
  ruleName: string;
  /** How long a first or any reply may take under the rule, ms; named in the tooltip of the share. */
  limitMs?: number;
  notice?: InsertNotice;
  guard?: GuardNote;
  coach?: CoachView;
  /** The composer: the panel ends above it. */
  field?: FieldBox;
  collapsed: boolean;
  position: OverlayPosition;
  theme: 'system' | 'light' | 'dark';
  /** The snippet shortcuts as the browser has them bound, for the hints; default Alt+1..3. */
  shortcuts?: readonly string[];
}

/** Every acting callback carries the event: the session checks `event.isTrusted` and visibility before it acts. */
export interface OverlayCallbacks {
  onJump(conversationId: ConversationId, event: Event): void;
  onInsert(card: SuggestionCard, event: Event): void;
  /** Opens the search palette. */
  onSearch?(event: Event): void;
  onCollapse(collapsed: boolean, event: Event): void;
  /** Once per finished drag or arrow key press, already clamped to the window. */
  onMove(position: OverlayPosition): void;
  onName(name: string, event: Event): void;
  onDismissNotice(event: Event): void;
  /** Keeps the notice's question for its script. */
  onRemember?(event: Event): void;
  /** Keeps the question that no script answers, as it was drawn. */
  onKeepQuestion?(question: string, event: Event): void;
  /** Takes the guard's safe wording; "not this" waves the finding off for this conversation. */
  onGuardAccept?(event: Event): void;
  onGuardWaveOff?(event: Event): void;
  onCoach?(act: CoachAct, event: Event): void;
  /** Record here instead of in the other tab (status elsewhere). */
  onRecord?(event: Event): void;
  /** Reload the tab (status orphaned). */
  onReload?(event: Event): void;
  /** Copies what the page looks like to us, without a word of what is written there (status degraded or unrecognised). */
  onReport?(event: Event): void;
}

export interface Overlay {
  /** Draws synchronously when the document is visible; else the newest model is drawn when it becomes visible. */
  update(model: OverlayModel): void;
  destroy(): void;
}
