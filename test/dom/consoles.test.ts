// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { feige } from '../../utils/sites/feige';
import { pdd } from '../../utils/sites/pdd';
import { compare } from '../e2e/harness/compare';
import { type ConsoleRun, ledgerOf, openConsole } from './console-run';

/** Schedules per console; the whole sweep is asked for by hand. */
const RUNS = Number(process.env.SIDELINE_CONSOLE_RUNS ?? 8);
const SPEED = 20;

let run: ConsoleRun | undefined;
afterEach(() => {
  run?.end();
  vi.useRealTimers();
});

/** A whole day of trade in seconds, then a look into every conversation, so that nothing stays unseen. `looks`: so many
 *  buyers can be told apart in the list, the others look like one of these. */
async function trade(site: 'pdd' | 'feige', seed: number, looks = Number.POSITIVE_INFINITY): Promise<ConsoleRun> {
  const opened = await openConsole(site, site === 'pdd' ? pdd : feige, { seed, conversations: 4, long: 24 });
  const { simulator } = opened;
  const scenario = simulator.scenario({ seed, conversations: 5, spreadMs: 20_000 });
  // What a closing means for an open turn is a rule's affair, not the reader's.
  scenario.steps = scenario.steps.filter(({ step }) => !(step.do === 'say' && step.message.event === 'closed'));
  let buyers = 0;
  const dress = (one: { name?: string; avatar?: number }) => {
    one.avatar = 1 + (buyers++ % looks);
    if (looks < Number.POSITIVE_INFINITY) one.name = `用户${one.avatar}`;
  };
  for (const one of simulator.platform.conversations.values()) dress(one);
  for (const { step } of scenario.steps) if (step.do === 'arrive') dress(step.conversation);
  // The page prints whole milliseconds.
  for (const step of scenario.steps) step.at = Math.round(step.at / SPEED) * SPEED;
  void simulator.play(scenario, { speed: SPEED });
  for (let waited = 0; simulator.state() !== 'finished' && waited < 60_000; waited += 500) await opened.pass(500);
  await opened.pass(500);
  for (const { key } of simulator.trueLog().conversations) {
    simulator.open(key);
    await opened.pass(1200);
  }
  return opened;
}

describe('the 拼多多 console with its framework and every hazard', () => {
  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    'schedule %i equals the true log',
    async (seed) => {
      run = await trade('pdd', seed);
      const result = compare(run.simulator.trueLog(), ledgerOf(run.facts), Date.now());
      expect(result.problems).toEqual([]);
      expect(run.errors).toEqual([]);
      expect(result.worstGapErrorMs).toBe(0);
      expect(run.health.at(-1)?.state).toBe('ok');
    },
    60_000,
  );
});

describe('the 飞鸽 console with its framework and every hazard', () => {
  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    'schedule %i equals the true log',
    async (seed) => {
      run = await trade('feige', seed);
      const result = compare(run.simulator.trueLog(), ledgerOf(run.facts), Date.now());
      expect(result.problems).toEqual([]);
      expect(run.errors).toEqual([]);
      expect(run.health.at(-1)?.state).toBe('ok');
    },
    60_000,
  );
});

describe('the 飞鸽 console where buyers look alike', () => {
  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    'schedule %i: every message once, with its role, in its own conversation',
    async (seed) => {
      run = await trade('feige', seed, 4);
      const result = compare(run.simulator.trueLog(), ledgerOf(run.facts), Date.now());
      expect(result.problems).toEqual([]);
      expect(run.errors).toEqual([]);
    },
    60_000,
  );
});

describe('switched off', () => {
  it('hears nothing more, and construction alone hears nothing', async () => {
    run = await openConsole('pdd', pdd, { seed: 1, conversations: 2, long: 4 });
    await run.pass(1200);
    run.end();
    const told = run.trace.length;
    const [first] = run.simulator.trueLog().conversations;
    run.simulator.buyerSays(first?.key ?? '', '还在吗');
    run.simulator.open(first?.key ?? '');
    await run.pass(3000);
    expect(run.trace.length).toBe(told);
    run.watcher.stop();
  });
});

describe('a console that changed', () => {
  it('is unrecognised within ten seconds, and nothing is recorded', async () => {
    const changed = { ...pdd, list: { ...pdd.list, root: [{ css: '.no-such-list', seen: 'nowhere' }] } };
    run = await openConsole('pdd', changed, { seed: 1, conversations: 2, long: 4 });
    await run.pass(9000);
    expect(run.health.at(-1)).toEqual({ state: 'unrecognised', missing: ['list.root'] });
    expect(run.facts).toEqual([]);
  });

  it('names a lost field of the thread', async () => {
    const changed = { ...pdd, thread: { ...pdd.thread, key: [{ css: '.no-such-key', seen: 'nowhere' }] } };
    run = await openConsole('pdd', changed, { seed: 1, conversations: 2, long: 4 });
    run.simulator.open(run.simulator.trueLog().conversations[0]?.key ?? '');
    await run.pass(9000);
    expect(run.health.at(-1)).toEqual({ state: 'degraded', missing: ['thread.key'] });
    expect(run.facts.filter(({ kind }) => kind === 'message')).toEqual([]);
  });
});
