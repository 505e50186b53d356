/** The ledger's only content: what happened in conversations, without a word of what was said. */
import type { AgentId, ConversationId, FactId, ShopId, SiteId, SnippetId } from './ids';

/** assist = 智能辅助 (counts under some rules); auto = welcome, robot, offline reply; unknown never counts as a reply. */
export type Role = 'buyer' | 'agent' | 'assist' | 'auto' | 'system' | 'unknown';
export type Media = 'text' | 'image' | 'video' | 'voice' | 'emoji' | 'goods-card' | 'order-card' | 'card';

/**
 * Who says when it happened. `page` the page prints it; `seen` our observer saw it appear; `list` only the
 * conversation list told us; `unsure` the computer slept or nobody watched. page beats seen beats list beats unsure.
 */
export type Clock = 'page' | 'seen' | 'list' | 'unsure';

interface FactBase {
  id: FactId;
  siteId: SiteId;
  shopId: ShopId;
  agentId: AgentId;
  conversationId: ConversationId;
  /** Epoch ms. Where the page's times tie, a reader adds 1 ms per row, so that order in time is order in the thread. */
  at: number;
  clock: Clock;
  /** Half-open error of `at`, ms: 0 for ms page times and seen, 1000 for second labels, 60000 for minute labels. */
  resolutionMs: number;
  /** Facts that this one explains better (a list arrival, once the message itself is read). Folds drop the replaced. */
  replaces?: FactId[];
}

export interface MessageFact extends FactBase {
  kind: 'message';
  role: Role;
  media: Media;
  /** Characters (code points) of the text; 0 for media. */
  length: number;
  /** A buyer text that is only thanks or ok (好的/嗯/谢谢/ok/emoji). Rule profiles decide whether it opens a turn. */
  closing?: true;
  /** The snippet this agent message came from, and how much of it was changed before sending (0 to 1). */
  snippetId?: SnippetId;
  editedShare?: number;
}

/** A robot handed the conversation to a human (转人工/接入): starts the clock under `clock: 'handover'` rules. */
export interface HandoverFact extends FactBase {
  kind: 'handover';
}
/** The conversation moved between agents; `agentId` is the one it left, `toAgentId` where it went if the page says. */
export interface TransferFact extends FactBase {
  kind: 'transfer';
  direction: 'in' | 'out';
  toAgentId?: AgentId;
}
/** A message was withdrawn: `recalledId` is its message fact. It stops counting as a message; a turn it opened stays. */
export interface RecalledFact extends FactBase {
  kind: 'recalled';
  recalledId: FactId;
}
export interface OrderFact extends FactBase {
  kind: 'order';
  /** Salted hash of the order number. */
  orderKey: string;
  state: 'unpaid' | 'paid' | 'shipped' | 'received' | 'cancelled' | 'refunding' | 'refunded' | 'unknown';
  amountCents?: number;
  items?: number;
}
/** The agent opened the conversation, or left it. `left` with `reason: 'list-cleared'`: the list stopped showing a wait
 *  that we never saw answered, so the open turn ends as `unknown` and is not ranked. */
export interface OpenedFact extends FactBase {
  kind: 'conversation-opened';
}
export interface LeftFact extends FactBase {
  kind: 'conversation-left';
  reason: 'switched' | 'closed' | 'list-cleared';
}
export interface AgentChangedFact extends FactBase {
  kind: 'agent-changed';
  toAgentId: AgentId;
}

export type Fact =
  | MessageFact
  | HandoverFact
  | TransferFact
  | RecalledFact
  | OrderFact
  | OpenedFact
  | LeftFact
  | AgentChangedFact;

const CLOCK_RANK: Record<Clock, number> = { unsure: 0, list: 1, seen: 2, page: 3 };

/** Positive when clock `a` is to be believed over `b`. */
export function compareClocks(a: Clock, b: Clock): number {
  return CLOCK_RANK[a] - CLOCK_RANK[b];
}
