/** Writes facts about rows and keeps the conversation's memory in step with what was written. Decides nothing about time. */
import type { Fact, MessageFact, Role } from '../facts';
import { type AgentId, asId, type ConversationId, type FactId, type ShopId, type SiteId } from '../ids';
import type { MessageReading } from '../readings';
import type { Arrival, Conversation, Timing } from './conversation';
import type { Hands } from './hands';
import { editedShare } from './inserted';
import { dropEntry, noteEntry } from './live-turn';

export interface Identity {
  siteId: SiteId;
  shopId: ShopId;
  agentId: AgentId;
}

const COUNTED: ReadonlySet<Role> = new Set<Role>(['buyer', 'agent', 'assist', 'auto']);
const INSERTED_KEPT_MS = 10 * 60_000;
const SAME_SCRIPT = 0.6;

export function factId(siteId: SiteId, conversationId: ConversationId, key: string): FactId {
  return asId(`${siteId}:${conversationId}:${key}`);
}

/** Words just said, for this tab only: the facts beside them hold none. */
export interface Heard {
  conversationId: ConversationId;
  role: 'buyer' | 'agent';
  media: MessageFact['media'];
  text: string;
  at: number;
  /** Only the list's preview of it: cut, and told again when the message itself is read. */
  preview?: true;
}

export class Scribe {
  private out: Fact[] = [];
  private words: Heard[] = [];

  constructor(
    readonly identity: Identity,
    private readonly isClosing: (text: string) => boolean,
    private readonly hands?: Hands,
  ) {}

  /** The facts since the last call. */
  take(): Fact[] {
    const facts = this.out;
    this.out = [];
    return facts;
  }

  /** The list shows what a waiting buyer wrote last. */
  previewed(conversationId: ConversationId, text: string, at: number): void {
    this.words.push({ conversationId, role: 'buyer', media: 'text', text, at, preview: true });
  }

  /** The words since the last call. */
  takeHeard(): Heard[] {
    const { words } = this;
    this.words = [];
    return words;
  }

  id(conversation: Conversation, key: string): FactId {
    return factId(this.identity.siteId, conversation.id, key);
  }

  /** The thread was read: what the list said of the wait's end is taken back, the rows say it better. */
  private base(conversation: Conversation, id: FactId, timing: Timing, replaces: FactId[] = []) {
    return this.listBase(conversation, id, timing, [...replaces, ...conversation.cleared.splice(0)]);
  }

  private listBase(conversation: Conversation, id: FactId, timing: Timing, replaces: readonly FactId[] = []) {
    const replaced = [...replaces];
    for (const old of replaced) dropEntry(conversation, old);
    const { at, clock, resolutionMs } = timing;
    const { identity } = this;
    const shared = { id, ...identity, conversationId: conversation.id, at, clock, resolutionMs };
    return replaced.length > 0 ? { ...shared, replaces: replaced } : shared;
  }

  /** A row that is new: its message, what it tells of the conversation, its order. */
  row(conversation: Conversation, row: MessageReading, timing: Timing, replaces: FactId[] = []): void {
    conversation.known.set(row.key, row.role);
    if (row.order) this.order(conversation, row.order, timing);
    if (row.event) this.event(conversation, row, timing);
    if (row.role === 'unknown') conversation.undecided.set(row.key, timing);
    if (COUNTED.has(row.role)) this.message(conversation, row, row.role, timing, replaces);
    if (row.recalled) this.recall(conversation, row.key, timing.at);
  }

  message(conversation: Conversation, row: MessageReading, shown: Role, timing: Timing, replaces: FactId[] = []): void {
    const role = this.isRobots(conversation, row, shown, timing) ? 'auto' : shown;
    const id = this.id(conversation, row.key);
    const text = row.media === 'text' && !row.recalled ? row.text : '';
    const closing = role === 'buyer' && text !== '' && this.isClosing(text);
    const fact: MessageFact = {
      ...this.base(conversation, id, timing, replaces),
      kind: 'message',
      role,
      media: row.media,
      length: [...text].length,
    };
    if (closing) fact.closing = true;
    if (role === 'agent') this.credit(conversation, text, timing.at, fact);
    conversation.known.set(row.key, shown);
    noteEntry(conversation, { id, role, closing, ...timing, replaces: fact.replaces ?? [] });
    if (role === 'agent') conversation.lastAgentText = text;
    this.out.push(fact);
    if ((role === 'buyer' || role === 'agent') && !row.recalled)
      this.words.push({ conversationId: conversation.id, role, media: row.media, text, at: timing.at });
  }

  /** Written on the agent's side, unmarked, and by nobody's hands. */
  private isRobots(conversation: Conversation, row: MessageReading, role: Role, timing: Timing): boolean {
    if (!this.hands || role !== 'agent' || row.media !== 'text' || timing.clock === 'unsure') return false;
    const asked = conversation.entries.findLast((entry) => entry.role === 'buyer' && entry.at <= timing.at);
    if (!asked || asked.clock !== timing.clock) return false;
    const { at: repliedAt, resolutionMs } = timing;
    const byPage = timing.clock === 'page';
    return !this.hands.canHaveWritten({ askedAt: asked.at, repliedAt, resolutionMs, byPage });
  }

  private credit(conversation: Conversation, text: string, at: number, fact: MessageFact): void {
    const { inserted } = conversation;
    if (!inserted || text === '' || at - inserted.at > INSERTED_KEPT_MS) return;
    const share = editedShare(inserted.text, text);
    if (share > SAME_SCRIPT) return;
    fact.snippetId = inserted.snippetId;
    fact.editedShare = share;
    delete conversation.inserted;
  }

  recall(conversation: Conversation, key: string, at: number): void {
    if (conversation.recalled.has(key)) return;
    conversation.recalled.add(key);
    const role = conversation.known.get(key);
    if (role === undefined || role === 'past' || !COUNTED.has(role)) return;
    const recalledId = this.id(conversation, key);
    const timing: Timing = { at, clock: 'seen', resolutionMs: 0 };
    this.out.push({
      ...this.base(conversation, asId(`${recalledId}:recalled`), timing),
      kind: 'recalled',
      recalledId,
    });
  }

  /** The page changed its mind about who wrote a row that is recorded. */
  correct(conversation: Conversation, row: MessageReading, from: Role): void {
    const id = this.id(conversation, row.key);
    const entry = conversation.entries.find((other) => other.id === id);
    const pending = conversation.undecided.get(row.key);
    const timing = pending ?? entry;
    conversation.undecided.delete(row.key);
    if (!timing || (!COUNTED.has(row.role) && !COUNTED.has(from))) {
      conversation.known.set(row.key, row.role);
      return;
    }
    const { at, clock, resolutionMs } = timing;
    this.message(conversation, row, row.role, { at, clock, resolutionMs }, entry?.replaces);
  }

  private event(conversation: Conversation, row: MessageReading, timing: Timing): void {
    const base = this.base(conversation, asId(`${this.id(conversation, row.key)}:${row.event}`), timing);
    if (row.event === 'handover') this.out.push({ ...base, kind: 'handover' });
    else if (row.event === 'closed') {
      this.out.push({ ...base, kind: 'conversation-left', reason: 'closed' });
      noteEntry(conversation, { id: base.id, role: 'left', closing: false, ...timing });
    } else this.out.push({ ...base, kind: 'transfer', direction: row.event === 'transfer-in' ? 'in' : 'out' });
  }

  order(conversation: Conversation, order: NonNullable<MessageReading['order']>, timing: Timing): void {
    const shown = `${order.state}|${order.amountCents ?? ''}|${order.items ?? ''}`;
    if (conversation.orders.get(order.orderKey) === shown) return;
    conversation.orders.set(order.orderKey, shown);
    const id = this.id(conversation, `order:${order.orderKey}:${order.state}`);
    this.out.push({ ...this.base(conversation, id, timing), kind: 'order', ...order });
  }

  /** A buyer wrote, says the list; the message itself may explain it later. */
  arrival(conversation: Conversation, arrival: Arrival, nth: number): void {
    const mark = arrival.counts === 'first' ? '~f' : '~n';
    const id = this.id(conversation, `${mark}${arrival.at}.${nth}`);
    arrival.factId = id;
    const { at, clock, resolutionMs } = arrival;
    noteEntry(conversation, { id, role: 'buyer', closing: false, at, clock, resolutionMs });
    const base = this.listBase(conversation, id, { at, clock, resolutionMs });
    this.out.push({ ...base, kind: 'message', role: 'buyer', media: 'text', length: 0 });
  }

  /** The list said a buyer wrote; the thread shows that nobody did: the same fact, of nobody. */
  withdraw(conversation: Conversation, arrival: Arrival): void {
    if (!arrival.factId) return;
    dropEntry(conversation, arrival.factId);
    const base = this.listBase(conversation, arrival.factId, arrival);
    this.out.push({ ...base, kind: 'message', role: 'system', media: 'text', length: 0 });
  }

  opened(conversation: Conversation, at: number, id = this.id(conversation, `opened:${at}`)): FactId {
    const base = this.listBase(conversation, id, { at, clock: 'seen', resolutionMs: 0 });
    this.out.push({ ...base, kind: 'conversation-opened' });
    return id;
  }

  /** The thread shows that the turn the list had cleared is still unanswered. */
  reopened(conversation: Conversation, at: number, openedId: FactId): void {
    const base = this.base(conversation, openedId, { at, clock: 'seen', resolutionMs: 0 });
    this.out.push({ ...base, kind: 'conversation-opened' });
  }

  left(conversation: Conversation, at: number, reason: 'switched' | 'list-cleared'): void {
    // The agent leaves and the list stops showing the wait in one moment: two facts, and one id would keep only the first.
    const id = this.id(conversation, `${reason === 'switched' ? 'left' : 'cleared'}:${at}`);
    const timing: Timing = { at, clock: reason === 'switched' ? 'seen' : 'list', resolutionMs: 0 };
    this.out.push({ ...this.listBase(conversation, id, timing), kind: 'conversation-left', reason });
    if (reason !== 'list-cleared') return;
    conversation.cleared.push(id);
    noteEntry(conversation, { id, role: 'left', closing: false, ...timing });
  }
}
