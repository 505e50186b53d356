/** What one tab promises: what of it is told to the background, when, and what is let go of. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDueDesk } from '../../entrypoints/chat.content/due-desk';
import type { Due, DueKind, DueTopic } from '../../utils/core/coach/due';
import type { FoundDue } from '../../utils/core/coach/promises';
import { asId, type ConversationId } from '../../utils/core/ids';

const told = vi.hoisted(() => ({ all: [] as [string, unknown][], ok: true }));
vi.mock('../../utils/messaging/client', () => ({
  ask: async (kind: string, request: unknown) => {
    told.all.push([kind, request]);
    return told.ok ? { ok: true, value: {} } : { ok: false, code: 'not-delivered' };
  },
}));

const NOW = 1_800_000_000_000;
const MIN = 60_000;
const A = asId<ConversationId>('a');
const owner = { siteId: asId('pdd'), shopId: asId('s'), agentId: asId('me') } as never;
const stall: FoundDue = { topic: 'check', dueAt: NOW + 5 * MIN, grainMs: 5 * MIN, foundBy: 'stall-check-soon' };
const timed: FoundDue = { topic: 'reply', dueAt: NOW + 60 * MIN, grainMs: MIN, foundBy: 'promise-reply-hours' };

const listed = (dues: ReturnType<typeof createDueDesk>) => dues.list(asId('me'), NOW);
const states = () =>
  told.all.flatMap(([kind, request]) => (kind === 'coach/due' ? [(request as { due: Due }).due.state] : []));
async function flush(desk: ReturnType<typeof createDueDesk>, now: number): Promise<void> {
  desk.flush(now);
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}
function desk(found: FoundDue, kind: DueKind = 'promise') {
  const one = createDueDesk(() => undefined);
  one.offer(owner, A, kind, found, NOW);
  return one;
}

beforeEach(() => {
  told.all = [];
  told.ok = true;
});

describe('what is told', () => {
  it('of "one moment", kept before anybody was told: nothing at all', async () => {
    const dues = desk(stall);
    await flush(dues, NOW + 1000);
    dues.replied(A, NOW + 1500);
    await flush(dues, NOW + 60_000);
    expect(told.all).toEqual([]);
    expect(listed(dues)).toEqual([]);
  });

  it('of one that stands: once, and once more when it is kept', async () => {
    const dues = desk(stall);
    await flush(dues, NOW + 3000);
    await flush(dues, NOW + 9000);
    expect(states()).toEqual(['open']);
    dues.replied(A, NOW + 9500);
    await flush(dues, NOW + 10_000);
    expect(states()).toEqual(['open', 'done']);
  });

  it('everything when the page goes, however young', () => {
    desk(stall).end();
    expect(states()).toEqual(['open']);
  });

  it('of a promise with a time: at once; a dismissal too, even of one that nobody was told of', async () => {
    await flush(desk(timed), NOW);
    expect(states()).toEqual(['offered']);
    const dues = desk(timed);
    dues.set(listed(dues)[0]?.id ?? '', 'drop', NOW);
    await flush(dues, NOW);
    expect(states()).toEqual(['offered', 'dismissed']);
  });

  it('again, when it was not heard', async () => {
    told.ok = false;
    const dues = desk(timed);
    await flush(dues, NOW);
    await flush(dues, NOW + 1000);
    expect(states()).toEqual(['offered']);
    told.ok = true;
    await flush(dues, NOW + 5000);
    await flush(dues, NOW + 20_000);
    expect(states()).toEqual(['offered', 'offered']);
  });

  it('what is over is let go of, and the same words read again do not bring it back', () => {
    const dues = desk(stall);
    const id = listed(dues)[0]?.id ?? '';
    dues.replied(A, NOW + 1);
    expect(dues.find(id)).toBeUndefined();
    dues.offer(owner, A, 'promise', stall, NOW);
    dues.take([{ ...stall, id, siteId: 'pdd', conversationId: A, state: 'open' } as unknown as Due], []);
    expect(listed(dues)).toEqual([]);
  });
});

describe('what the next line keeps', () => {
  const stands = (found: FoundDue) => {
    const dues = desk(found);
    const before = listed(dues)[0]?.state;
    dues.replied(A, NOW + 1000);
    return [before, listed(dues)[0]?.state];
  };
  const soon = (topic: DueTopic, grainMs: number): FoundDue => ({
    topic,
    dueAt: NOW + 5 * MIN,
    grainMs,
    foundBy: `promise-${topic}-soon`,
  });

  it('"one moment" and "I see to it at once"', () => {
    expect(stands(stall)).toEqual(['open', undefined]);
    expect(stands(soon('other', 5 * MIN))).toEqual(['open', undefined]);
  });

  it('neither five minutes that were named, nor a parcel, money or a call', () => {
    expect(stands(soon('reply', MIN))).toEqual(['offered', 'offered']);
    for (const topic of ['ship', 'refund', 'resend', 'call'] as const)
      expect(stands(soon(topic, 5 * MIN))).toEqual(['offered', 'offered']);
  });
});
