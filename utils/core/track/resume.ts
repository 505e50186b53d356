/** Rebuilds the tracker's memory from facts already recorded, so that a reload counts nothing twice. */
import type { Fact } from '../facts';
import type { ConversationId, FactId } from '../ids';
import { type Arrival, type Conversation, extendTail, newConversation } from './conversation';
import { noteEntry, openTurn } from './live-turn';

/** One memory per conversation that the facts name. `startedAt` bounds what nobody watched. */
export function resume(known: readonly Fact[], startedAt: number): Map<ConversationId, Conversation> {
  const conversations = new Map<ConversationId, Conversation>();
  const latest = new Map<FactId, Fact>();
  for (const fact of known) latest.set(fact.id, fact);
  const replaced = new Set([...latest.values()].flatMap(({ replaces }) => replaces ?? []));
  const facts = [...latest.values()].sort((a, b) => a.at - b.at);
  for (const fact of facts) {
    let conversation = conversations.get(fact.conversationId);
    if (!conversation) {
      conversation = newConversation(fact.conversationId, fact.at);
      conversations.set(fact.conversationId, conversation);
    }
    const prefix = `${fact.siteId}:${fact.conversationId}:`;
    if (!replaced.has(fact.id) && isOfThread(fact, prefix))
      conversation.readUntil = Math.min(startedAt, Math.max(conversation.readUntil, fact.at));
    countBadge(conversation, fact, prefix);
    if (!replaced.has(fact.id)) take(conversation, fact, prefix, startedAt);
  }
  return conversations;
}

/** What the row of each conversation may be expected to show, by the facts of earlier pages. */
export function expectedRows(known: readonly Fact[], startedAt: number): Map<ConversationId, ExpectedRow> {
  const rows = new Map<ConversationId, ExpectedRow>();
  for (const [id, conversation] of resume(known, startedAt))
    rows.set(id, { unread: conversation.countedBefore, waiting: openTurn(conversation) !== undefined });
  return rows;
}

export interface ExpectedRow {
  unread: number;
  waiting: boolean;
}

/** Only a thread's own facts say that it was being read: what the list told of came while nobody did. */
function isOfThread(fact: Fact, prefix: string): boolean {
  if (fact.kind === 'conversation-left') return fact.reason !== 'list-cleared';
  return !fact.id.startsWith(`${prefix}~`);
}

/**
 * The badge counts what came since the thread was last read, whether or not a message has explained it since. An opening
 * that explained nothing read nothing.
 */
function countBadge(conversation: Conversation, fact: Fact, prefix: string): void {
  if (fact.kind === 'conversation-opened') conversation.countedBefore = conversation.arrivals.length;
  else if (fact.kind === 'message' && fact.role === 'buyer' && fact.id.startsWith(`${prefix}~`))
    conversation.countedBefore++;
}

function take(conversation: Conversation, fact: Fact, prefix: string, startedAt: number): void {
  const { at, clock, resolutionMs } = fact;
  const timing = { at, clock, resolutionMs };
  if (fact.kind === 'message') {
    const key = fact.id.slice(prefix.length);
    const entry = { id: fact.id, role: fact.role, closing: fact.closing === true, ...timing };
    if (key.startsWith('~')) {
      if (fact.role !== 'buyer') return;
      const counts = key.startsWith('~f') ? 'first' : 'next';
      const arrival: Arrival = { ...timing, factId: fact.id, counts, resumed: true };
      conversation.arrivals.push(arrival);
    } else {
      conversation.known.set(key, fact.role);
      if (fact.clock !== 'page') conversation.bottomAt = Math.min(startedAt, Math.max(conversation.bottomAt, at));
      extendTail(conversation, [key]);
    }
    noteEntry(conversation, { ...entry, replaces: fact.replaces ?? [] });
  } else if (fact.kind === 'recalled') {
    conversation.recalled.add(fact.recalledId.slice(prefix.length));
  } else if (fact.kind === 'conversation-left' && fact.reason === 'list-cleared') {
    conversation.cleared.push(fact.id);
    conversation.stops.push({ at, clock, resolutionMs });
    noteEntry(conversation, { id: fact.id, role: 'left', closing: false, ...timing });
  } else if (fact.kind === 'order') {
    conversation.orders.set(fact.orderKey, `${fact.state}|${fact.amountCents ?? ''}|${fact.items ?? ''}`);
  }
}
