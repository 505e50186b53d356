/** The team's line over a real server: numbers of one browser in another's ledger, through kills, duplicates and revocation. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { teamDaysOf } from '../../utils/db/team';
import { openHub } from '../../utils/hub/connect';
import type { Invitation } from '../../utils/hub/invitation';
import { createTeamKeys, revokeUser, serverTokens, type TeamKeys } from '../../utils/hub/keys';
import { rosterSubject } from '../../utils/hub/names';
import { provision, pushPeople } from '../../utils/hub/provision';
import { startSync, type TeamSync } from '../../utils/hub/sync';
import { freshLedger } from '../db/ledger-fixture';
import { natsVersion, type RunningServer, startNats } from './nats-server';
import { connectBare, enrol, inAnHour, type Person } from './team-fixture';

const DAY = asId<BusinessDay>('2026-11-22');
const NOW = Date.UTC(2026, 10, 22, 4);
const SITE = asId<SiteId>('pdd');

describe.skipIf(natsVersion() === undefined)('the line of a team', () => {
  let keys: TeamKeys;
  let server: RunningServer;
  let people: Record<'ann' | 'ben' | 'lee', Person>;
  let running: TeamSync[] = [];

  beforeEach(async () => {
    keys = createTeamKeys('t1');
    server = await startNats(await serverTokens(keys));
    await provision([server.url], keys, { replicas: 1, now: Date.now() });
    people = {
      ann: await enrol(keys, 't1', 'ann', 'agent'),
      ben: await enrol(keys, 't1', 'ben', 'agent'),
      lee: await enrol(keys, 't1', 'lee', 'lead'),
    };
    const lead = await connectBare(server.url, people.lee);
    const members = Object.values(people).map(({ member, role, device, credentials }) => ({
      id: member,
      name: member,
      role,
      devices: [{ id: device, user: credentials.user }],
    }));
    await lead.request(rosterSubject('t1', 'members'), JSON.stringify({ v: 1, members }));
    await lead.close();
  });

  afterEach(async () => {
    await Promise.all(running.map((sync) => sync.stop()));
    running = [];
    await server.close();
  });

  function invitationOf({ member, device, role, credentials }: Person): Invitation {
    return {
      v: 1,
      team: 't1',
      teamName: '一组',
      urls: [server.url],
      member,
      memberName: member,
      device,
      role,
      jwt: credentials.jwt,
      seed: credentials.seed,
      zone: 'Asia/Shanghai',
      dayCut: '00:00',
      expiresAt: inAnHour(),
    };
  }

  async function browserOf(install: string, ledger = freshLedger()): Promise<Ledger> {
    if (!(await readMeta(ledger, 'teamOwn'))) await writeMeta(ledger, 'teamOwn', { install, days: {} });
    return ledger;
  }

  function start(ledger: Ledger, person: Person): TeamSync {
    const sync = startSync({
      ledger,
      membership: invitationOf(person),
      ruleIdOf: () => 'pdd',
      dayOf: (at) => (at >= NOW - 3_600_000 ? DAY : asId<BusinessDay>('2026-11-21')),
      now: () => NOW,
      tellGapMs: 50,
      open: (address) => openHub(address, { least: 50, most: 250 }),
    });
    running.push(sync);
    return sync;
  }

  async function work(ledger: Ledger, turns: number): Promise<void> {
    const key = {
      agentId: asId<AgentId>('me'),
      siteId: SITE,
      shopId: asId<ShopId>('s'),
      day: DAY,
      hour: 9,
      ruleId: 'pdd',
    };
    await ledger.rows.put({ ...emptyRow(key), turns, answered: turns });
  }

  const seen = async (ledger: Ledger, member: string) =>
    (await teamDaysOf(ledger, 't1', DAY)).find((day) => day.member === member)?.rows[0]?.turns;
  const stateOf = async (ledger: Ledger) => (await readMeta(ledger, 'teamStatus'))?.state;

  it("tells a number to a colleague's ledger, also one who comes later and one whose server was killed meanwhile", async () => {
    const ann = await browserOf('i1');
    const ben = await browserOf('i2');
    await work(ann, 1);
    const syncA = start(ann, people.ann);
    start(ben, people.ben);
    await expect.poll(() => seen(ben, 'ann'), { timeout: 10_000 }).toBe(1);
    await work(ann, 2);
    syncA.changed();
    await expect.poll(() => seen(ben, 'ann'), { timeout: 10_000 }).toBe(2);
    await server.kill();
    await expect.poll(() => stateOf(ann), { timeout: 10_000 }).toBe('down');
    await work(ann, 3);
    syncA.changed();
    await server.start();
    await expect.poll(() => seen(ben, 'ann'), { timeout: 25_000 }).toBe(3);
    const late = await browserOf('i3');
    start(late, people.lee);
    await expect.poll(() => seen(late, 'ann'), { timeout: 10_000 }).toBe(3);
    const own = await readMeta(ann, 'teamOwn');
    expect(own?.days[DAY]?.rev).toBeGreaterThanOrEqual(3);
  });

  it('goes on above its own revision after a killed worker, and tells nothing twice', async () => {
    const ann = await browserOf('i1');
    await work(ann, 5);
    const first = start(ann, people.ann);
    await expect.poll(() => stateOf(ann)).toBe('up');
    await expect.poll(async () => (await readMeta(ann, 'teamOwn'))?.days[DAY]?.told !== undefined).toBe(true);
    const before = await readMeta(ann, 'teamOwn');
    await first.stop();
    start(ann, people.ann).changed();
    await expect.poll(() => stateOf(ann)).toBe('up');
    expect(await readMeta(ann, 'teamOwn')).toEqual(before);
  });

  it('gives way to the browser that joined last with the same invitation, and says so', async () => {
    const old = await browserOf('i1');
    await work(old, 1);
    start(old, people.ann);
    await expect.poll(async () => (await readMeta(old, 'teamOwn'))?.days[DAY]?.told !== undefined).toBe(true);
    const fresh = await browserOf('i9');
    await work(fresh, 7);
    start(fresh, people.ann);
    await expect.poll(() => stateOf(old), { timeout: 10_000 }).toBe('taken');
    expect(await stateOf(fresh)).toBe('up');
  });

  it('ends when put out, keeps what is here, and says so', async () => {
    const ann = await browserOf('i1');
    await work(ann, 1);
    start(ann, people.ann);
    await expect.poll(() => stateOf(ann)).toBe('up');
    await pushPeople([server.url], revokeUser(keys, people.ann.credentials.user), Date.now());
    await expect.poll(() => stateOf(ann), { timeout: 15_000 }).toBe('refused');
    expect(await ann.rows.count()).toBe(1);
  });

  it('stops at once, whether it waits for a server or is just being let in', async () => {
    const ann = await browserOf('i1');
    await server.kill();
    const waiting = start(ann, people.ann);
    await expect.poll(() => stateOf(ann), { timeout: 15_000 }).toBe('down');
    await waiting.stop();
    await server.start();
    const entering = start(ann, people.ann);
    await entering.stop();
    expect(entering.line()).toBeUndefined();
  });

  it('takes nothing from frames that are not right, and says how many', async () => {
    const ben = await browserOf('i2');
    const sync = start(ben, people.ben);
    await expect.poll(() => stateOf(ben)).toBe('up');
    const line = await connectBare(server.url, people.ann);
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
