/** What the coach shows and what can be done about it: plain values. No word of a buyer's but on the card the agent opens. */

import type { DueKind, DueState, DueTopic } from '../../utils/core/coach/due';
import type { EvidenceLine } from '../../utils/core/coach/evidence';
import type { HintAction, HintRule } from '../../utils/core/coach/hint-rule';
import type { Authority } from '../../utils/core/coach/team-coach';
import type { ReasonKind } from '../../utils/core/coach/triage';
import type { ConversationId, SnippetId } from '../../utils/core/ids';

/** The one hint. */
export interface HintNote {
  /** The rule's. */
  id: string;
  /** What it is about: a tap must mean this one, not the next. */
  subject: string;
  /** It speaks of the chat that is open, without its name. */
  ofOpen: boolean;
  say: HintRule['say'];
  action: HintAction;
  /** About people, money or a promise. */
  lasting: boolean;
  softer: boolean;
  /** Whom it is about, as the page shows the name; '' where nobody is. */
  name: string;
  /** Epoch ms the sentence counts down to, or up from. */
  at?: number;
  /** A number the sentence names. */
  count?: number;
  reason?: ReasonKind;
  /** That time is known from the list or a coarse label only. */
  approximate?: boolean;
  topic?: DueTopic;
  /** The word of our own list that it was known by. */
  word?: string;
}

export interface DueEntry {
  id: string;
  conversationId: ConversationId;
  kind: DueKind;
  topic: DueTopic;
  state: DueState;
  dueAt: number;
  /** '' once the page does not show that buyer any more. */
  name: string;
  note?: string;
}

/** The card for a heated conversation. */
export interface CalmCard {
  conversationId: ConversationId;
  name: string;
  level: 2 | 3 | 4;
  /** Its chat is the one that is open: only there a script can be put in. */
  open: boolean;
  script?: { snippetId: SnippetId; title: string; preview: string };
  /** What the agent may promise without asking. */
  may?: Authority;
  /** Redacted; the agent reads them before they go anywhere. */
  lines: readonly EvidenceLine[];
}

/** What this computer knows of the buyer whose chat is open. */
export interface BuyerGlance {
  visits: number;
  orders: number;
  lastDay?: string;
  theme?: string;
  note?: string;
  tags: readonly string[];
  /** The last note could not be kept. */
  noteFailed?: true;
}

export interface ThemeChoice {
  theme: string;
  on: boolean;
}

export interface CoachView {
  /** The chat it was drawn beside; beside another one only what names its buyer may stand. */
  open?: ConversationId;
  hint?: HintNote;
  dues: readonly DueEntry[];
  /** How many of them are over their time. */
  overdue: number;
  card?: CalmCard;
  buyer?: BuyerGlance;
  /** Reasons that fit the open chat; one tap puts one on it. */
  themes: readonly ThemeChoice[];
  /** Something was just put on the clipboard. */
  copied?: 'handover' | 'evidence' | 'failed';
}

export type CoachAct =
  /** `id` and `subject` of the hint that was tapped. */
  | { kind: 'hint' | 'hint-off'; id: string; subject: string }
  | { kind: 'due'; id: string; to: 'keep' | 'done' | 'drop' | 'later' | 'jump' }
  | { kind: 'card-close' }
  | { kind: 'card-jump' }
  | { kind: 'script' }
  | { kind: 'theme'; theme: string }
  /** The agent's own words on the buyer whose chat is open; both empty: nothing is kept any more. */
  | { kind: 'note'; conversationId: ConversationId; note: string; tags: string[] }
  | { kind: 'copy'; what: 'handover' | 'evidence'; text: string };
