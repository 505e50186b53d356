/** Owns the timers around the outbox machine. Refuses to send once the extension is gone; keeps nothing in the page's storage. */
import type { Fact } from '../core/facts';
import type { SiteId } from '../core/ids';
import {
  createOutboxState,
  lastWords,
  markFailed,
  markSent,
  nextStep,
  pushFacts,
  summaryOf,
  takeReply,
} from './outbox-state';
import type { DaySummary, Protocol } from './protocol';

/** `waiting` facts are queued or on their way; `stuck` five failures in a row; `orphaned` final. */
export type OutboxHealth = 'clear' | 'waiting' | 'stuck' | 'orphaned';

export interface OutboxSeams {
  siteId: SiteId;
  /** Random per life of the content script. */
  sessionId: string;
  /** `(batch) => ask('facts/record', batch)`; may reject, never answer, or answer anything. */
  send(batch: Protocol['facts/record']['request']): Promise<unknown>;
  isAttached(): boolean;
  now(): number;
  setTimer(run: () => void, delayMs: number): unknown;
  clearTimer(timer: unknown): void;
  /** True in a hidden tab, where timers may be a minute late: batches then leave at once. */
  isHidden?(): boolean;
  onSummary?(today: DaySummary): void;
  onHealth?(health: OutboxHealth): void;
}

export interface Outbox {
  push(facts: readonly Fact[]): void;
  /** Sends all that is unacknowledged, waiting for nothing: the page is going away, and nothing can be sent after it. */
  flush(): void;
  stop(): void;
  counts(): { queued: number; dropped: number; refused: number; health: OutboxHealth };
}

const STUCK_AFTER = 5;

/** One outbox per content-script life. Delivers in order, at least once; the background makes it exactly once. */
export function createOutbox(seams: OutboxSeams): Outbox {
  let state = createOutboxState(seams.sessionId);
  let timer: { handle: unknown; until: number } | undefined;
  let health: OutboxHealth = 'clear';
  let stopped = false;

  function report(next: OutboxHealth): void {
    if (next === health) return;
    health = next;
    seams.onHealth?.(next);
  }

  function stop(): void {
    stopped = true;
    wait(undefined);
  }

  /** One timer, left alone while it comes soon enough: facts come by the dozen, and each setting and taking back costs. */
  function wait(until: number | undefined): void {
    if (until !== undefined && timer && timer.until <= until) return;
    if (timer) seams.clearTimer(timer.handle);
    timer = undefined;
    if (until === undefined) return;
    const run = () => {
      timer = undefined;
      pump();
    };
    timer = { until, handle: seams.setTimer(run, Math.max(0, until - seams.now())) };
  }

  function pump(eager = seams.isHidden?.() ?? false): void {
    if (stopped) return;
    if (!seams.isAttached()) {
      stop();
      report('orphaned');
      return;
    }
    let step = nextStep(state, seams.now(), eager);
    if (step.kind === 'timed-out') {
      state = markFailed(state, seams.now());
      step = nextStep(state, seams.now(), eager);
    }
    if (step.kind === 'send') {
      deliver(step.batch);
      step = nextStep(state, seams.now(), eager);
    }
    wait(step.kind === 'wait' ? step.until : undefined);
    report(state.failures >= STUCK_AFTER ? 'stuck' : state.queue.length > 0 ? 'waiting' : 'clear');
  }

  function flush(): void {
    if (stopped || !seams.isAttached()) return;
    const words = lastWords(state);
    state = words.state;
    const { ticket } = state;
    for (const batch of words.batches) {
      const settle = (reply: unknown) => {
        if (!stopped) state = takeReply(state, ticket, batch.sessionId, reply, seams.now());
      };
      seams.send({ ...batch, siteId: seams.siteId }).then(settle, () => undefined);
    }
    // A page that lives on all the same goes on as before.
    pump();
  }

  function deliver(batch: Omit<Protocol['facts/record']['request'], 'siteId'>): void {
    state = markSent(state, seams.now());
    const ticket = state.ticket;
    const settle = (reply: unknown) => {
      if (stopped) return;
      state = takeReply(state, ticket, batch.sessionId, reply, seams.now());
      const today = summaryOf(reply);
      if (today) seams.onSummary?.(today);
      pump();
    };
    seams.send({ ...batch, siteId: seams.siteId }).then(settle, () => settle(undefined));
  }

  return {
    push(facts) {
      if (stopped) return;
      state = pushFacts(state, facts, seams.now());
      pump();
    },
    flush,
    stop,
    counts: () => ({ queued: state.queue.length, dropped: state.dropped, refused: state.refused, health }),
  };
}
