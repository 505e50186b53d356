/** What packs say of consoles' pages: nothing of it by itself, all of it by a person's word, and taken back with the pack. */
import { describe, expect, it, vi } from 'vitest';
import { createGivenSites } from '../../entrypoints/background/given-sites';
import { createTeachDesk } from '../../entrypoints/background/teach';
import { asId, type PackId } from '../../utils/core/ids';
import type { SiteEntry } from '../../utils/core/site-patch';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { forgetTeam } from '../../utils/db/team';
import { removePacks, switchPacks } from '../../utils/library/store-packs';
import { restorePacks, swapPacks } from '../../utils/library/swap-packs';
import { readSiteSetting } from '../../utils/settings/read';
import { readTaught } from '../../utils/settings/taught-sites';
import { writeSiteSetting } from '../../utils/settings/write';
import { taughtSiteId } from '../../utils/sites/taught';
import { makePatch, PDD, sitesPack } from '../library/sample-pack';
import { memoryKeyValue } from '../platform/memory-key-value';
import { createBackground, SEAT } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const P = asId<PackId>('team-pack');
const A = makePatch();
const B = makePatch({ taughtOn: '2026-11-21', slots: { 'list.row': [{ css: '.other-row' }] } });
const MINE = makePatch({ taughtOn: '2026-01-01' });
const REST = { site: PDD, restUpTo: '0.2.0' };
const ORIGIN = 'https://chat.example.com';
const NEW = makePatch({ site: taughtSiteId(ORIGIN), origin: ORIGIN, name: 'chat' });

async function setUp() {
  const background = createBackground();
  const context = background.context();
  const ledger = await background.ledger();
  const allowed = new Set<string>();
  const runs = new Set<string>();
  const teach = createTeachDesk({
    kept: context.keyValue,
    session: memoryKeyValue(),
    now: context.now,
    mayRun: async (origin) => allowed.has(origin),
    inject: async () => undefined,
    register: async (site, origin) => void (origin === undefined ? runs.delete(site) : runs.add(site)),
  });
  const given = (version = '0.1.0') => createGivenSites(context, { teach, version, changed: () => undefined });
  const desk = given();
  const put = async (version: number, sites: SiteEntry[] | undefined, hub = false) => {
    const { sites: _own, ...pack } = sitesPack();
    const source = hub ? ({ kind: 'feed', feedId: 'hub:t1', adopts: true } as const) : ({ kind: 'hand' } as const);
    const full = { ...pack, id: P, version, mandatory: false, ...(sites && { sites }) };
    expect(await swapPacks(ledger, [{ pack: full, trust: { state: 'unsigned' }, source }], 1)).toMatchObject({
      ok: true,
    });
    await desk.settle();
  };
  return {
    ...{ ledger, context, teach, desk, given, put, allowed, runs },
    decide: (entry: SiteEntry, use: boolean) => desk.decide({ packId: P, entry, use }),
    read: async () => (await readTaught(context.keyValue))[PDD]?.patch,
    isOn: async () => (await readSiteSetting(context.keyValue, PDD, 'enabled')).value,
    choices: async () => (await readMeta(ledger, 'siteChoices')) ?? [],
  };
}

describe('what a pack says of pages', () => {
  it('does nothing until a person says so, and only as they saw it', async () => {
    const { put, read, isOn, decide } = await setUp();
    await put(1, [A, REST]);
    expect([await read(), await isOn()]).toEqual([undefined, true]);
    expect(await decide(B, true)).toEqual({ refused: 'gone' });
    expect(await read()).toBeUndefined();
    expect(await decide(A, true)).toEqual({});
    expect(await read()).toEqual(A);
    expect(await decide(REST, true)).toEqual({});
    expect(await isOn()).toBe(false);
  });

  it('left, it is not used; taken back, what was taught before is there again', async () => {
    const { put, read, decide, teach } = await setUp();
    await teach.use(MINE);
    await put(1, [A]);
    await decide(A, false);
    expect(await read()).toEqual(MINE);
    await decide(A, true);
    expect(await read()).toEqual(A);
    await decide(A, false);
    expect(await read()).toEqual(MINE);
  });

  it('a newer version waits while the older stays in use; going back brings the older again', async () => {
    const { put, read, decide, ledger, desk } = await setUp();
    await put(1, [A]);
    await decide(A, true);
    await put(2, [B]);
    expect(await read()).toEqual(A);
    await decide(B, true);
    expect(await read()).toEqual(B);
    await restorePacks(ledger, [P], 2);
    await desk.settle();
    expect(await read()).toEqual(A);
  });

  it.each<[string, (some: Awaited<ReturnType<typeof setUp>>) => Promise<unknown>]>([
    ['gone back to a version without it', ({ ledger }) => restorePacks(ledger, [P], 2)],
    ['the pack is removed', ({ ledger }) => removePacks(ledger, [P])],
    ['the pack is switched off', ({ ledger }) => switchPacks(ledger, [P], false)],
    ['the team is left', ({ ledger }) => forgetTeam(ledger)],
    ['the pack was harmed', ({ ledger }) => ledger.packs.update(P, { checksum: 'x' })],
  ])('takes back what it brought: %s', async (_name, change) => {
    const some = await setUp();
    const { put, decide, read, isOn, choices, teach, ledger, desk } = some;
    await writeMeta(ledger, 'team', SEAT);
    await teach.use(MINE);
    await put(1, undefined, true);
    await put(2, [A, REST], true);
    await decide(A, true);
    await decide(REST, true);
    expect([await read(), await isOn()]).toEqual([A, false]);
    await change(some);
    await desk.settle();
    expect([await read(), await isOn(), await choices()]).toEqual([MINE, true, []]);
  });

  it('a rest ends with the release it names; a console that was off before stays off', async () => {
    const { put, decide, isOn, given, context } = await setUp();
    await put(1, [REST]);
    await decide(REST, true);
    await given('0.2.0').settle();
    expect(await isOn()).toBe(false);
    await given('0.2.1').settle();
    expect(await isOn()).toBe(true);
    await writeSiteSetting(context.keyValue, PDD, 'enabled', false);
    await decide(REST, true);
    await given('0.2.1').settle();
    expect(await isOn()).toBe(false);
  });

  it('what the person taught since is theirs', async () => {
    const { put, decide, read, teach, ledger, desk } = await setUp();
    await put(1, [A]);
    await decide(A, true);
    await teach.use(MINE);
    await removePacks(ledger, [P]);
    await desk.settle();
    expect(await read()).toEqual(MINE);
  });

  it('a page that nobody knew runs only where the browser allows it, and no more when the pack is gone', async () => {
    const { put, decide, allowed, runs, ledger, desk } = await setUp();
    await put(1, [NEW]);
    expect(await decide(NEW, true)).toEqual({ refused: 'host' });
    expect([...runs]).toEqual([]);
    allowed.add(ORIGIN);
    expect(await decide(NEW, true)).toEqual({});
    expect([...runs]).toEqual([NEW.site]);
    await removePacks(ledger, [P]);
    await desk.settle();
    expect([...runs]).toEqual([]);
  });

  it('what was forgotten by hand is not offered again', async () => {
    const { put, decide, desk, teach, choices } = await setUp();
    await put(1, [A]);
    await decide(A, true);
    await teach.forget(PDD);
    await desk.forgotten(PDD);
    expect(await choices()).toEqual([{ packId: P, entry: A, used: false }]);
  });
});
