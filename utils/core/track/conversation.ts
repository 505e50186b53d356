/** What the tracker remembers of one conversation. Plain memory: no rules, no facts made here. */
import type { Clock, Role } from '../facts';
import type { ConversationId, FactId, SnippetId } from '../ids';
import type { MessageReading, RowReading } from '../readings';

/** When something happened, and how well that is known. */
export interface Timing {
  at: number;
  clock: Clock;
  resolutionMs: number;
}

/** A sign of life in the list that no message read so far explains. With `factId` it was recorded as a buyer message. */
export interface Arrival extends Timing {
  factId?: FactId;
  /** `first`: at least one, and it is the first unanswered one. `next`: exactly one. */
  counts: 'first' | 'next';
  /** The preview that came with it. */
  text?: string;
  /** The reading of the list that told of it; undefined for an earlier page's. */
  readAt?: number;
  /** An earlier page told of it. */
  resumed?: true;
  /** How often it was found to be another buyer's than the one it was told of. */
  moved?: number;
}

/** A conversation just opened: its first rows may still be arriving in pieces. */
export interface Opening {
  since: number;
  /** Last piece of the first paint. */
  paintedAt: number;
  /** Last row, paint or news. */
  grownAt: number;
  rows: MessageReading[];
  /** The row that was the thread's last when the list first agreed that it was: what stands below it is news. */
  proven?: { key: string; at: number };
  /** The list has named a last row, whether or not all that it counted was there. */
  bottomSeen: boolean;
  /** When each row first stood there during this opening. */
  firstAt: Map<string, number>;
  openedId: FactId;
}

/** One recorded message, as far as the live turn needs it. `left` marks a turn that the list says is over. */
export interface Entry extends Timing {
  id: FactId;
  role: Role | 'left';
  closing: boolean;
  /** Kept so that a corrected fact still replaces what it replaced. */
  replaces?: FactId[];
}

export interface RecentRow {
  key: string;
  role: Role;
  text: string;
  at: number;
}

export interface Conversation {
  id: ConversationId;
  name: string;
  /** Every row met: its recorded role, or `past` for history. */
  known: Map<string, Role | 'past'>;
  recalled: Set<string>;
  /** Rows whose role the page has not said yet, with their time. */
  undecided: Map<string, Timing>;
  /** Keys at the bottom of the thread, oldest first: what comes after the last of them is new. */
  tail: string[];
  recent: RecentRow[];
  /** Time of the lowest row recorded, where the page prints none: what stands below it came later. */
  bottomAt: number;
  /** Last moment at which the open thread was watched. */
  readUntil: number;
  opening?: Opening;
  arrivals: Arrival[];
  row?: RowReading;
  /** The last message's words as the row last had them: a draft hides them. */
  preview?: string;
  /** What the badge may say after a reload without telling anything new. */
  countedBefore: number;
  rowAt: number;
  rowRound: number;
  /** When the row's own countdown ends, as far as its steps tell. */
  deadlineAt?: number;
  entries: Entry[];
  unanswered: string[];
  unansweredKeys: string[];
  lastText?: string;
  lastAgentText?: string;
  clearedAt?: number;
  /** When the list turned from waiting to not waiting since the last reading: moments of replies nobody saw. */
  stops: Timing[];
  /** `list-cleared` facts that the next reading of the thread takes back. */
  cleared: FactId[];
  /** The clock jumped while a turn was open. */
  suspect: boolean;
  inserted?: { snippetId: SnippetId; text: string; at: number };
  orders: Map<string, string>;
}

export function newConversation(id: ConversationId, readUntil: number): Conversation {
  return {
    id,
    name: '',
    known: new Map(),
    recalled: new Set(),
    undecided: new Map(),
    tail: [],
    recent: [],
    bottomAt: 0,
    readUntil,
    arrivals: [],
    countedBefore: 0,
    rowAt: 0,
    rowRound: -1,
    entries: [],
    unanswered: [],
    unansweredKeys: [],
    stops: [],
    cleared: [],
    suspect: false,
    orders: new Map(),
  };
}

export function newOpening(at: number, openedId: FactId): Opening {
  return { since: at, paintedAt: at, grownAt: at, rows: [], bottomSeen: false, firstAt: new Map(), openedId };
}

const TAIL_KEYS = 64;
const KNOWN_KEYS = 8192;

/** Notes the bottom rows' keys, newest last. */
export function extendTail(conversation: Conversation, keys: readonly string[]): void {
  const fresh = new Set(keys);
  const tail = conversation.tail.filter((key) => !fresh.has(key)).concat(keys);
  conversation.tail = tail.slice(-TAIL_KEYS);
}

/** Forgets the oldest keys of very long threads; a message seen again then is history by its place or its time. */
export function boundKnown(conversation: Conversation): void {
  if (conversation.known.size <= KNOWN_KEYS) return;
  let drop = conversation.known.size - (KNOWN_KEYS * 3) / 4;
  for (const key of conversation.known.keys()) {
    if (drop-- <= 0) break;
    conversation.known.delete(key);
    conversation.recalled.delete(key);
  }
}

export function isHuman(role: Role | 'left' | 'past'): boolean {
  return role === 'agent' || role === 'assist';
}
