/** Which of several tabs of one console records: never two at once, never none for long, whatever goes or wakes. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type Claimant,
  createRecorderDesk,
  LEASE_MS,
  RELOAD_MS,
  type RecorderDesk,
} from '../../entrypoints/background/recorders';
import { type AgentId, asId, type SiteId } from '../../utils/core/ids';
import { memoryKeyValue } from '../platform/memory-key-value';
import { CONSOLE, createBackground, NOW } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const PDD = asId<SiteId>('pdd');
const tab = (tabId: number, life = 1, agent = 'ma'): Claimant => ({
  siteId: PDD,
  agentId: asId<AgentId>(agent),
  sessionId: `tab${tabId}-${life}-${agent}`,
  tabId,
});

function desk() {
  const store = memoryKeyValue();
  const living = new Set([1, 2, 3]);
  let now = NOW;
  let announced = 0;
  const start = () =>
    createRecorderDesk({
      store,
      tabLives: async (tabId) => living.has(tabId),
      announce: async () => {
        announced += 1;
      },
      now: () => now,
    });
  let running: RecorderDesk = start();
  return {
    get desk() {
      return running;
    },
    living,
    announced: () => announced,
    pass: (ms: number) => {
      now += ms;
    },
    /** A killed worker: only what was stored is left. */
    restart: () => {
      running = start();
    },
    close: async (tabId: number) => {
      living.delete(tabId);
      await running.tabClosed(tabId);
    },
  };
}

describe('two tabs of one console and agent', () => {
  it('the first records, the second does not, over restarts of the worker', async () => {
    const some = desk();
    expect(await some.desk.claim(tab(1))).toBe(true);
    expect(await some.desk.claim(tab(2))).toBe(false);
    some.restart();
    expect(await some.desk.claim(tab(2))).toBe(false);
    expect(await some.desk.mayRecord(tab(2))).toBe(false);
    expect(await some.desk.mayRecord(tab(1))).toBe(true);
  });

  it('asked at the same time, one of them records', async () => {
    const some = desk();
    const answers = await Promise.all([some.desk.claim(tab(1)), some.desk.claim(tab(2)), some.desk.claim(tab(3))]);
    expect(answers).toEqual([true, false, false]);
  });

  it('two agents, or two consoles, each record', async () => {
    const some = desk();
    expect(await some.desk.claim(tab(1))).toBe(true);
    expect(await some.desk.claim(tab(2, 1, 'li'))).toBe(true);
    expect(await some.desk.claim({ ...tab(3), siteId: asId<SiteId>('jd') })).toBe(true);
  });

  it('closed: the next one is told and records; what the first sent last is still taken', async () => {
    const some = desk();
    await some.desk.claim(tab(1));
    await some.close(1);
    expect(some.announced()).toBe(1);
    expect(await some.desk.claim(tab(2))).toBe(true);
    some.pass(RELOAD_MS);
    expect(await some.desk.mayRecord(tab(3))).toBe(false);
  });

  it('what was on its way when the part changed is taken, and soon is not', async () => {
    const some = desk();
    await some.desk.claim(tab(1));
    expect(await some.desk.claim(tab(2), true)).toBe(true);
    expect(some.announced()).toBe(1);
    expect(await some.desk.mayRecord(tab(1))).toBe(true);
    some.pass(10_000);
    expect(await some.desk.mayRecord(tab(1))).toBe(false);
    expect(await some.desk.claim(tab(1))).toBe(false);
  });

  it('a reload keeps its part; a page that left for good loses it soon', async () => {
    const some = desk();
    await some.desk.claim(tab(1));
    await some.desk.release(tab(1).sessionId);
    expect(await some.desk.claim(tab(2))).toBe(false);
    expect(await some.desk.claim(tab(1, 2))).toBe(true);
    await some.desk.release(tab(1, 2).sessionId);
    some.pass(RELOAD_MS + 1);
    expect(await some.desk.claim(tab(2))).toBe(true);
  });

  it('a tab that crashed or froze does not hold the part for ever; awake again, it does not record', async () => {
    const some = desk();
    await some.desk.claim(tab(1));
    some.pass(LEASE_MS);
    expect(await some.desk.claim(tab(2))).toBe(false);
    some.pass(1);
    expect(await some.desk.claim(tab(2))).toBe(true);
    some.pass(60_000);
    expect(await some.desk.mayRecord(tab(1))).toBe(false);
    expect(await some.desk.claim(tab(1))).toBe(false);
  });

  it('a tab the browser does not know any more holds nothing, also when nobody told us', async () => {
    const some = desk();
    await some.desk.claim(tab(1));
    some.living.delete(1);
    expect(await some.desk.claim(tab(2))).toBe(true);
  });

  it('whatever happens: of two tabs at most one may record, and a living one that asks gets it in time', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('claim' as const), tab: fc.integer({ min: 1, max: 3 }), take: fc.boolean() }),
      fc.record({ do: fc.constant('reload' as const), tab: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('close' as const), tab: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: LEASE_MS * 2 }) }),
      fc.record({ do: fc.constant('kill' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const some = desk();
        const lives = new Map([1, 2, 3].map((id) => [id, 1]));
        for (const one of steps) {
          if (one.do === 'claim' && some.living.has(one.tab))
            await some.desk.claim(tab(one.tab, lives.get(one.tab)), one.take);
          else if (one.do === 'reload' && some.living.has(one.tab)) {
            await some.desk.release(tab(one.tab, lives.get(one.tab)).sessionId);
            lives.set(one.tab, (lives.get(one.tab) ?? 0) + 1);
          } else if (one.do === 'close') await some.close(one.tab);
          else if (one.do === 'pass') some.pass(one.ms);
          else some.restart();
          some.pass(10_001);
          const claims: boolean[] = [];
          for (const id of some.living) claims.push(await some.desk.claim(tab(id, lives.get(id))));
          expect(claims.filter(Boolean).length).toBe(some.living.size === 0 ? 0 : 1);
          some.pass(10_001);
          const may: boolean[] = [];
          for (const id of some.living) may.push(await some.desk.mayRecord(tab(id, lives.get(id))));
          expect(may).toEqual(claims);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('at the door', () => {
  const open = { siteId: PDD, agentName: '小满', openedAt: NOW };
  const from = (id: number) => ({ ...CONSOLE, tab: { id } });

  it('the second tab is told that it only advises, and its facts are refused', async () => {
    const background = createBackground({ tabs: [7, 8] });
    const first = await background.ask('session/open', { ...open, sessionId: 'first' }, from(7));
    const second = await background.ask('session/open', { ...open, sessionId: 'second' }, from(8));
    if (!first.ok || !second.ok) throw new Error('refused');
    expect([first.value.elsewhere, second.value.elsewhere]).toEqual([undefined, true]);
    const agentId = first.value.agentId as AgentId;
    const fact = {
      id: asId<never>('pdd:c1:1'),
      siteId: PDD,
      shopId: asId<never>('s'),
      agentId,
      conversationId: asId<never>('c1'),
      at: NOW,
      clock: 'seen' as const,
      resolutionMs: 0,
      kind: 'message' as const,
      role: 'buyer' as const,
      media: 'text' as const,
      length: 2,
    };
    const batch = { siteId: PDD, firstSeq: 1, facts: [fact] };
    expect(await background.ask('facts/record', { ...batch, sessionId: 'second' }, from(8))).toMatchObject({
      code: 'forbidden',
    });
    expect(await background.ask('facts/record', { ...batch, sessionId: 'first' }, from(7))).toMatchObject({ ok: true });
    // A sequence that starts again is the same tab's.
    expect(await background.ask('facts/record', { ...batch, sessionId: 'first.1' }, from(7))).toMatchObject({
      ok: true,
    });
    const claim = { siteId: PDD, agentId, sessionId: 'second', take: true };
    expect(await background.ask('recording/claim', claim, from(8))).toMatchObject({ value: { recording: true } });
    expect(
      await background.ask('recording/claim', { ...claim, sessionId: 'first', take: false }, from(7)),
    ).toMatchObject({ value: { recording: false } });
  });
});
