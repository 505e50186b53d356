/** A followed query: heard from wherever it began, never starved, never after it was stopped. */
// Followed queries are silent where the global database is missing, so Dexie must find one when it is loaded.
import 'fake-indexeddb/auto';

import { setTimeout as patience } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { type AgentId, asId, type SiteId } from '../../utils/core/ids';
import { seeAgent } from '../../utils/db/agents';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { freshLedger } from './ledger-fixture';

const SITE = asId<SiteId>('pdd');
const seeNew = (ledger: Ledger, name: string) =>
  seeAgent(ledger, { id: asId<AgentId>(name), siteId: SITE, name }, 1_773_100_000_000);

/** Three people. */
async function filled(): Promise<Ledger> {
  const ledger = freshLedger();
  for (const name of ['anna', 'ben', 'idle']) await seeNew(ledger, name);
  return ledger;
}

describe('a followed query', () => {
  it('ends with the newest value, and shows no more than one value per gap', async () => {
    const ledger = await filled();
    const seen: { value: number; at: number }[] = [];
    const stop = follow(Promise.resolve(ledger), () => ledger.agents.count(), {
      onValue: (value) => seen.push({ value, at: performance.now() }),
      onLost: (error) => expect.fail(String(error)),
    });
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    for (let n = 0; n < 30; n += 1) await seeNew(ledger, `x${n}`);
    await vi.waitFor(() => expect(seen.at(-1)?.value).toBe(33), { timeout: 3000 });
    const gaps = seen.slice(1).map((each, index) => each.at - (seen[index]?.at ?? 0));
    // A timer may fire a hair early by the other clock.
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(245);
    stop();
    ledger.close();
  });

  it.each([0, 30])('follows a store that opens after %d ms, and what is read along with it', async (openingMs) => {
    const ledger = await filled();
    const opening = patience(openingMs).then(() => ledger);
    const seen: string[] = [];
    const stop = follow(
      Promise.all([opening, patience(openingMs, 'sites')]),
      async ([open, name]) => `${name} ${await open.facts.count()} ${await open.agents.count()}`,
      { onValue: (value) => seen.push(value), onLost: (error) => expect.fail(String(error)) },
    );
    await vi.waitFor(() => expect(seen).toEqual(['sites 0 3']));
    await ledger.agents.clear();
    await vi.waitFor(() => expect(seen.at(-1)).toBe('sites 0 0'));
    stop();
    ledger.close();
  });

  it('is over when whoever is shown a value stops it there, though more had changed meanwhile', async () => {
    const ledger = await filled();
    let asked = 0;
    let shown = 0;
    const slowly = async () => {
      asked += 1;
      let count = 0;
      for (let n = 0; n < 30; n += 1) count = await ledger.agents.count();
      return count;
    };
    const stop = follow(
      Promise.resolve(),
      slowly,
      {
        onValue: () => {
          shown += 1;
          stop();
        },
        onLost: (error) => expect.fail(String(error)),
      },
      0,
    );
    await vi.waitFor(() => expect(asked).toBe(1));
    await seeNew(ledger, 'late');
    await vi.waitFor(() => expect(shown).toBe(1));
    await patience(50);
    expect([asked, shown]).toEqual([1, 1]);
    ledger.close();
  });

  it('shows values while the store never rests, however long a reading takes', async () => {
    const ledger = await filled();
    const seen: number[] = [];
    const writing = { on: true };
    const write = async () => {
      for (let n = 0; writing.on; n += 1) await seeNew(ledger, `x${n}`);
    };
    const slowly = async () => {
      let count = 0;
      for (let n = 0; n < 20; n += 1) count = await ledger.agents.count();
      return count;
    };
    const stop = follow(
      Promise.resolve(),
      slowly,
      {
        onValue: (value) => seen.push(value),
        onLost: (error) => expect.fail(String(error)),
      },
      20,
    );
    const written = write();
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(4), { timeout: 5000 });
    writing.on = false;
    await written;
    const left = await ledger.agents.count();
    await vi.waitFor(() => expect(seen.at(-1)).toBe(left));
    stop();
    ledger.close();
  });

  it.each([0, 20])(
    'never shows a reading that is not done, though what it has read changes meanwhile (gap %d ms)',
    async (gapMs) => {
      const ledger = await filled();
      const seen: unknown[] = [];
      let asked = 0;
      // What is read as rows is kept by the store's own cache, which asks again the moment one of them changes.
      const slowly = async () => {
        asked += 1;
        const rows = await ledger.agents.toArray();
        for (let n = 0; n < 30; n += 1) await ledger.agents.count();
        return { people: rows.length };
      };
      const stop = follow(
        Promise.resolve(),
        slowly,
        { onValue: (value) => seen.push(value), onLost: (error) => expect.fail(String(error)) },
        gapMs,
      );
      await vi.waitFor(() => expect(asked).toBe(1));
      for (let n = 0; n < 20; n += 1) await seeNew(ledger, `x${n}`);
      await vi.waitFor(() => expect(seen.at(-1)).toEqual({ people: 23 }));
      expect(seen).not.toContain(undefined);
      stop();
      ledger.close();
    },
  );

  it('is stopped before the store opened, while it is read, and between two readings', async () => {
    const ledger = await filled();
    const silent = { onValue: () => expect.fail('a value'), onLost: () => expect.fail('lost') };
    const opening = patience(20).then(() => ledger);
    follow(opening, () => ledger.agents.count(), silent)();
    const asked = vi.fn();
    const stopReading = follow(
      Promise.resolve(),
      () => {
        asked();
        stopReading();
        return ledger.agents.count();
      },
      silent,
    );
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
    const seen = vi.fn();
    const stop = follow(Promise.resolve(), () => ledger.agents.count(), { ...silent, onValue: seen });
    await vi.waitFor(() => expect(seen).toHaveBeenCalledOnce());
    await ledger.agents.clear();
    stop();
    await opening;
    await patience(300);
    expect(seen).toHaveBeenCalledOnce();
    ledger.close();
  });

  it('says that the store is lost', async () => {
    const onLost = vi.fn();
    follow(Promise.resolve(), () => Promise.reject(new Error('gone')), {
      onValue: () => expect.fail('no value'),
      onLost,
    });
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
    follow(Promise.reject(new Error('never opened')), () => Promise.resolve(1), {
      onValue: () => expect.fail('no value'),
      onLost,
    });
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledTimes(2));
  });

  it('reads again what was broken off, and says that the store is lost when it stays so', async () => {
    const ledger = await filled();
    const seen = vi.fn();
    const onLost = vi.fn();
    let asked = 0;
    const brokenOff = () => Promise.reject(Object.assign(new Error('broken off'), { name: 'AbortError' }));
    const once = () => {
      asked += 1;
      return asked === 1 ? brokenOff() : ledger.agents.count();
    };
    const stop = follow(Promise.resolve(), once, { onValue: seen, onLost });
    await vi.waitFor(() => expect(seen).toHaveBeenCalledWith(3), { timeout: 3000 });
    stop();
    expect(onLost).not.toHaveBeenCalled();
    follow(Promise.resolve(), brokenOff, { onValue: seen, onLost });
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), { timeout: 5000 });
    expect(seen).toHaveBeenCalledOnce();
    ledger.close();
  });
});
