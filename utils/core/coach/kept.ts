/** What coaching keeps beside due items: the agent's notes on a buyer, reasons put on a conversation, and what was learned. No buyer's words. */
import type { AgentId, BusinessDay, ConversationId, ShopId, SiteId } from '../ids';

/** One buyer of one shop, known by a salted name only. */
export interface BuyerNote {
  /** `<site>|<shop>|<conversation>`. */
  id: string;
  siteId: SiteId;
  shopId: ShopId;
  conversationId: ConversationId;
  /** The agent's own words. */
  note: string;
  tags: string[];
  /** Epoch ms. */
  changedAt: number;
}

/** One reason put on one conversation on one day. */
export interface ThemeMark {
  /** `<site>|<conversation>|<day>|<theme>`: marking twice is marking once. */
  id: string;
  siteId: SiteId;
  agentId: AgentId;
  conversationId: ConversationId;
  day: BusinessDay;
  theme: string;
  /** The team named this reason in a pack: under this mark its count may be told to the team. */
  mark?: string;
  at: number;
}

/** How often something that was found by itself was offered, taken and refused. */
export interface Lesson {
  /** `hint:<rule>`, `promise:<pattern>`, `escalation:<word>`. */
  id: string;
  shown: number;
  taken: number;
  refused: number;
}

/** What was seen of one buyer on this computer: days they wrote on, the last one, orders; and what was noted by hand. */
export interface BuyerPast {
  note?: BuyerNote;
  /** Different days on which they wrote. */
  visits: number;
  lastDay?: BusinessDay;
  orders: number;
  /** The reason put on it last. */
  theme?: string;
  /** Reasons put on it today. */
  today: string[];
}

export function buyerNoteId(siteId: SiteId, shopId: ShopId, conversationId: ConversationId): string {
  return `${siteId}|${shopId}|${conversationId}`;
}
