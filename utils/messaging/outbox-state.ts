/**
 * Owns the order in which facts leave the tab, as a pure machine: one batch in flight, resent until acknowledged.
 * Refuses holes in the sequence, and refuses to call anything an acknowledgement but a watermark of the right shape.
 */
import type { Fact } from '../core/facts';
import type { DaySummary, Protocol } from './protocol';

export const BATCH_LIMIT = 256;
export const COALESCE_MS = 250;
/** At most two messages a second, whatever the page does: each costs the console more than reading what is in it. */
export const SPACING_MS = 500;
export const QUEUE_LIMIT = 20_000;

export interface OutboxState {
  readonly sessionId: string;
  /** Goes up when the background has forgotten our session and the sequence starts again at 1. */
  readonly generation: number;
  /** Everything up to this sequence number is committed; `queue[0]` is the next one. */
  readonly watermark: number;
  readonly queue: readonly Fact[];
  /** How many at the head were ever sent under this session: their numbers are fixed. */
  readonly exposed: number;
  readonly limit: number;
  readonly inFlight?: { readonly ticket: number; readonly count: number; readonly deadline: number };
  readonly ticket: number;
  readonly failures: number;
  readonly sendNotBefore: number;
  readonly flushAt: number;
  /** Facts given up: `dropped` because the queue was full, `refused` because the background will never take them. */
  readonly dropped: number;
  readonly refused: number;
}

export type OutboxStep =
  | { kind: 'idle' }
  | { kind: 'wait'; until: number }
  | { kind: 'timed-out' }
  | { kind: 'send'; batch: Omit<Protocol['facts/record']['request'], 'siteId'> };

export function createOutboxState(sessionId: string): OutboxState {
  return {
    sessionId,
    generation: 0,
    watermark: 0,
    queue: [],
    exposed: 0,
    limit: BATCH_LIMIT,
    ticket: 0,
    failures: 0,
    sendNotBefore: 0,
    flushAt: 0,
    dropped: 0,
    refused: 0,
  };
}

/** The session name on the wire: a new generation is a new session to the background. */
export function wireSession(state: OutboxState): string {
  return state.generation === 0 ? state.sessionId : `${state.sessionId}.${state.generation}`;
}

/** Queues facts. When full, the oldest that were never sent go: the page can be read again, a number cannot be reused. */
export function pushFacts(state: OutboxState, facts: readonly Fact[], now: number): OutboxState {
  if (facts.length === 0) return state;
  const joined = [...state.queue, ...facts];
  const excess = Math.min(Math.max(0, joined.length - QUEUE_LIMIT), joined.length - state.exposed);
  const queue = excess > 0 ? [...joined.slice(0, state.exposed), ...joined.slice(state.exposed + excess)] : joined;
  const flushAt = state.queue.length === 0 ? now + COALESCE_MS : state.flushAt;
  return { ...state, queue, flushAt, dropped: state.dropped + excess };
}

/**
 * What to do now.
 * @param eager skip the coalescing wait (hidden tab, page going away); the spacing between messages still holds
 */
export function nextStep(state: OutboxState, now: number, eager = false): OutboxStep {
  if (state.inFlight) {
    return now >= state.inFlight.deadline ? { kind: 'timed-out' } : { kind: 'wait', until: state.inFlight.deadline };
  }
  if (state.queue.length === 0) return { kind: 'idle' };
  const ready = eager || state.queue.length >= state.limit;
  const until = Math.max(state.sendNotBefore, ready ? 0 : state.flushAt);
  if (now < until) return { kind: 'wait', until };
  const facts = state.queue.slice(0, state.limit);
  return { kind: 'send', batch: { sessionId: wireSession(state), firstSeq: state.watermark + 1, facts } };
}

/** Notes that the batch of the last `send` step has left. */
export function markSent(state: OutboxState, now: number): OutboxState {
  const count = Math.min(state.limit, state.queue.length);
  const timeoutMs = Math.min(2000 * 2 ** state.failures, 15_000);
  const ticket = state.ticket + 1;
  return {
    ...state,
    ticket,
    inFlight: { ticket, count, deadline: now + timeoutMs },
    exposed: Math.max(state.exposed, count),
    sendNotBefore: now + SPACING_MS,
  };
}

/**
 * Everything that is not yet acknowledged, in batches to be sent one behind the other: there will be no later. What is in
 * flight goes again; its numbers are the same, so the background takes only what it lacks.
 */
export function lastWords(state: OutboxState) {
  const batches: Extract<OutboxStep, { kind: 'send' }>['batch'][] = [];
  for (let from = 0; from < state.queue.length; from += state.limit) {
    const facts = state.queue.slice(from, from + state.limit);
    batches.push({ sessionId: wireSession(state), firstSeq: state.watermark + 1 + from, facts });
  }
  return { state: { ...state, exposed: state.queue.length }, batches };
}

/** The batch in flight got no answer in time, or none that counts. It stays at the head and is sent again later. */
export function markFailed(state: OutboxState, now: number): OutboxState {
  const { inFlight: _, ...rest } = state;
  const failures = state.failures + 1;
  const delay = Math.min(250 * 2 ** (failures - 1), 10_000);
  return { ...rest, failures, sendNotBefore: Math.max(state.sendNotBefore, now + delay) };
}

/**
 * Takes whatever came back for the batch `ticket` of session `session`, in any shape, early, late or twice.
 * A late acknowledgement still counts (watermarks only say what is committed); a late failure does not.
 */
export function takeReply(
  state: OutboxState,
  ticket: number,
  session: string,
  reply: unknown,
  now: number,
): OutboxState {
  if (session !== wireSession(state)) return state;
  const current = state.inFlight?.ticket === ticket;
  const verdict = readVerdict(reply);
  if (verdict.kind === 'committed') {
    const gain = verdict.watermark - state.watermark;
    if (gain > state.exposed) return current ? markFailed(state, now) : state;
    const done = gain >= 0 ? advance(state, gain) : state;
    return current ? release(done, gain > 0) : done;
  }
  if (!current) return state;
  if (verdict.kind === 'forgotten') {
    if (verdict.watermark >= state.watermark) return markFailed(state, now);
    const { inFlight: _, ...rest } = state;
    return { ...rest, generation: state.generation + 1, watermark: 0, exposed: 0, failures: 0 };
  }
  if (verdict.kind === 'refused') return shrink(state);
  return markFailed(state, now);
}

/** Today's figures, when an acknowledgement carried them. */
export function summaryOf(reply: unknown): DaySummary | undefined {
  const value = isObject(reply) && reply.ok === true && isObject(reply.value) ? reply.value : undefined;
  return value && isObject(value.today) ? (value.today as unknown as DaySummary) : undefined;
}

type Verdict = { kind: 'committed' | 'forgotten'; watermark: number } | { kind: 'refused' } | { kind: 'nothing' };

function readVerdict(reply: unknown): Verdict {
  if (!isObject(reply)) return { kind: 'nothing' };
  const ack = reply.ok === true ? reply.value : undefined;
  if (isObject(ack) && ack.ok === true && isCount(ack.watermark))
    return { kind: 'committed', watermark: ack.watermark };
  if (reply.ok !== false) return { kind: 'nothing' };
  if (reply.code === 'gap' && isCount(reply.watermark)) return { kind: 'forgotten', watermark: reply.watermark };
  return { kind: reply.code === 'bad-request' ? 'refused' : 'nothing' };
}

function advance(state: OutboxState, gain: number): OutboxState {
  return {
    ...state,
    watermark: state.watermark + gain,
    queue: state.queue.slice(gain),
    exposed: state.exposed - gain,
  };
}

function release(state: OutboxState, progressed: boolean): OutboxState {
  const { inFlight: _, ...rest } = state;
  return { ...rest, failures: 0, limit: progressed ? Math.min(BATCH_LIMIT, state.limit * 2) : state.limit };
}

/** One malformed fact must not hold up the rest for ever: halve the batch until it stands alone, then let it go. */
function shrink(state: OutboxState): OutboxState {
  const { inFlight, ...rest } = state;
  const count = inFlight?.count ?? 1;
  if (count > 1) return { ...rest, limit: Math.ceil(count / 2) };
  return { ...rest, queue: state.queue.slice(1), exposed: 0, refused: state.refused + 1 };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
