/** The outbox against a channel that loses, delays, repeats and mangles, and a background that forgets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import {
  BATCH_LIMIT,
  createOutboxState,
  markFailed,
  markSent,
  nextStep,
  type OutboxState,
  pushFacts,
  QUEUE_LIMIT,
  SPACING_MS,
  takeReply,
  wireSession,
} from '../../utils/messaging/outbox-state';

const fact = (n: number) => ({ id: `f${n}` }) as unknown as Fact;
const many = (count: number, from = 1) => Array.from({ length: count }, (_, index) => fact(from + index));
const ack = (watermark: number) => ({ ok: true, value: { ok: true, watermark } });

/** What the background does: contiguous per session, idempotent. */
function createModel() {
  const sessions = new Map<string, number>();
  const log: string[] = [];
  return {
    log,
    forget: () => sessions.clear(),
    commit(session: string, firstSeq: number, facts: readonly Fact[]): unknown {
      const watermark = sessions.get(session) ?? 0;
      if (firstSeq > watermark + 1) return { ok: false, code: 'gap', watermark };
      const fresh = facts.slice(watermark + 1 - firstSeq);
      log.push(...fresh.map(({ id }) => id));
      sessions.set(session, Math.max(watermark, firstSeq + facts.length - 1));
      return ack(Math.max(watermark, firstSeq + facts.length - 1));
    },
  };
}

type Fate = 'ok' | 'lost' | 'reply-lost' | 'undefined' | 'nonsense' | 'late' | 'twice' | 'failed';
const fates = fc.constantFrom<Fate>('ok', 'lost', 'reply-lost', 'undefined', 'nonsense', 'late', 'twice', 'failed');

describe('outbox over a bad channel', () => {
  it('delivers everything once and in order, whatever the channel does', () => {
    const plan = fc.record({
      bursts: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }),
      fate: fc.array(fates, { minLength: 1, maxLength: 60 }),
    });
    fc.assert(
      fc.property(plan, ({ bursts, fate }) => {
        const model = createModel();
        let state = createOutboxState('s');
        const late: { ticket: number; session: string; reply: unknown }[] = [];
        let now = 0;
        let pushed = 0;
        let sends = 0;
        let lastSentAt = Number.NEGATIVE_INFINITY;
        const waiting = [...bursts];
        for (let turn = 0; turn < 5000 && (waiting.length > 0 || state.queue.length > 0); turn += 1) {
          const burst = waiting.shift();
          if (burst !== undefined) {
            state = pushFacts(state, many(burst, pushed + 1), now);
            pushed += burst;
          }
          const step = nextStep(state, now);
          if (step.kind === 'timed-out') state = markFailed(state, now);
          else if (step.kind === 'wait') now = Math.max(now + 1, step.until);
          else if (step.kind === 'send') {
            expect(step.batch.facts.length).toBeLessThanOrEqual(BATCH_LIMIT);
            expect(now - lastSentAt).toBeGreaterThanOrEqual(SPACING_MS);
            lastSentAt = now;
            state = markSent(state, now);
            // A channel that never works again delivers nothing: after the plan it works.
            const what = fate[sends] ?? 'ok';
            sends += 1;
            const { ticket } = state;
            const { sessionId, firstSeq, facts } = step.batch;
            const deliver = () => model.commit(sessionId, firstSeq, facts);
            const take = (reply: unknown) => {
              state = takeReply(state, ticket, sessionId, reply, now);
            };
            if (what === 'ok') take(deliver());
            if (what === 'twice') {
              take(deliver());
              take(deliver());
            }
            if (what === 'undefined') {
              deliver();
              take(undefined);
            }
            if (what === 'nonsense') take({ ok: true, value: { ok: true, watermark: '7' } });
            if (what === 'failed') take({ ok: false, code: 'store-unavailable' });
            if (what === 'reply-lost') deliver();
            if (what === 'late') late.push({ ticket, session: sessionId, reply: deliver() });
            const old = late.length > 3 ? late.shift() : undefined;
            if (old) state = takeReply(state, old.ticket, old.session, old.reply, now);
          } else now += 1;
        }
        expect(state.queue).toHaveLength(0);
        expect(model.log).toEqual(many(pushed).map(({ id }) => id));
      }),
      { numRuns: 400 },
    );
  });
});

describe('what counts as an acknowledgement', () => {
  const sent = () => markSent(pushFacts(createOutboxState('s'), many(3), 0), 1000);
  const strange: [string, unknown][] = [
    ['undefined', undefined],
    ['null', null],
    ['true', true],
    ['a string', 'ok'],
    ['no watermark', { ok: true, value: { ok: true } }],
    ['a fraction', ack(1.5)],
    ['negative', ack(-1)],
    ['NaN', ack(Number.NaN)],
    ['beyond what was sent', ack(4)],
    ['a bare watermark', { watermark: 3 }],
    ['an empty value', { ok: true, value: null }],
  ];
  it.each(strange)('%s does not', (_, reply) => {
    const after = takeReply(sent(), 1, 's', reply, 1100);
    expect(after.queue).toHaveLength(3);
    expect(after.watermark).toBe(0);
    expect(after.failures).toBe(1);
  });

  it('a watermark in the middle keeps the rest', () => {
    const after = takeReply(sent(), 1, 's', ack(2), 1100);
    expect(after.queue.map(({ id }) => id)).toEqual(['f3']);
    expect(after.watermark).toBe(2);
  });

  it('an answer to an earlier try still counts, its failure does not', () => {
    const second = markSent(markFailed(sent(), 4000), 5000);
    expect(takeReply(second, 1, 's', undefined, 5100)).toBe(second);
    expect(takeReply(second, 1, 's', ack(3), 5100).queue).toHaveLength(0);
  });
});

describe('a background that has forgotten the session', () => {
  it('starts a new session from 1 with what is left', () => {
    let state = pushFacts(createOutboxState('s'), many(2), 0);
    state = takeReply(markSent(state, 0), 1, 's', ack(2), 10);
    state = markSent(pushFacts(state, many(2, 3), 1000), 2000);
    state = takeReply(state, 2, 's', { ok: false, code: 'gap', watermark: 0 }, 2100);
    expect(wireSession(state)).toBe('s.1');
    const step = nextStep(state, 10_000);
    expect(step).toMatchObject({ kind: 'send', batch: { sessionId: 's.1', firstSeq: 1 } });
    expect(step.kind === 'send' && step.batch.facts).toHaveLength(2);
  });
});

describe('a fact the background will never take', () => {
  it('is found by halving, dropped and counted; the rest arrives', () => {
    let state: OutboxState = pushFacts(createOutboxState('s'), many(40), 0);
    const model = createModel();
    for (let now = 0; state.queue.length > 0 && now < 1_000_000; now += 1000) {
      const step = nextStep(state, now);
      if (step.kind !== 'send') continue;
      state = markSent(state, now);
      const bad = step.batch.facts.some(({ id }) => id === 'f17');
      const { sessionId, firstSeq, facts } = step.batch;
      const reply = bad ? { ok: false, code: 'bad-request' } : model.commit(sessionId, firstSeq, facts);
      state = takeReply(state, state.ticket, sessionId, reply, now);
    }
    expect(state.refused).toBe(1);
    expect(model.log).toEqual(many(40).flatMap(({ id }) => (id === 'f17' ? [] : id)));
  });
});

describe('a full queue', () => {
  it('gives up the oldest that were never sent, and keeps the numbers of those that were', () => {
    let state = markSent(pushFacts(createOutboxState('s'), many(10), 0), 0);
    state = pushFacts(state, many(QUEUE_LIMIT + 5, 11), 1);
    expect(state.queue).toHaveLength(QUEUE_LIMIT);
    expect(state.dropped).toBe(15);
    expect(state.queue.slice(0, 11).map(({ id }) => id)).toEqual([...many(10).map(({ id }) => id), 'f26']);
  });
});
