/** A team of thousands on a real server, told by the server's own administrator: names, days, changes. All made up. */
import type { NatsConnection } from '@nats-io/nats-core';
import { calendarFor } from '../../../utils/core/business-day';
import { emptyRow } from '../../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../../utils/core/ids';
import { writeDayValue } from '../../../utils/hub/day-value';
import { type Invitation, writeInvitation } from '../../../utils/hub/invitation';
import { createTeamKeys, grantMember, serverTokens } from '../../../utils/hub/keys';
import { rosterSubject, statsSubject } from '../../../utils/hub/names';
import { provision } from '../../../utils/hub/provision';
import { type RunningServer, startNats } from '../../hub/nats-server';
import { connectStore, inAnHour } from '../../hub/team-fixture';
import { randomFrom } from '../hub/random';

const TEAM = 'big';
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华';
const WAITS = emptyRow({
  agentId: asId<AgentId>('x'),
  siteId: asId<SiteId>('pdd'),
  shopId: asId<ShopId>('s'),
  day: asId<BusinessDay>('2026-01-01'),
  hour: 0,
  ruleId: 'pdd',
}).waits;

export interface BigTeam {
  server: RunningServer;
  /** Of its lead. */
  invitation: string;
  /** Some agents' days are others now. */
  change(howMany: number): Promise<void>;
  close(): Promise<void>;
}

export async function startBigTeam(agents: number, day: BusinessDay): Promise<BigTeam> {
  const keys = createTeamKeys(TEAM);
  const server = await startNats(await serverTokens(keys));
  await provision([server.url], keys, { replicas: 1, now: Date.now() });
  const expiresAt = inAnHour();
  const lead = await grantMember(keys, { team: TEAM, member: 'lead', device: 'd1', role: 'lead', expiresAt });
  const store: NatsConnection = await connectStore(server.url, keys);
  const members = [
    { id: 'lead', name: '班长', role: 'lead', devices: [{ id: 'd1', user: lead.user }] },
    ...Array.from({ length: agents }, (_, index) => ({
      id: `m${index}`,
      name: `${SURNAMES[index % SURNAMES.length]}客服${index}`,
      role: 'agent',
      devices: [{ id: 'd1', user: lead.user }],
    })),
  ];
  await store.request(rosterSubject(TEAM, 'members'), JSON.stringify({ v: 1, members }), { timeout: 10_000 });
  // Two hours of a race between two halves of the first forty.
  const from = Math.floor(Date.now() / 3_600_000) * 3600 - 3600;
  const half = (offset: number) => Array.from({ length: 20 }, (_, index) => `m${index * 2 + offset}`);
  const groups = [
    { name: '晨风组', members: half(0) },
    { name: '晚霞组', members: half(1) },
  ];
  const race = {
    id: 'b1',
    title: '双11夜场',
    siteId: 'pdd',
    metric: 'average',
    from,
    to: from + 4 * 3600,
    by: 'lead',
    groups,
  };
  await store.request(rosterSubject(TEAM, 'battles'), JSON.stringify({ v: 1, battles: [race] }), { timeout: 10_000 });
  const hourNow = calendarFor('Asia/Shanghai', '00:00').hourOf(Date.now());
  const random = randomFrom(7);
  const revs = new Array<number>(agents).fill(0);

  function bytesOf(index: number): Uint8Array {
    revs[index] = (revs[index] ?? 0) + 1;
    const rows = [...new Set([9, 10, 11, 14, hourNow, (hourNow + 23) % 24])].map((hour) => {
      const answered = 10 + Math.floor(random() * 20);
      const waits = WAITS.map((_, bucket) => (bucket === 3 ? answered : 0));
      return {
        ...emptyRow({
          agentId: asId<AgentId>('x'),
          siteId: asId<SiteId>('pdd'),
          shopId: asId<ShopId>(`店${index % 40}`),
          day,
          hour,
          ruleId: 'pdd',
        }),
        turns: answered + Math.floor(random() * 3),
        answered,
        units: answered,
        unitsPassed: answered - 1,
        waitSumMs: answered * (8000 + random() * 50_000),
        waits,
      };
    });
    const at = Math.floor(Date.now() / 1000);
    const waits = { at, bySite: { pdd: [1 + (index % 5), at - Math.floor(random() * 170)] as [number, number] } };
    const coverage = { pdd: 0.8 + random() / 5 };
    return writeDayValue({ rev: revs[index] ?? 1, by: 'i1', rows, coverage, ...(index % 3 === 0 && { waits }) });
  }
  const put = (index: number) =>
    store.request(statsSubject({ team: TEAM, day, member: `m${index}`, device: 'd1' }), bytesOf(index), {
      timeout: 10_000,
    });
  for (let from = 0; from < agents; from += 250) {
    await Promise.all(Array.from({ length: Math.min(250, agents - from) }, (_, offset) => put(from + offset)));
  }
  const invitation: Invitation = {
    v: 1,
    team: TEAM,
    teamName: '大促全员',
    urls: [server.url],
    member: 'lead',
    memberName: '班长',
    device: 'd1',
    role: 'lead',
    jwt: lead.jwt,
    seed: lead.seed,
    zone: 'Asia/Shanghai',
    dayCut: '00:00',
    expiresAt,
  };
  return {
    server,
    invitation: writeInvitation(invitation),
    async change(howMany) {
      await Promise.all(Array.from({ length: howMany }, () => put(Math.floor(random() * agents))));
    },
    async close() {
      await store.close();
      await server.close();
    },
  };
}
