/**
 * Readings in, facts out. Owns which message is new, which was counted, and when each came; whatever re-renders,
 * recycles, remounts, switches or reloads. Knows no page and no clock: readings and moments are parameters.
 */

import { isClosing } from '../closing';
import type { Clock, Fact } from '../facts';
import type { AgentId, ConversationId, ShopId, SiteId } from '../ids';
import type { ListReading, Moment, RowReading, ThreadReading, TrackInput } from '../readings';
import type { RuleProfile } from '../turn';
import { CLEARED_AT_END_MS, FROZEN_MS, JUMP_MS } from './bounds';
import { type Conversation, newConversation, newOpening } from './conversation';
import { createHands } from './hands';
import { activeRow, type ListContext, readRow, settleCleared } from './list';
import { openTurn } from './live-turn';
import { cutOpening, isElsewhere, isPainted, readOpening, settleOpening } from './opening';
import { reassign } from './reassign';
import { resume } from './resume';
import { type Heard, Scribe } from './scribe';
import { readSettled, type ThreadContext, waitsNow } from './thread';
import { stampOf } from './thread-rows';

export interface TrackerInit {
  siteId: SiteId;
  shopId: ShopId;
  agentId: AgentId;
  /** Start of today's unbroken watch, epoch ms: page-timed messages before it are history. */
  coveredSince: number;
  /** When this tab began to watch, epoch ms. */
  startedAt: number;
  /** Facts already recorded, oldest first: a reload goes on from them. */
  known: readonly Fact[];
  rule?: RuleProfile;
  /** The page's keys and clicks are told: a reply that nobody's hands can have written is a robot's. */
  handsWatched?: true;
}

/** One conversation as it stands now. Texts are for this tab only. */
export interface LiveConversation {
  conversationId: ConversationId;
  name: string;
  /** Its thread is open in the console. */
  open: boolean;
  /** Since when the buyer waits, and by which clock; undefined when nobody waits. */
  openSince?: number;
  clock?: Clock;
  resolutionMs?: number;
  /** The start is an estimate: list clock with a coarse label, or nobody watched. */
  approximate: boolean;
  /** Nothing but thanks or ok is unanswered. */
  closingOnly: boolean;
  /** Epoch ms at which the page's own countdown ends. */
  deadlineAt?: number;
  unanswered: readonly string[];
  lastAgentText?: string;
}

export interface Tracked {
  facts: Fact[];
  /** Conversations of which anything live may have changed. */
  touched: ConversationId[];
  /** What was said, in words, for this tab only. */
  heard: Heard[];
}

export interface Tracker {
  track(input: TrackInput, now: Moment): Tracked;
  live(): LiveConversation[];
  liveOf(id: ConversationId): LiveConversation | undefined;
  /** The conversation whose thread was read last. */
  openId(): ConversationId | undefined;
  setAgent(agentId: AgentId): void;
}

export function createTracker(init: TrackerInit): Tracker {
  const identity = { siteId: init.siteId, shopId: init.shopId, agentId: init.agentId };
  const hands = init.handsWatched ? createHands(init.startedAt) : undefined;
  const scribe = new Scribe(identity, isClosing, hands);
  const conversations = resume(init.known, init.startedAt);
  let openId: ConversationId | undefined;
  let last: Moment | undefined;
  let round = 0;
  const watchedUntil = init.known.reduce((latest, { at }) => Math.max(latest, at), 0) || init.startedAt;

  function get(id: ConversationId): Conversation {
    let conversation = conversations.get(id);
    if (!conversation) {
      conversation = newConversation(id, init.startedAt);
      conversations.set(id, conversation);
    }
    return conversation;
  }

  /** When the clocks disagree or nothing was heard for long: the start of the stretch nobody watched. */
  function gap(now: Moment): number | undefined {
    const before = last;
    last = now;
    if (!before) return undefined;
    const stepped = now.wall - before.wall;
    const lived = now.mono - before.mono;
    if (Math.abs(stepped - lived) <= JUMP_MS && lived <= FROZEN_MS) return undefined;
    for (const conversation of conversations.values()) {
      if (waitsNow(conversation)) conversation.suspect = true;
      conversation.bottomAt = Math.min(conversation.bottomAt, now.wall);
    }
    return Math.min(before.wall, now.wall);
  }

  function readThread(reading: ThreadReading, context: ThreadContext): ConversationId[] {
    const conversation = get(reading.conversationId);
    const touched = [conversation.id];
    if (openId !== conversation.id) {
      const previous = openId === undefined ? undefined : conversations.get(openId);
      if (previous) {
        cutOpening(context, previous, reading.at);
        scribe.left(previous, reading.at, 'switched');
        touched.push(previous.id);
      }
      openId = conversation.id;
      const openedId = scribe.opened(conversation, reading.at);
      conversation.opening = newOpening(reading.at, openedId);
    }
    if (isPainted(conversation, reading.at)) settleOpening(context, conversation);
    else if (isElsewhere(conversation, reading.messages)) settleOpening(context, conversation, true);
    hands?.reading(conversation.opening ? undefined : reading.at);
    if (conversation.opening) readOpening(context, conversation, reading);
    else readSettled(context, conversation, reading);
    return touched;
  }

  function readList(reading: ListReading, gapFrom: number | undefined): ConversationId[] {
    const { startedAt } = init;
    const context: ListContext = { scribe, readAt: reading.at, first: round === 0, round, startedAt, watchedUntil };
    if (gapFrom !== undefined) context.gapFrom = gapFrom;
    round++;
    const active = activeRow(reading)?.conversationId ?? openId;
    const touched: ConversationId[] = [];
    for (const row of reading.rows) {
      const conversation = get(row.conversationId);
      const before = conversation.row;
      readRow(context, conversation, row, stampOf(row, reading.at), openId === row.conversationId && active === openId);
      if (!before || (before !== row && changed(before, row))) touched.push(row.conversationId);
      if (row.preview && row.preview !== before?.preview && openId !== row.conversationId && hasMore(before, row))
        scribe.previewed(row.conversationId, row.preview, reading.at);
    }
    return touched;
  }

  /** Whatever time alone decides: first paints that are over, waits that stayed cleared. */
  function tick(at: number, context: ThreadContext): ConversationId[] {
    const touched: ConversationId[] = [];
    const open = openId === undefined ? undefined : conversations.get(openId);
    if (open && isPainted(open, at)) {
      settleOpening(context, open);
      touched.push(open.id);
    }
    if (open && !open.opening) open.readUntil = Math.max(open.readUntil, at);
    for (const conversation of conversations.values()) {
      if (conversation.clearedAt !== undefined && settleCleared(scribe, conversation, at))
        touched.push(conversation.id);
    }
    return touched;
  }

  /** The last word of this page: what is sure of a thread still being painted, and the waits seen to end. */
  function end(context: ThreadContext, at: number): void {
    const open = openId === undefined ? undefined : conversations.get(openId);
    if (open) cutOpening(context, open, at);
    for (const conversation of conversations.values()) settleCleared(scribe, conversation, at, CLEARED_AT_END_MS);
  }

  function describe(conversation: Conversation): LiveConversation {
    const turn = openTurn(conversation, init.rule);
    const { deadlineAt } = conversation;
    return {
      conversationId: conversation.id,
      name: conversation.name,
      open: conversation.id === openId,
      approximate: turn !== undefined && (turn.clock === 'unsure' || turn.resolutionMs > 0),
      closingOnly: turn?.closingOnly ?? false,
      unanswered: conversation.unanswered,
      ...(turn ? { openSince: turn.since, clock: turn.clock, resolutionMs: turn.resolutionMs } : {}),
      ...(turn && deadlineAt !== undefined ? { deadlineAt } : {}),
      ...(conversation.lastAgentText === undefined ? {} : { lastAgentText: conversation.lastAgentText }),
    };
  }

  return {
    track(input, now) {
      if (input.kind === 'act') {
        hands?.moved(now.wall);
        return { facts: [], touched: [], heard: [] };
      }
      const gapFrom = gap(now);
      const context: ThreadContext = { scribe, coveredSince: init.coveredSince };
      if (gapFrom !== undefined) context.gapFrom = gapFrom;
      let touched: ConversationId[] = [];
      if (input.kind === 'thread') touched = readThread(input.reading, context);
      else if (input.kind === 'list') touched = readList(input.reading, gapFrom);
      else if (input.kind === 'inserted') {
        get(input.conversationId).inserted = { snippetId: input.snippetId, text: input.text, at: now.wall };
      } else if (input.kind === 'orders') {
        const timing = { at: input.at, clock: 'seen', resolutionMs: 0 } as const;
        for (const order of input.orders) scribe.order(get(input.conversationId), order, timing);
      } else if (input.kind === 'ending') end(context, now.wall);
      else if (input.kind === 'reassigned') {
        reassign(scribe, get(input.from), get(input.to), input);
        touched = [input.from, input.to];
      }
      // A reading may be told late (its conversation was in doubt): more of the same moment may follow it.
      touched = touched.concat(tick(input.kind === 'thread' ? input.reading.at : now.wall, context));
      return { facts: scribe.take(), touched, heard: scribe.takeHeard() };
    },
    live: () => [...conversations.values()].map(describe),
    liveOf(id) {
      const conversation = conversations.get(id);
      return conversation && describe(conversation);
    },
    openId: () => openId,
    setAgent(agentId) {
      identity.agentId = agentId;
    },
  };
}

/**
 * The buyer said more, by the row's badge: an automatic text takes the preview's place without raising it. A badge
 * without a number, or a row that only waits, cannot tell the two apart.
 */
function hasMore(before: RowReading | undefined, row: RowReading): boolean {
  if (typeof row.unread !== 'number') return row.unread === 'some' || row.waiting === true;
  return row.unread > (typeof before?.unread === 'number' ? before.unread : 0);
}

function changed(before: RowReading, row: RowReading): boolean {
  return (
    before.unread !== row.unread ||
    before.waiting !== row.waiting ||
    before.active !== row.active ||
    before.name !== row.name ||
    before.preview !== row.preview ||
    before.remainingMs !== row.remainingMs
  );
}
