/** Turns, rule profiles and day rows: shapes only. METRICS: a turn opens at the first unanswered buyer message. */
import type { Clock } from './facts';
import type { AgentId, BusinessDay, ConversationId, ShopId, SiteId, TurnId } from './ids';

/** How a platform counts. Data with a date; never a constant in code. Every length in ms unless named otherwise. */
export interface RuleProfile {
  id: string;
  platform: string;
  name: { zh: string; en: string };
  /** `YYYY-MM-DD`, and the sentence a person may be shown, with its source key. */
  validFrom: string;
  note: { zh: string; en: string };
  source: string;
  /** Service window in seconds of the business day, end exclusive; `[0, 172800]` is always. */
  window: [number, number];
  windowBy: 'turn' | 'session';
  clock: 'buyer' | 'handover';
  capSec: number | null;
  unansweredSec: number | null;
  dropGapSec: number | null;
  countsAssist: boolean;
  exemptClosing: boolean;
  transfer: 'split' | 'keep' | 'handover';
  /** What one miss costs: the turn, the session, or the buyer for the day; `firstTurn`: only the first counts. */
  unit: 'buyer' | 'session' | 'turn' | 'firstTurn';
  passSec: number;
  /** A buyer with so many replies slower than so many seconds in a day was served slowly; default 3 and 120. */
  slow?: { sec: number; turns: number };
  /** A reception this long is a long one, seconds; default 1800. */
  longSec?: number;
  /** Attention starts here, seconds; `[soon, urgent]`, both below passSec. */
  alertSec: [number, number];
  target: { share?: number; averageSec?: number };
}

export type TurnOutcome = 'open' | 'answered' | 'unanswered' | 'transferred' | 'unknown';

export interface Turn {
  id: TurnId;
  siteId: SiteId;
  shopId: ShopId;
  agentId: AgentId;
  conversationId: ConversationId;
  /** Start of its session: groups the turns of one session. */
  sessionAt: number;
  /** Where the rule's clock starts; `askedAt` is the buyer's first unanswered message when that was earlier. */
  openedAt: number;
  askedAt?: number;
  closedAt?: number;
  waitMs?: number;
  repliedBy?: 'agent' | 'assist';
  buyerMessages: number;
  /** The session had no answered turn before it, as this rule counts. */
  isFirst: boolean;
  outcome: TurnOutcome;
  /** Clock of each end, and the sum of both ends' resolutions. */
  clocks: { opened: Clock; closed?: Clock; resolutionMs: number };
  /** Why the rule left it out of its figures, when it did. `gap` leaves only the average and the histogram. */
  excluded?: 'window' | 'closing' | 'gap' | 'unsure' | 'robot';
}

/** Upper edges, seconds, of the wait histogram; one more bucket above the last. Fixed for ever: rows must merge. */
export const WAIT_EDGES_SEC = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1800, 3600] as const;

/** One agent on one site in one business hour under one rule profile. Every field adds; any set of rows merges exactly. */
export interface DayRow {
  /** `agent|site|shop|day|hour|rule`. */
  id: string;
  agentId: AgentId;
  siteId: SiteId;
  shopId: ShopId;
  day: BusinessDay;
  hour: number;
  ruleId: string;
  /** Counted turns; one without a reply is `unanswered` at once (see `Running` for those that still have time). */
  turns: number;
  answered: number;
  unanswered: number;
  /** Turns answered within the rule's passSec. */
  within: number;
  /** As the rule sums: capped, with its value for each unanswered turn, without dropped gaps. */
  waitSumMs: number;
  firstTurns: number;
  firstAnswered: number;
  firstWaitSumMs: number;
  /** The longest real wait; not subtractable, so rows are merged from contributions. */
  maxWaitMs: number;
  /** Real waits of answered turns, dropped gaps left out; one count per edge of WAIT_EDGES_SEC and one above. */
  waits: number[];
  /** What the rule judges (its `unit`), and how many of them had no miss. */
  units: number;
  unitsPassed: number;
  /** Unanswered turns in which the buyer had the last word (接待未完结); a turn lost to a transfer is not one. */
  openEnded: number;
  buyerMessages: number;
  agentMessages: number;
  agentRuns: number;
  buyerRuns: number;
  agentChars: number;
  insertedChars: number;
  insertedMessages: number;
  /** Buyers who wrote to this agent that day. */
  receptions: number;
  /** Of them: one line of theirs, two or more of the agent's, as third-party tools filter (接待过滤). */
  filteredBuyers: number;
  /** Of them: no reply that the rule counts after their first message of that day; who is still waiting is one. */
  noReplyBuyers: number;
  /** In settled rows alone: buyers taken out of `noReplyBuyers` because they can still be answered in time. Never stored. */
  waitingBuyers?: number;
  /** Of them: the last word of that day was theirs (接待未完结, per buyer). */
  openEndBuyers: number;
  /** Of them: so many slow replies as the rule says (`slow`). */
  slowBuyers: number;
  /** Stretches of talk with one buyer without a silence of 30 min; their length from first to last message. */
  sessions: number;
  sessionMs: number;
  longSessions: number;
  transfersIn: number;
  transfersOut: number;
  /** Inserted messages of which more than a fifth was changed before sending. */
  editedMessages: number;
  /** From order panels alone, always 估算: buyers with an order in sight (none at all: nothing is known of conversion);
   *  asked before any order was known; ordered, and paid, while we looked on. */
  knownOrders: number;
  inquiries: number;
  orderers: number;
  payers: number;
  /** Payers whose every new order showed its amount; what they paid. */
  pricedPayers: number;
  paidCents: number;
  /** The same for the number of items. */
  itemPayers: number;
  paidItems: number;
  /** Turns kept out of the figures because a clock is unsure. */
  unsureTurns: number;
  /** Turns with at least one end on the list clock or a coarse label: the figures are then 估算. */
  estimatedTurns: number;
}
