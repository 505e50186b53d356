/** What is told of the own days, and how it is taken back: every day the server keeps, and nothing by who only looks. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../utils/core/ids';
import { shiftDay } from '../../utils/core/period';
import { readMeta } from '../../utils/db/meta';
import { memberAgentId, teamDocOf } from '../../utils/db/team';
import { openHub } from '../../utils/hub/connect';
import { readDayValue, writeDayValue } from '../../utils/hub/day-value';
import { eraseTold } from '../../utils/hub/erase-told';
import { serverTokens } from '../../utils/hub/keys';
import { statsSubject } from '../../utils/hub/names';
import { readOwnDay } from '../../utils/hub/own-day';
import { provision } from '../../utils/hub/provision';
import { natsVersion, startNats } from './nats-server';
import { browserOf, DAY, NOW, type SmallTeam, startSmallTeam, stateOf, toldOf, work } from './small-team';

const MINUTE = 60_000;

describe.skipIf(natsVersion() === undefined)('in and out of a team', () => {
  let team: SmallTeam;
  beforeEach(async () => {
    team = await startSmallTeam();
  });
  afterEach(() => team.close());

  it('empties every day the server keeps of this device, also what an earlier life of it told', async () => {
    const { ann } = team.people;
    const ledger = await browserOf('i1');
    await work(ledger, 3);
    const { rows } = await readOwnDay(ledger, DAY, () => ({ id: 'pdd', passSec: 180 }), NOW);
    const membership = team.invitationOf(ann);
    const line = await openHub(membership);
    const keyOf = (day: BusinessDay) => statsSubject({ ...ann, day });
    const days = [0, -1, -9, -20, -34].map((back) => shiftDay(DAY, back));
    for (const day of days) await line.put(keyOf(day), writeDayValue({ rev: 40, by: 'i0', rows, coverage: {} }));
    expect(await eraseTold(ledger, membership, DAY)).toBe(true);
    for (const day of days) {
      const stored = await line.get(keyOf(day));
      expect(stored && readDayValue(stored.bytes, memberAgentId('ann'), day)).toMatchObject({ rev: 41, rows: [] });
    }
    // Nothing is made where nothing was.
    expect(await line.get(keyOf(shiftDay(DAY, -2)))).toBeUndefined();
    await line.close();
    await team.server.kill();
    expect(await eraseTold(ledger, membership, DAY)).toBe(false);
  });

  it('a board tells nothing, hears everything and stays up', async () => {
    const [ann, tv] = [await browserOf('i1'), await browserOf('i2')];
    await work(ann, 4);
    await work(tv, 9);
    const looking = team.start(tv, team.people.tv);
    team.start(ann, team.people.ann);
    await expect.poll(() => tv.teamDays.count(), { timeout: 10_000 }).toBe(1);
    looking.changed();
    await expect.poll(() => stateOf(tv)).toBe('up');
    await expect.poll(() => toldOf(ann)).toBeDefined();
    expect(await readMeta(tv, 'teamOwn')).toEqual({ install: 'i2', days: {} });
    expect(await stateOf(tv)).toBe('up');
  });

  it('says that the clock is off, and no longer when it was set', async () => {
    const ledger = await browserOf('i1');
    await work(ledger, 1);
    const skew = async () => (await readMeta(ledger, 'teamStatus'))?.skewMs;
    const late = team.start(ledger, team.people.ann, { now: () => Date.now() - 30 * MINUTE, dayOf: () => DAY });
    await expect.poll(skew, { timeout: 10_000 }).toBeLessThan(-29 * MINUTE);
    await late.stop();
    await work(ledger, 2);
    team.start(ledger, team.people.ann, { now: () => Date.now(), dayOf: () => DAY });
    await expect.poll(async () => Math.abs((await skew()) ?? MINUTE), { timeout: 10_000 }).toBeLessThan(MINUTE / 10);
  });

  it('believes the list of a server that moved, whose count begins again', async () => {
    const { ann, ben, lee } = team.people;
    const names = async () =>
      ((await teamDocOf(ledger, 't1', 'members')) as { members: { id: string }[] } | undefined)?.members.map(
        ({ id }) => id,
      );
    const ledger = await browserOf('i1');
    for (let turn = 0; turn < 3; turn += 1) await team.putMembers(team.server.url, [ann, ben, lee]);
    const before = team.start(ledger, ann);
    await expect.poll(names, { timeout: 10_000 }).toEqual(['ann', 'ben', 'lee']);
    await before.stop();
    const moved = await startNats(await serverTokens(team.keys));
    try {
      await provision([moved.url], team.keys, { replicas: 1, now: Date.now() });
      await team.putMembers(moved.url, [ann, lee]);
      const membership = { ...team.invitationOf(ann), urls: [moved.url] };
      team.start(ledger, ann, { membership });
      await expect.poll(names, { timeout: 10_000 }).toEqual(['ann', 'lee']);
      // And what it tells from then on.
      await team.putMembers(moved.url, [ann]);
      await expect.poll(names, { timeout: 10_000 }).toEqual(['ann']);
    } finally {
      await moved.close();
    }
  });
});
