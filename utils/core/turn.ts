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
  openedAt: number;
  closedAt?: number;
  waitMs?: number;
  repliedBy?: 'agent' | 'assist';
  buyerMessages: number;
  isFirst: boolean;
  outcome: TurnOutcome;
  /** Clock of each end, and the sum of both ends' resolutions. */
  clocks: { opened: Clock; closed?: Clock; resolutionMs: number };
  /** Why the rule left it out of its figures, when it did. */
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
  turns: number;
  answered: number;
  unanswered: number;
  within: number;
  waitSumMs: number;
  firstTurns: number;
  firstAnswered: number;
  firstWaitSumMs: number;
  maxWaitMs: number;
  waits: number[];
  buyerMessages: number;
  agentMessages: number;
  agentRuns: number;
  buyerRuns: number;
  agentChars: number;
  insertedChars: number;
  insertedMessages: number;
  receptions: number;
  /** Turns kept out of the figures because a clock is unsure. */
  unsureTurns: number;
  /** Turns with at least one end on the list clock or a coarse label: the figures are then 估算. */
  estimatedTurns: number;
}
