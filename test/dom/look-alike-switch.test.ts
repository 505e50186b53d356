// @vitest-environment jsdom
/** Two buyers of one name and one picture: while the page goes from one to the other, neither is the open one. */
import { afterEach, expect, it, vi } from 'vitest';
import { feige } from '../../utils/sites/feige';
import type { Hazards } from '../consoles/platform/hazards';
import { type ConsoleRun, openConsole } from './console-run';

let run: ConsoleRun;
afterEach(() => {
  run.end();
  vi.useRealTimers();
});

it('names nobody while list and header say the next one and the thread still the one before', async () => {
  const late: Partial<Hazards> = { switchLagMs: [0, 0], staleThreadChance: 1, staleThreadMs: [1500, 1500] };
  run = await openConsole('feige', feige, {
    seed: 3,
    conversations: 2,
    long: 4,
    hazards: { rerenderEveryMs: 0, ...late },
  });
  const { simulator } = run;
  const alike = { name: '不吃香菜的猫', avatar: 7 };
  const [one, two] = [simulator.newConversation(alike), simulator.newConversation(alike)];
  simulator.buyerSays(one, '请问什么时候发货');
  simulator.buyerSays(two, '好的，谢谢');
  const open = async (key: string) => {
    simulator.open(key);
    await run.pass(5000);
    return run.watcher.openConversation();
  };
  const [first, second] = [await open(one), await open(two)];
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
  for (const [key, from, to] of [
    [one, second, first],
    [two, first, second],
  ] as const) {
    simulator.open(key);
    const named = new Set<unknown>();
    // The thread follows after 1.5 s; until then what is said would be said to the wrong one.
    for (let step = 0; step < 14; step += 1) {
      await run.pass(100);
      named.add(run.watcher.openConversation());
    }
    expect(named).not.toContain(from);
    await run.pass(5000);
    expect(run.watcher.openConversation()).toBe(to);
  }
});
