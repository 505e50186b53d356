/** Two tabs of one console and one agent: what both see is counted once, and the second goes on where the first stopped. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openConsole, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';
import { sleep } from './harness/random';

const STILL = { remountEveryMs: 0, rerenderEveryMs: 0, banner: false };
const POLL = { timeout: 15_000 };

describe('two tabs of one console', () => {
  const lane = useLane();
  const advising = (page: Page) => page.locator('sideline-overlay .state-elsewhere').count();

  /** A second tab on the same server: the same conversations, the same messages with the same ids. */
  async function openTwin(of: Page): Promise<Page> {
    const saved = await of.evaluate(
      `JSON.stringify({ platform: simulator.platform.snapshot(), player: simulator.player.snapshot(), activeKey: null })`,
    );
    const before = `if (!sessionStorage.getItem('simulator') && !sessionStorage.getItem('twin')) {
      sessionStorage.setItem('twin', '1'); sessionStorage.setItem('simulator', ${JSON.stringify(saved)}); }`;
    return openConsole(lane.coach.context, lane.consoles, 'pdd', { conversations: 1, long: 4 }, before);
  }

  /** The server tells both tabs the same. The agent's own hands wrote in the first: a quick reply of nobody's is a robot's. */
  async function tell(pages: readonly Page[], role: 'buyer' | 'agent', key: string, text: string): Promise<void> {
    if (role === 'agent') await pages[0]?.keyboard.press('Shift');
    const input = { role, key, text, at: Date.now() };
    await Promise.all(
      pages.map((page) =>
        simulate(
          page,
          (simulator, { role, key, text, at }) => void simulator.platform.say(key, { role, text }, at),
          input,
        ),
      ),
    );
  }

  /** Buyers' messages that count, per conversation, and the answered turns in the day's rows. */
  async function counted() {
    const { facts, rows } = await lane.coach.ledger();
    const replaced = new Set(facts.flatMap((fact) => fact.replaces ?? []));
    const perConversation = new Map<string, number>();
    for (const fact of facts) {
      if (fact.kind !== 'message' || fact.role !== 'buyer' || replaced.has(fact.id)) continue;
      perConversation.set(fact.conversationId, (perConversation.get(fact.conversationId) ?? 0) + 1);
    }
    // The platform's own rule counts by day only, and this runs by night as well.
    const turns = rows.filter((row) => row.ruleId === 'coach').reduce((sum, row) => sum + row.answered, 0);
    return { messages: [...perConversation.values()].sort(), turns };
  }

  it('nothing is counted twice; the part changes by a wish, outlives a reload, and goes on when the first closes', async () => {
    const first = await openConsole(lane.coach.context, lane.consoles, 'pdd', { seed: 7, conversations: 1, long: 4 });
    await waitForPanel(first);
    const keys = await simulate(
      first,
      (simulator, still) => {
        simulator.setHazards(still);
        return Array.from({ length: 3 }, () => simulator.newConversation());
      },
      STILL,
    );
    const [one = '', two = '', three = ''] = keys;
    const second = await openTwin(first);
    await waitForPanel(second);
    await expect.poll(() => advising(second), POLL).toBe(1);
    expect(await advising(first)).toBe(0);
    await sleep(800);

    // Neither has them open: all that is known comes from the list, by each tab's own clock.
    const both = [first, second];
    await tell(both, 'buyer', one, '在吗');
    await tell(both, 'buyer', two, '发货了吗');
    await expect.poll(async () => (await counted()).messages, POLL).toEqual([1, 1]);
    // A dot in the list does not tell one message from two: the second is met when the thread is opened.
    await tell(both, 'buyer', two, '怎么还没发');

    // Each opens one of them; the list's word is replaced by the messages themselves, in the tab that records.
    await simulate(first, (simulator, key) => simulator.openAndSettle(key), one);
    await simulate(second, (simulator, key) => simulator.openAndSettle(key), one);
    await tell(both, 'agent', one, '在的');
    await expect.poll(async () => (await counted()).turns, POLL).toBe(1);
    expect((await counted()).messages).toEqual([1, 1]);

    // A person wants the other tab, then the first again.
    for (const [wanted, other] of [
      [second, first],
      [first, second],
    ] as const) {
      await wanted.bringToFront();
      await sleep(500);
      await wanted.locator('sideline-overlay .state-elsewhere button').click();
      await expect.poll(() => advising(wanted), POLL).toBe(0);
      await expect.poll(() => advising(other), POLL).toBe(1);
    }
    await tell(both, 'buyer', one, '好的，那什么时候到');
    await expect.poll(async () => (await counted()).messages, POLL).toEqual([1, 2]);

    await first.reload();
    await waitForPanel(first);
    await expect.poll(() => advising(second), POLL).toBe(1);
    await sleep(1000);
    expect([await advising(first), await advising(second)]).toEqual([0, 1]);

    await first.close();
    await expect.poll(() => advising(second), POLL).toBe(0);
    await sleep(800);
    await tell([second], 'buyer', three, '能便宜点吗');
    await expect.poll(async () => (await counted()).messages, POLL).toEqual([1, 1, 2]);
    for (const key of [two, one, three]) {
      await simulate(second, (simulator, key) => simulator.openAndSettle(key), key);
      await tell([second], 'agent', key, '马上为您看');
    }
    await expect.poll(counted, POLL).toEqual({ messages: [1, 2, 2], turns: 4 });
    await second.close();
  });
});
