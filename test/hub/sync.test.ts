/** The team's line over a real server: numbers of one browser in another's ledger, through kills, duplicates and revocation. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type BusinessDay, type ConversationId } from '../../utils/core/ids';
import { shiftDay } from '../../utils/core/period';
import { coverageId, type Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { memberAgentId, teamDaysOf } from '../../utils/db/team';
import { toldRows } from '../../utils/db/told-rows';
import { revokeUser } from '../../utils/hub/keys';
import { streamConfig } from '../../utils/hub/layout';
import { pushPeople } from '../../utils/hub/provision';
import { natsVersion } from './nats-server';
import { browserOf, DAY, NOW, type SmallTeam, startSmallTeam, stateOf, work } from './small-team';
import { connectBare, connectStore } from './team-fixture';

describe.skipIf(natsVersion() === undefined)('the line of a team', () => {
  let team: SmallTeam;
  beforeEach(async () => {
    team = await startSmallTeam();
  });
  afterEach(() => team.close());

  const seen = async (ledger: Ledger, member: string) => {
    const day = (await teamDaysOf(ledger, 't1', DAY)).find((each) => each.member === member);
    return day && toldRows(day, memberAgentId(member))[0]?.turns;
  };

  it("tells a number to a colleague's ledger, also one who comes later and one whose server was killed meanwhile", async () => {
    const ann = await browserOf('i1');
    const ben = await browserOf('i2');
    await work(ann, 1);
    let settled = 0;
    const onSettled = () => {
      settled += 1;
    };
    const syncA = team.start(ann, team.people.ann, { onSettled });
    team.start(ben, team.people.ben);
    await expect.poll(() => seen(ben, 'ann'), { timeout: 10_000 }).toBe(1);
    await work(ann, 2);
    syncA.changed();
    await expect.poll(() => seen(ben, 'ann'), { timeout: 10_000 }).toBe(2);
    await team.server.kill();
    await expect.poll(() => stateOf(ann), { timeout: 10_000 }).toBe('down');
    await work(ann, 3);
    syncA.changed();
    await team.server.start();
    await expect.poll(() => seen(ben, 'ann'), { timeout: 25_000 }).toBe(3);
    // Once for each connection, whatever the client says of it.
    await expect.poll(() => settled).toBe(2);
    const late = await browserOf('i3');
    team.start(late, team.people.lee);
    await expect.poll(() => seen(late, 'ann'), { timeout: 10_000 }).toBe(3);
    const own = await readMeta(ann, 'teamOwn');
    expect(own?.days[DAY]?.rev).toBeGreaterThanOrEqual(3);
  });

  it('goes on above its own revision after a killed worker, and tells nothing twice', async () => {
    const ann = await browserOf('i1');
    await work(ann, 5);
    const first = team.start(ann, team.people.ann);
    await expect.poll(() => stateOf(ann)).toBe('up');
    await expect.poll(async () => (await readMeta(ann, 'teamOwn'))?.days[DAY]?.told !== undefined).toBe(true);
    const before = await readMeta(ann, 'teamOwn');
    await first.stop();
    team.start(ann, team.people.ann).changed();
    await expect.poll(() => stateOf(ann)).toBe('up');
    expect(await readMeta(ann, 'teamOwn')).toEqual(before);
  });

  it('gives way to the browser that joined last with the same invitation, and says so', async () => {
    const old = await browserOf('i1');
    await work(old, 1);
    team.start(old, team.people.ann);
    await expect.poll(async () => (await readMeta(old, 'teamOwn'))?.days[DAY]?.told !== undefined).toBe(true);
    const fresh = await browserOf('i9');
    await work(fresh, 7);
    team.start(fresh, team.people.ann);
    await expect.poll(() => stateOf(old), { timeout: 10_000 }).toBe('taken');
    await expect.poll(() => stateOf(fresh)).toBe('up');
  });

  it('ends when put out, keeps what is here, and says so', async () => {
    const ann = await browserOf('i1');
    await work(ann, 1);
    team.start(ann, team.people.ann);
    await expect.poll(() => stateOf(ann)).toBe('up');
    await pushPeople([team.server.url], revokeUser(team.keys, team.people.ann.credentials.user), Date.now());
    await expect.poll(() => stateOf(ann), { timeout: 15_000 }).toBe('refused');
    expect(await ann.rows.count()).toBe(1);
  });

  it('says that a full server keeps nothing, and tells all of it once there is room', async () => {
    const [ann, ben] = [await browserOf('i1'), await browserOf('i2')];
    await work(ben, 1);
    team.start(ben, team.people.ben);
    await expect.poll(async () => (await readMeta(ben, 'teamOwn'))?.days[DAY]?.told !== undefined).toBe(true);
    const store = await connectStore(team.server.url, team.keys);
    const limit = async (most: number) => {
      const config = { ...streamConfig('stats', 1), max_bytes: most };
      const said = await store.request('$JS.API.STREAM.UPDATE.KV_stats', JSON.stringify(config), { timeout: 5000 });
      expect(said.json()).not.toHaveProperty('error');
    };
    // A byte more than there is: a key that is there may still be replaced, a new one finds no room.
    const { bytes } = (await store.request('$JS.API.STREAM.INFO.KV_stats')).json<{ state: { bytes: number } }>().state;
    await limit(bytes + 1);
    await work(ann, 2);
    team.start(ann, team.people.ann);
    await expect.poll(() => stateOf(ann), { timeout: 10_000 }).toBe('unkept');
    await limit(-1);
    await expect.poll(() => seen(ben, 'ann'), { timeout: 30_000 }).toBe(2);
    await expect.poll(() => stateOf(ann)).toBe('up');
    await store.close();
  });

  it('days of work without the server are told when it is back, and heard by a colleague who was not there', async () => {
    const [ann, ben] = [await browserOf('i1'), await browserOf('i2')];
    const daysAgo = (count: number) => shiftDay(DAY, -count);
    const dayOf = (at: number) => asId<BusinessDay>(new Date(at + 8 * 3_600_000).toISOString().slice(0, 10));
    const at = (ago: number) => ({ dayOf, now: () => NOW - ago * 86_400_000 });
    await work(ann, 1, daysAgo(4));
    const first = team.start(ann, team.people.ann, at(4));
    await expect.poll(async () => (await readMeta(ann, 'teamOwn'))?.days[daysAgo(4)]?.told !== undefined).toBe(true);
    await first.stop();
    for (const [ago, turns] of [4, 3, 2, 1, 0].map((each) => [each, each + 10] as const))
      await work(ann, turns, daysAgo(ago));
    const later = team.start(ann, team.people.ann, at(0));
    await expect.poll(async () => (await readMeta(ann, 'teamOwn'))?.days[DAY]?.told !== undefined).toBe(true);
    await later.stop();
    team.start(ben, team.people.ben, at(0));
    await expect.poll(async () => (await readMeta(ben, 'teamStatus'))?.heardOn, { timeout: 10_000 }).toBe(DAY);
    const turnsOn = async (ago: number) => {
      const [day] = await teamDaysOf(ben, 't1', daysAgo(ago));
      return day && toldRows(day, memberAgentId('ann'))[0]?.turns;
    };
    expect(await Promise.all([0, 1, 2, 3, 4].map(turnsOn))).toEqual([10, 11, 12, 13, 14]);
  });

  it('who waits is told with the day, and that nobody does any more', async () => {
    const [ann, ben] = [await browserOf('i1'), await browserOf('i2')];
    await work(ann, 1);
    const [row] = await ann.rows.toArray();
    if (!row) throw new Error('no row');
    const conversationId = asId<ConversationId>('c1');
    await ann.running.put({ key: 'c1|pdd', conversationId, ruleId: 'pdd', until: NOW + 120_000, rows: [row] });
    const { agentId, siteId } = row;
    await ann.coverage.put({ id: coverageId(row, DAY), agentId, siteId, day: DAY, spans: [[NOW - 60_000, NOW]] });
    const sync = team.start(ann, team.people.ann);
    team.start(ben, team.people.ben);
    const waits = async () => (await teamDaysOf(ben, 't1', DAY)).find(({ member }) => member === 'ann')?.waits;
    const since = NOW / 1000 - 60;
    await expect.poll(waits, { timeout: 10_000 }).toEqual({ at: NOW / 1000, bySite: { pdd: [1, since] } });
    await ann.running.clear();
    sync.changed();
    await expect.poll(waits, { timeout: 10_000 }).toBeUndefined();
  });

  it('stops at once, whether it waits for a server or is just being let in', async () => {
    const ann = await browserOf('i1');
    await team.server.kill();
    const waiting = team.start(ann, team.people.ann);
    await expect.poll(() => stateOf(ann), { timeout: 15_000 }).toBe('down');
    await waiting.stop();
    await team.server.start();
    const entering = team.start(ann, team.people.ann);
    await entering.stop();
    expect(entering.line()).toBeUndefined();
  });

  it('takes nothing from frames that are not right, and says how many', async () => {
    const ben = await browserOf('i2');
    const sync = team.start(ben, team.people.ben);
    await expect.poll(() => stateOf(ben)).toBe('up');
    const line = await connectBare(team.server.url, team.people.ann);
    const key = '$KV.stats.t1.20261122.ann.d1';
    for (const bad of [
      '在吗',
      '{"v":1}',
      JSON.stringify({ v: 1, rev: 1, by: 'x', cov: {}, f: [], rows: [], said: '在吗' }),
    ]) {
      await line.request(key, bad);
    }
    // A day that never was.
    await line.request(
      '$KV.stats.t1.20991231.ann.d1',
      JSON.stringify({ v: 1, rev: 1, by: 'x', cov: {}, f: [], rows: [] }),
    );
    // An answer sent to the live feed carries another key's name, or none.
    line.publish(`$JS.API.DIRECT.GET.KV_stats.${key}`, '', { reply: 'live.stats.t1.20261122.lee.d1' });
    line.publish(key, 'x', { reply: 'live.stats.t1.20261122.lee.d1' });
    await line.flush();
    await work(ben, 1);
    sync.changed();
    await expect.poll(async () => (await readMeta(ben, 'teamStatus'))?.refusedFrames ?? 0).toBeGreaterThanOrEqual(5);
    expect(await ben.teamDays.count()).toBe(0);
    expect((await teamDaysOf(ben, 't1', DAY)).map(({ member }) => member)).toEqual(
      expect.not.arrayContaining(['ann', 'lee']),
    );
    await line.close();
  });
});
