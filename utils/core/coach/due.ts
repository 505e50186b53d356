/** What was promised or is wanted by a time: the item that is kept. Holds no word of the buyer's, only the agent's own note. */
import type { AgentId, ConversationId, ShopId, SiteId } from '../ids';

/** promise: the agent said it. deadline: the buyer named a time. follow-up: the agent put it down by hand. */
export const DUE_KINDS = ['promise', 'deadline', 'follow-up'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** What it is about, for one short word on the list. */
export const DUE_TOPICS = ['check', 'reply', 'ship', 'refund', 'resend', 'call', 'other'] as const;
export type DueTopic = (typeof DUE_TOPICS)[number];

/** offered: found in the words, nobody has looked at it. open: counts. done, dismissed: over; only `dismissed` teaches. */
export const DUE_STATES = ['offered', 'open', 'done', 'dismissed'] as const;
export type DueState = (typeof DUE_STATES)[number];

export interface Due {
  /** `<site>:<conversation>:<epoch ms it was said at>:<kind>`: found twice is kept once. */
  id: string;
  siteId: SiteId;
  shopId: ShopId;
  agentId: AgentId;
  conversationId: ConversationId;
  kind: DueKind;
  topic: DueTopic;
  /** Epoch ms. */
  saidAt: number;
  dueAt: number;
  /** How exact the words were, ms: "in ten minutes" 60000, "tomorrow" a day. */
  grainMs: number;
  state: DueState;
  /** What it was found by: dismissals are counted under this name. */
  foundBy: string;
  /** Reminders already given; see `reminders.ts`. */
  reminded: number;
  snoozedUntil?: number;
  closedAt?: number;
  /** The agent's own words, at most NOTE_LENGTH characters. */
  note?: string;
}

export const NOTE_LENGTH = 200;

export function dueId(siteId: SiteId, conversationId: ConversationId, saidAt: number, kind: DueKind): string {
  return `${siteId}:${conversationId}:${saidAt}:${kind}`;
}
