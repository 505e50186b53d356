/** What packs suggest to set: nothing of it by itself, all of it by a person's word, and taken back with the pack. */
import { describe, expect, it, vi } from 'vitest';
import { createGivenSettings } from '../../entrypoints/background/given-settings';
import { asId, type PackId } from '../../utils/core/ids';
import type { SettingEntry } from '../../utils/core/setting-entry';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { forgetTeam } from '../../utils/db/team';
import { removePacks, switchPacks } from '../../utils/library/store-packs';
import { restorePacks, swapPacks } from '../../utils/library/swap-packs';
import { readSettings } from '../../utils/settings/read';
import { writeSetting } from '../../utils/settings/write';
import { makePack } from '../library/sample-pack';
import { createBackground, SEAT } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const P = asId<PackId>('team-pack');
const target = (share: number): SettingEntry => ({ set: 'targets', rule: 'pdd', value: { share } });
const SAMPLE: SettingEntry = { set: 'minimumSample', value: 30 };
const NIGHT: SettingEntry = { set: 'shift', value: { from: '18:00', to: '02:00' } };
const CAP: SettingEntry = { set: 'dayCap', value: 120 };

async function setUp() {
  const background = createBackground();
  const context = background.context();
  const ledger = await background.ledger();
  const changed = vi.fn();
  const desk = createGivenSettings(context, changed);
  const put = async (version: number, settings?: SettingEntry[], hub = false) => {
    const source = hub ? ({ kind: 'feed', feedId: 'hub:t1', adopts: true } as const) : ({ kind: 'hand' } as const);
    const pack = makePack(undefined, { format: 'sideline-pack/3', id: P, version, ...(settings && { settings }) });
    expect(await swapPacks(ledger, [{ pack, trust: { state: 'unsigned' }, source }], 1)).toMatchObject({ ok: true });
    await desk.settle();
  };
  return {
    ...{ ledger, context, desk, put, changed },
    decide: (entry: SettingEntry, use: boolean) => desk.decide({ packId: P, entry, use }),
    read: async () => (await readSettings(context.keyValue)).settings,
    set: (targets: Record<string, object>) => writeSetting(context.keyValue, 'targets', targets),
    choices: async () => (await readMeta(ledger, 'settingChoices')) ?? [],
  };
}

describe('what a pack suggests to set', () => {
  it('does nothing until a person says so, and only as they saw it', async () => {
    const { put, read, decide, changed } = await setUp();
    const before = await read();
    await put(1, [target(0.95), SAMPLE]);
    expect(await read()).toEqual(before);
    expect(await decide(target(0.9), true)).toEqual({ refused: 'gone' });
    expect([await read(), changed.mock.calls]).toEqual([before, []]);
    expect(await decide(target(0.95), true)).toEqual({});
    expect(await decide(SAMPLE, true)).toEqual({});
    expect(await read()).toEqual({ ...before, targets: { pdd: { share: 0.95 } }, minimumSample: 30 });
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('sets a shift by the clock, whatever hour the day begins at here', async () => {
    const { put, read, decide, context } = await setUp();
    await writeSetting(context.keyValue, 'calendar', { zone: 'Asia/Shanghai', dayCut: '06:00' });
    await put(1, [NIGHT]);
    await decide(NIGHT, true);
    expect((await read()).shift).toEqual({ fromMin: 720, toMin: 1200 });
    await decide(NIGHT, false);
    expect((await read()).shift).toBeNull();
  });

  it("touches nobody else's target, and puts back what stood there before", async () => {
    const { put, read, decide, set } = await setUp();
    await set({ pdd: { share: 0.8 }, jd: { averageSec: 20 } });
    await put(1, [target(0.95)]);
    await decide(target(0.95), true);
    expect((await read()).targets).toEqual({ pdd: { share: 0.95 }, jd: { averageSec: 20 } });
    await decide(target(0.95), false);
    expect((await read()).targets).toEqual({ pdd: { share: 0.8 }, jd: { averageSec: 20 } });
  });

  it('a newer version waits while the older stays in use; going back brings the older again', async () => {
    const { put, read, decide, ledger, desk } = await setUp();
    await put(1, [target(0.9)]);
    await decide(target(0.9), true);
    await put(2, [target(0.95)]);
    expect((await read()).targets.pdd).toEqual({ share: 0.9 });
    await decide(target(0.95), true);
    await restorePacks(ledger, [P], 2);
    await desk.settle();
    expect((await read()).targets.pdd).toEqual({ share: 0.9 });
  });

  it('what the person set otherwise since is theirs: it is not taken back', async () => {
    const { put, read, decide, set, choices } = await setUp();
    await put(1, [target(0.95), CAP]);
    await decide(target(0.95), true);
    await decide(CAP, true);
    await set({ pdd: { share: 0.99 } });
    await put(2);
    expect((await read()).targets.pdd).toEqual({ share: 0.99 });
    expect([(await read()).dayCap, await choices()]).toEqual([null, []]);
  });

  it.each<[string, (some: Awaited<ReturnType<typeof setUp>>) => Promise<unknown>]>([
    ['gone back to a version without it', ({ ledger }) => restorePacks(ledger, [P], 2)],
    ['the pack is removed', ({ ledger }) => removePacks(ledger, [P])],
    ['the pack is switched off', ({ ledger }) => switchPacks(ledger, [P], false)],
    ['the team is left', ({ ledger }) => forgetTeam(ledger)],
    ['the pack was harmed', ({ ledger }) => ledger.packs.update(P, { checksum: 'x' })],
  ])('takes back what it brought: %s', async (_name, change) => {
    const some = await setUp();
    const { put, decide, read, choices, set, ledger, desk } = some;
    await writeMeta(ledger, 'team', SEAT);
    await set({ pdd: { share: 0.8 } });
    await put(1, undefined, true);
    await put(2, [target(0.95), SAMPLE], true);
    await decide(target(0.95), true);
    await decide(SAMPLE, true);
    await change(some);
    await desk.settle();
    const { targets, minimumSample } = await read();
    expect([targets, minimumSample, await choices()]).toEqual([{ pdd: { share: 0.8 } }, 20, []]);
  });
});
