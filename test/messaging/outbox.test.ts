/** The timers around the outbox: coalescing, silence, a hidden tab, an orphaned script. */
import { expect, it } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { asId } from '../../utils/core/ids';
import { createOutbox, type OutboxHealth } from '../../utils/messaging/outbox';

const fact = (n: number) => ({ id: `f${n}` }) as unknown as Fact;

function bench() {
  const world = {
    now: 0,
    attached: true,
    hidden: false,
    timer: undefined as { run: () => void; at: number } | undefined,
  };
  const sent: number[] = [];
  const health: OutboxHealth[] = [];
  let reply: (lastSeq: number) => Promise<unknown> = async (watermark) => ({
    ok: true,
    value: { ok: true, watermark },
  });
  const outbox = createOutbox({
    siteId: asId('pdd'),
    sessionId: 's',
    send: (batch) => {
      sent.push(batch.facts.length);
      return reply(batch.firstSeq + batch.facts.length - 1);
    },
    isAttached: () => world.attached,
    now: () => world.now,
    setTimer: (run, delayMs) => {
      world.timer = { run, at: world.now + delayMs };
      return world.timer;
    },
    clearTimer: () => {
      world.timer = undefined;
    },
    isHidden: () => world.hidden,
    onHealth: (next) => health.push(next),
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    world,
    sent,
    health,
    outbox,
    answerWith: (next: typeof reply) => {
      reply = next;
    },
    /** Runs timers until `until`. */
    async pass(until: number) {
      await settle();
      while (world.timer && world.timer.at <= until) {
        world.now = Math.max(world.now, world.timer.at);
        const { run } = world.timer;
        world.timer = undefined;
        run();
        await settle();
      }
      world.now = until;
    },
  };
}

it('waits for company, sends once, and is idle without a timer', async () => {
  const { outbox, sent, pass, world, health } = bench();
  outbox.push([fact(1)]);
  outbox.push([fact(2)]);
  expect(sent).toEqual([]);
  await pass(1000);
  expect(sent).toEqual([2]);
  expect(world.timer).toBeUndefined();
  expect(health).toEqual(['waiting', 'clear']);
});

it('a hidden tab does not wait for its timers', async () => {
  const { outbox, sent, world } = bench();
  world.hidden = true;
  outbox.push([fact(1)]);
  expect(sent).toEqual([1]);
});

it('a background that never answers is asked again, ever more slowly, and found stuck', async () => {
  const { outbox, sent, pass, answerWith, health } = bench();
  answerWith(() => new Promise(() => undefined));
  outbox.push([fact(1)]);
  await pass(10_000);
  expect(sent.length).toBeGreaterThan(1);
  await pass(120_000);
  expect(sent.length).toBeLessThan(15);
  expect(health).toEqual(['waiting', 'stuck']);
  answerWith(async (watermark) => ({ ok: true, value: { ok: true, watermark } }));
  await pass(200_000);
  expect(outbox.counts()).toEqual({ queued: 0, dropped: 0, refused: 0, health: 'clear' });
});

it('an orphaned script stops for good and says so', async () => {
  const { outbox, sent, pass, world, health } = bench();
  outbox.push([fact(1)]);
  world.attached = false;
  await pass(1000);
  outbox.push([fact(2)]);
  await pass(10_000);
  expect(sent).toEqual([]);
  expect(health).toEqual(['waiting', 'orphaned']);
  expect(world.timer).toBeUndefined();
});

it('a page that goes away says everything again, without waiting for an answer or for its turn', async () => {
  const { outbox, sent, answerWith, pass } = bench();
  answerWith(() => new Promise(() => undefined));
  outbox.push([fact(1), fact(2)]);
  await pass(300);
  expect(sent).toEqual([2]);
  outbox.push([fact(3)]);
  outbox.flush();
  expect(sent).toEqual([2, 3]);
});

it('and when it stays all the same, what was answered is not sent again', async () => {
  const { outbox, sent, pass } = bench();
  outbox.push([fact(1)]);
  outbox.flush();
  await pass(1000);
  expect(outbox.counts()).toMatchObject({ queued: 0, health: 'clear' });
  const before = sent.length;
  await pass(60_000);
  expect(sent.length).toBe(before);
  outbox.push([fact(2)]);
  await pass(61_000);
  expect(sent.at(-1)).toBe(1);
});
