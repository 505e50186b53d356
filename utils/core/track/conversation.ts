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
}

/** A conversation just opened: its first rows may still be arriving in pieces. */
export interface Opening {
  since: number;
  paintedAt: number;
  rows: MessageReading[];
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
  /** Last moment at which the open thread was watched. */
  readUntil: number;
  opening?: Opening;
  arrivals: Arrival[];
  row?: RowReading;
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
  /** When the list last turned from waiting to not waiting: the moment of a reply nobody saw. */
  stoppedAt?: number;
  /** The `list-cleared` fact that the next reading of the thread takes back. */
  clearedId?: FactId;
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
    readUntil,
    arrivals: [],
    rowAt: 0,
    rowRound: -1,
    entries: [],
    unanswered: [],
    unansweredKeys: [],
    suspect: false,
    orders: new Map(),
  };
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
