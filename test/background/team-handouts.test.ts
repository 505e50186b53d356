/** Packs of the team in the background: fetched once, refused once, never in the way of leaving, never after it. */
import { describe, expect, it, vi } from 'vitest';
import { oneAtATime } from '../../entrypoints/background/one-at-a-time';
import { createHandoutDesk } from '../../entrypoints/background/team-handouts';
import { emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type PackId, type ShopId, type SiteId } from '../../utils/core/ids';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { forgetTeam } from '../../utils/db/team';
import { HubSilentError } from '../../utils/hub/connect';
import { type Handout, handOut } from '../../utils/hub/handouts';
import { ABOUT, memoryLine } from '../hub/memory-line';
import { makePack, makeSnippet } from '../library/sample-pack';
import { createBackground, NOW, SEAT } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const ID = asId<PackId>('p1');
const fileOf = (version: number) => JSON.stringify({ ...makePack([makeSnippet('a')], { version }), id: ID });

async function inTeam() {
  const background = createBackground();
  const context = background.context();
  const ledger = await background.ledger();
  await writeMeta(ledger, 'team', SEAT);
  const server = memoryLine();
  const state = { up: true, fetches: 0, silent: false };
  const line = {
    ...server.line,
    getMany: async (...args: Parameters<typeof server.line.getMany>) => {
      state.fetches += 1;
      if (state.silent) throw new HubSilentError('silent');
      await server.line.getMany(...args);
    },
  };
  const steps = oneAtATime((error) => {
    throw error;
  });
  const taken = vi.fn(async () => {});
  const desk = createHandoutDesk(context, { line: () => (state.up ? line : undefined), steps, taken, waitMs: () => 0 });
  const push = async (version: number, about: Partial<Handout> = {}, files = [fileOf(version)]) => {
    await handOut(server.line, 't1', files, { ...ABOUT, version, ...about });
    desk.heard(server.listed());
  };
  const version = async () => (await ledger.packs.get(ID))?.pack.version;
  const offers = async () => (await readMeta(ledger, 'teamOffers')) ?? [];
  return { background, ledger, server, state, steps, desk, taken, push, version, offers };
}

describe('packs of the team', () => {
  it('one that must be taken is in use, and consoles are told', async () => {
    const { push, version, taken, offers } = await inTeam();
    await push(2);
    await expect.poll(version).toBe(2);
    await expect.poll(() => taken.mock.calls.length).toBe(1);
    expect(await offers()).toEqual([]);
  });

  it('one that was refused is not fetched again with every look, until other bytes come', async () => {
    const { ledger, push, version, state, desk, offers, background } = await inTeam();
    await ledger.packs.put({
      id: ID,
      pack: { ...makePack([makeSnippet('a')], { version: 1 }), id: ID },
      checksum: 'x',
      importedAt: 0,
      builtIn: false,
      feedId: 'https://elsewhere.example',
    });
    await push(2);
    await expect.poll(async () => (await offers())[0]?.refused).toBe('pack-taken');
    for (let look = 0; look < 5; look += 1) await desk.look();
    background.setNow(NOW + 3_600_000);
    await desk.look();
    expect(state.fetches).toBe(1);
    // A person may; the answer is the same.
    expect(await desk.take(ID)).toEqual({ refused: 'pack-taken' });
    expect(state.fetches).toBe(2);
    await ledger.packs.delete(ID);
    await push(3);
    await expect.poll(version).toBe(3);
    expect(await offers()).toEqual([]);
  });

  it('one of which a part is missing is asked for again, but not at once', async () => {
    const { server, state, desk, offers, version, background } = await inTeam();
    await handOut(server.line, 't1', [fileOf(2)], { ...ABOUT, version: 2 });
    const [blob] = [...server.kept.keys()];
    const part = server.kept.get(blob ?? '');
    server.kept.delete(blob ?? '');
    desk.heard(server.listed());
    await expect.poll(async () => (await offers())[0]?.refused).toBe('not-whole');
    await desk.look();
    await desk.look();
    expect(state.fetches).toBe(1);
    if (part) server.kept.set(part.subject, part);
    background.setNow(NOW + 700_000);
    await desk.look();
    await expect.poll(version).toBe(2);
  });

  it('a line that falls silent says nothing about the pack: the next look tries again', async () => {
    const { push, state, desk, offers, version } = await inTeam();
    state.silent = true;
    await push(2);
    await expect.poll(() => state.fetches).toBe(1);
    expect(await offers()).toEqual([]);
    state.silent = false;
    await expect
      .poll(async () => {
        await desk.look();
        return version();
      })
      .toBe(2);
  });

  it('what is optional waits for a person', async () => {
    const { push, state, desk, offers, version } = await inTeam();
    await push(2, { mustTake: false, note: '今晚用' });
    await expect.poll(offers).toMatchObject([{ id: ID, version: 2, note: '今晚用' }]);
    expect(state.fetches).toBe(0);
    expect(await desk.take(ID)).toEqual({});
    expect(await version()).toBe(2);
    expect(await offers()).toEqual([]);
  });

  it('a pack under way holds nobody up, and is not put in after the team was left', async () => {
    const { background, ledger, server, steps } = await inTeam();
    const gate = { open: () => {} };
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const slow = {
      ...server.line,
      getMany: async (...args: Parameters<typeof server.line.getMany>) => {
        await opened;
        await server.line.getMany(...args);
      },
    };
    const kept = vi.fn();
    const desk = createHandoutDesk(background.context(), {
      line: () => slow,
      // What the desk asks a turn for, and when it has had it.
      steps: { ...steps, asked: (step) => steps.asked(step).finally(kept) },
      taken: async () => {},
      waitMs: () => 0,
    });
    await handOut(server.line, 't1', [fileOf(2)], { ...ABOUT, version: 2 });
    desk.heard(server.listed());
    await desk.look();
    // Leaving takes its turn while the pack is still on its way.
    await steps.asked(() => forgetTeam(ledger));
    gate.open();
    await expect.poll(() => kept.mock.calls.length).toBe(1);
    expect(await ledger.packs.get(ID)).toBeUndefined();
  });
});

describe('packs for a part of the team', () => {
  it('one shop only: who works there has it, and nobody else', async () => {
    const { ledger, push, version, state, desk } = await inTeam();
    await push(2, { shops: [asId<ShopId>('青禾旗舰店')] });
    await desk.look();
    expect(state.fetches).toBe(0);
    await ledger.rows.put(
      emptyRow({
        agentId: asId<AgentId>('me'),
        siteId: asId<SiteId>('pdd'),
        shopId: asId<ShopId>('青禾旗舰店'),
        day: asId<BusinessDay>('2026-03-09'),
        hour: 9,
        ruleId: 'pdd',
      }),
    );
    await desk.look();
    await expect.poll(version).toBe(2);
  });

  it('later: not before its hour', async () => {
    const { push, version, state, desk, background } = await inTeam();
    await push(2, { from: NOW / 1000 + 3600 });
    await desk.look();
    expect(state.fetches).toBe(0);
    background.setNow(NOW + 3_601_000);
    await desk.look();
    await expect.poll(version).toBe(2);
  });
});
