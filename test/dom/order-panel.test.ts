// @vitest-environment jsdom
/** The page's own order panel, read for the buyer whose thread is open and for nobody else. */

import { afterEach, expect, it, vi } from 'vitest';
import type { OrderFact } from '../../utils/core/facts';
import { factSchema } from '../../utils/schema/fact';
import { pdd } from '../../utils/sites/pdd';
import { type ConsoleRun, openConsole } from './console-run';

let run: ConsoleRun;
afterEach(() => {
  run.end();
  vi.useRealTimers();
});

const order = (sn: string, status: string, cents: number) => ({ sn, status, goods: '热水袋', spec: '均码', cents });

/** Opens a console with two buyers and their orders; returns their keys. */
async function open(): Promise<[string, string]> {
  run = await openConsole('pdd', pdd, { seed: 3, conversations: 2, long: 4, hazards: { rerenderEveryMs: 0 } });
  const [a, b] = [...run.simulator.platform.conversations.values()];
  if (!a || !b) throw new Error('no buyers');
  a.orders = [order('260901-100000000000001', '待付款', 3500)];
  b.orders = [order('260902-200000000000002', '已发货', 1290), order('260903-200000000000003', '待付款', 990)];
  return [a.key, b.key];
}

const orders = () => run.facts.filter((fact): fact is OrderFact => fact.kind === 'order');
const tab = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('.order-panel-second-bar')].find((one) => one.textContent === words);

it('tells each order of the open buyer once, and again when its state changes', async () => {
  const [key] = await open();
  run.simulator.open(key);
  await run.pass(5000);
  expect(orders()).toMatchObject([{ state: 'unpaid', amountCents: 3500 }]);
  const buyer = run.simulator.platform.conversation(key);
  buyer.orders = [order('260901-100000000000001', '待发货', 3500)];
  run.simulator.platform.changed();
  await run.pass(5000);
  expect(orders().map(({ state }) => state)).toEqual(['unpaid', 'paid']);
  expect(JSON.stringify(run.facts)).not.toContain('100000000000001');
  // The background refuses a fact with anything more in it.
  for (const fact of run.facts) expect(factSchema.safeParse(fact).success, JSON.stringify(fact)).toBe(true);
});

it("never takes other buyers' orders for this buyer's", async () => {
  const [key, other] = await open();
  run.simulator.open(key);
  await run.pass(200);
  tab('店铺待支付订单')?.click();
  await run.pass(6000);
  expect(orders()).toEqual([]);
  tab('个人订单')?.click();
  await run.pass(4000);
  run.simulator.open(other);
  await run.pass(5000);
  const owners = new Set(orders().map(({ conversationId, state }) => `${conversationId} ${state}`));
  expect(owners.size).toBe(3);
  expect(new Set(orders().map(({ conversationId }) => conversationId)).size).toBe(2);
});

it('gives the number and the goods of the one order, and never those of the buyer before', async () => {
  const [key, other] = await open();
  run.simulator.open(key);
  await run.pass(5000);
  const first = run.watcher.openConversation();
  if (!first) throw new Error('nothing open');
  expect(run.watcher.orderOf(first)).toEqual({ number: '260901-100000000000001', goods: '热水袋' });
  run.simulator.open(other);
  // At every moment of the switch: nothing, or what is this buyer's.
  for (let step = 0; step < 50; step += 1) {
    await run.pass(100);
    const open = run.watcher.openConversation();
    const told = open && run.watcher.orderOf(open);
    expect(told?.number).toBe(open === first ? told?.number : undefined);
    expect(run.watcher.orderOf(first) === undefined || open === first).toBe(true);
  }
  const second = run.watcher.openConversation();
  if (!second) throw new Error('nothing open');
  // Two orders of the same goods: which of them is meant, the agent must say.
  expect(run.watcher.orderOf(second)).toEqual({ goods: '热水袋' });
});
