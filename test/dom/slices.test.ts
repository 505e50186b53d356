import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPurse } from '../../utils/core/purse';
import { type Soon, soon } from '../../utils/dom/slices';

const runs: number[] = [];
let now = 0;
/** How long one run takes, ms. */
let costMs = 1;
let flushing: Soon;

beforeEach(() => {
  vi.useFakeTimers();
  runs.length = 0;
  now = 0;
  costMs = 1;
  const run = () => {
    runs.push(now);
    now += costMs;
  };
  flushing = soon(run, () => now, createPurse(2, 50));
});
afterEach(() => {
  flushing.stop();
  vi.useRealTimers();
});

/** A message of a channel comes in a real task; timers are moved by hand. */
async function pass(ms: number): Promise<void> {
  const until = now + ms;
  now = until;
  vi.advanceTimersByTime(ms);
  const channel = new MessageChannel();
  await new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });
  channel.port1.close();
}

it('runs once for many askings', async () => {
  for (let asked = 0; asked < 5; asked++) flushing.ask();
  await pass(0);
  expect(runs).toEqual([0]);
});

it('lets what is calm wait until there is time for it, and brings it forward for what is not', async () => {
  costMs = 2;
  flushing.ask(true);
  await pass(0);
  expect(runs).toEqual([0]);
  // Two ms of work are paid back by 100 ms; one of them is enough to begin again.
  flushing.ask(true);
  await pass(40);
  expect(runs).toEqual([0]);
  await pass(20);
  expect(runs.length).toBe(2);
  flushing.ask(true);
  await pass(5);
  expect(runs.length).toBe(2);
  flushing.ask();
  await pass(0);
  expect(runs.length).toBe(3);
  await pass(500);
  expect(runs.length).toBe(3);
});

it('never lets anything wait longer than 150 ms', async () => {
  costMs = 30;
  flushing.ask(true);
  await pass(0);
  flushing.ask(true);
  await pass(200);
  expect(runs.length).toBe(2);
});

it('hurries for a moment when told to, and only then', async () => {
  costMs = 5;
  flushing.ask(true);
  await pass(0);
  flushing.hurry();
  flushing.ask(true);
  await pass(0);
  expect(runs.length).toBe(2);
  await pass(400);
  flushing.ask(true);
  await pass(0);
  flushing.ask(true);
  await pass(0);
  expect(runs.length).toBe(3);
});

it('takes nothing out of the purse for what was done in a hurry', async () => {
  costMs = 5;
  flushing.hurry();
  for (let asked = 0; asked < 20; asked++) {
    flushing.ask(true);
    await pass(0);
  }
  expect(runs.length).toBe(20);
  await pass(60);
  flushing.ask(true);
  await pass(0);
  expect(runs.length).toBe(21);
});

it('runs no more once stopped', async () => {
  costMs = 5;
  flushing.ask(true);
  await pass(0);
  flushing.ask(true);
  flushing.stop();
  await pass(500);
  expect(runs.length).toBe(1);
});
