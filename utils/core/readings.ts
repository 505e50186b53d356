/** What the page showed at one moment. Readings carry text, so they live and die in the tab; facts are made from them. */
import type { Media, OrderFact, Role } from './facts';
import type { ConversationId, SnippetId } from './ids';

/** One row of the message list. */
export interface MessageReading {
  /** The platform's message id, or one synthesised by the reader; unique within the conversation and stable. */
  key: string;
  role: Role;
  media: Media;
  text: string;
  /** What the page prints as the message's time, epoch ms, with the label's resolution. */
  shownAt?: number;
  resolutionMs?: number;
  recalled?: true;
  /** When the row last changed, where that is known better than for the whole reading. */
  changedAt?: number;
  /** A system row saying that a human took over, or that the conversation was transferred. */
  event?: 'handover' | 'transfer-in' | 'transfer-out' | 'closed';
  order?: Pick<OrderFact, 'orderKey' | 'state' | 'amountCents' | 'items'>;
}

/** The open conversation's rows that are rendered now, oldest first. A virtual list shows a window, not the whole. */
export interface ThreadReading {
  conversationId: ConversationId;
  /** When the observer was told (epoch ms), not when we got round to reading. */
  at: number;
  messages: MessageReading[];
  /** Only the last rows: what stands above them is as the reading before said. */
  tail?: true;
}

/** One row of the conversation list, groups merged (the same buyer may stand in several). */
export interface RowReading {
  conversationId: ConversationId;
  /** Shown in the strip only; masked, colliding, never stored. */
  name: string;
  active: boolean;
  /** Exact count where the page prints one; 'some' for a bare red dot; 0 for none; undefined: the site cannot say. */
  unread?: number | 'some';
  preview?: string;
  /** The page says that this buyer waits for us (group, badge or counter). undefined: the site cannot say. */
  waiting?: boolean;
  /** The page's own counter of how long, with its resolution ('45秒' 1000, '3分钟' 60000). */
  waitedMs?: number;
  /** The page's own countdown to its limit ('12秒后超时'). Never derived by us. */
  remainingMs?: number;
  counterResolutionMs?: number;
  /** When the row last changed, where that is known better than for the whole reading. */
  changedAt?: number;
  /** When it began to, where it changed more than once since it was last read: its news came somewhere in between. */
  changedFrom?: number;
  /** Two rows answer to this key and nothing tells them apart: shown, never timed. */
  ambiguous?: true;
}

export interface ListReading {
  at: number;
  rows: RowReading[];
}

/** What the list told of `from` was another buyer's who looks the same there, `to`. */
export interface Reassigned {
  from: ConversationId;
  to: ConversationId;
  /** And the other way round. */
  swapped?: boolean;
  /** What readings of the list before this moment (epoch ms) told of `from` was no mistake. */
  since?: number;
  /** The same of `to`. */
  backSince?: number;
}

/** What the tracker can be told: readings, the heartbeat, and what the agent did through us. */
export type TrackInput =
  | { kind: 'thread'; reading: ThreadReading }
  | { kind: 'list'; reading: ListReading }
  | { kind: 'orders'; conversationId: ConversationId; at: number; orders: NonNullable<MessageReading['order']>[] }
  | { kind: 'inserted'; conversationId: ConversationId; snippetId: SnippetId; text: string }
  | ({ kind: 'reassigned' } & Reassigned)
  /** The person pressed a key, clicked or changed something on the page. */
  | { kind: 'act' }
  /** The page is going away: nothing more will be painted. */
  | { kind: 'ending' }
  | { kind: 'tick' };

/** Both clocks of one moment: a difference between their steps is a sleep or a changed clock. */
export interface Moment {
  wall: number;
  mono: number;
}
