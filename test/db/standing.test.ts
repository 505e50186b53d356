/** Where the team stands: own accounts and devices as one, colleagues as last told, strangers left out. */
import { describe, expect, it } from 'vitest';
import { calendarFor } from '../../utils/core/business-day';
import { emptyRow } from '../../utils/core/day-row';
import {
  type AgentId,
  asId,
  type BusinessDay,
  type ConversationId,
  type ShopId,
  type SiteId,
} from '../../utils/core/ids';
import { coverageId } from '../../utils/db/ledger';
import { writeMeta } from '../../utils/db/meta';
import { readPeriod } from '../../utils/db/period';
import { standingsOf } from '../../utils/db/standing';
import { forgetTeam, memberAgentId, putTeamDays, putTeamDoc, teamDayKey, teamDaysOf } from '../../utils/db/team';
import { withTeam } from '../../utils/db/team-period';
import { type TeamDay, toldRows } from '../../utils/db/told-rows';
import { waitingOn } from '../../utils/db/waits';
import { RULES } from '../../utils/rules/index';
import { freshLedger } from './ledger-fixture';

const [rule] = RULES;
const DAY = asId<BusinessDay>('2026-11-22');
const SITE = asId<SiteId>('pdd');
const NOW = Date.UTC(2026, 10, 22, 4);
if (!rule) throw new Error('no rules');

function rowOf(agentId: string, turns: number) {
  const key = {
    agentId: asId<AgentId>(agentId),
    siteId: SITE,
    shopId: asId<ShopId>('s'),
    day: DAY,
    hour: 9,
    ruleId: rule?.id ?? '',
  };
  return { ...emptyRow(key), turns, answered: turns, waitSumMs: turns * 10_000 };
}

function dayOf(member: string, device: string, rev: number, turns: number): TeamDay {
  const key = { team: 't1', day: DAY, member, device };
  return {
    ...key,
    key: teamDayKey(key),
    rev,
    rows: [rowOf(`team-${member}`, turns)],
    coverage: { pdd: 0.9 },
    receivedAt: NOW - 5000,
  };
}

/** The same, with who waited when it was told: by a clock that is hours off. */
function waitingDay(member: string, device: string, count: number, waitedSec: number, toldAgoMs: number): TeamDay {
  const at = 1_700_000_000;
  return {
    ...dayOf(member, device, 1, 2),
    receivedAt: NOW - toldAgoMs,
    waits: { at, bySite: { pdd: [count, at - waitedSec] } },
  };
}

async function teamLedger() {
  const ledger = freshLedger();
  await ledger.agents.bulkPut([
    { id: asId('acc1'), siteId: SITE, name: '小满', seenAt: 2 },
    { id: asId('acc2'), siteId: SITE, name: '小满2号', seenAt: 1 },
  ]);
  await ledger.rows.bulkPut([rowOf('acc1', 3), rowOf('acc2', 4)]);
  await writeMeta(ledger, 'team', {
    team: 't1',
    teamName: '一组',
    member: 'me',
    memberName: '小满',
    device: 'd1',
    role: 'agent',
    hosts: [],
    joinedAt: 0,
  });
  const members = ['me', 'ben', 'cat'].map((id) => ({
    id,
    name: `名${id}`,
    role: 'agent',
    devices: [
      { id: 'd1', user: 'U' },
      { id: 'd2', user: 'U' },
    ],
  }));
  await putTeamDoc(ledger, {
    key: 't1|members',
    team: 't1',
    name: 'members',
    rev: 1,
    value: { v: 1, members },
    receivedAt: 0,
  });
  return ledger;
}

const standings = (ledger: Awaited<ReturnType<typeof teamLedger>>) =>
  standingsOf(ledger, { siteId: SITE, rule, day: DAY, now: NOW });
const short = (list: Awaited<ReturnType<typeof standings>>) =>
  list.map(({ agent, figures }) => [agent.name, figures.turns]);

describe('the team on one day', () => {
  it('in no team everyone on this computer stands alone, as before', async () => {
    const ledger = await teamLedger();
    await forgetTeam(ledger);
    expect(short(await standings(ledger))).toEqual([
      ['小满', 3],
      ['小满2号', 4],
    ]);
  });

  it('a clock that is five minutes ahead here makes nobody\u2019s news old', async () => {
    const ledger = await teamLedger();
    const told = { ...waitingDay('ben', 'd1', 2, 40, 0), serverAt: NOW - 300_000 - 5000 };
    await putTeamDays(ledger, [told]);
    const ben = async () => (await standings(ledger)).find(({ agent }) => agent.name === '名ben');
    expect((await ben())?.waiting).toBeUndefined();
    await writeMeta(ledger, 'teamStatus', { state: 'up', at: NOW, skewMs: 300_000 });
    expect(await ben()).toMatchObject({ waiting: { count: 2, since: NOW - 45_000 }, ageMs: 5000 });
  });

  it('who waits adds up over devices, whatever their clocks say, and is unknown once nobody tells of it', async () => {
    const ledger = await teamLedger();
    await putTeamDays(ledger, [
      waitingDay('ben', 'd1', 2, 40, 5000),
      waitingDay('ben', 'd2', 1, 90, 100_000),
      waitingDay('cat', 'd1', 3, 60, 151_000),
    ]);
    const found = await standings(ledger);
    const of = (name: string) => found.find(({ agent }) => agent.name === name)?.waiting;
    expect(of('名ben')).toEqual({ count: 3, since: NOW - 190_000 });
    expect(of('名cat')).toBeUndefined();
    const first = { ...waitingDay('cat', 'd2', 1, 30, 0), rows: [] };
    await putTeamDays(ledger, [first]);
    expect((await standings(ledger)).find(({ agent }) => agent.name === '名cat')).toMatchObject({
      waiting: { count: 1, since: NOW - 30_000 },
    });
  });

  it('who waits here is known since the buyer asked, in time or not, of that day and rule only', async () => {
    const ledger = await teamLedger();
    const open = (key: string, waitedMs: number, ruleId = rule.id, day = DAY) => ({
      key,
      conversationId: asId<ConversationId>(key),
      ruleId,
      until: NOW - waitedMs + rule.passSec * 1000,
      rows: [{ ...rowOf('acc1', 1), ruleId, day }],
    });
    await ledger.running.bulkPut([
      open('a', 10_000),
      open('b', 900_000),
      open('c', 5000, 'coach'),
      open('d', 9_000_000, rule.id, asId<BusinessDay>('2026-11-21')),
    ]);
    const watched = (until: number) =>
      ledger.coverage.put({
        id: coverageId(rowOf('acc1', 1), DAY),
        ...{ agentId: asId('acc1'), siteId: SITE, day: DAY, spans: [[NOW - 3_600_000, until]] },
      });
    const waits = async () => [...(await waitingOn(ledger, DAY, () => rule, NOW))];
    await watched(NOW - 60_000);
    expect(await waits()).toEqual([[SITE, { count: 2, since: NOW - 900_000 }]]);
    // The console was closed with buyers waiting: who still does, nobody knows.
    await ledger.coverage.clear();
    await watched(NOW - 151_000);
    expect(await waits()).toEqual([]);
  });

  it('in a team accounts and devices of one person are one, and colleagues say how old they are', async () => {
    const ledger = await teamLedger();
    await putTeamDays(ledger, [
      dayOf('me', 'd1', 9, 100),
      dayOf('me', 'd2', 1, 5),
      dayOf('ben', 'd1', 1, 2),
      dayOf('ben', 'd2', 1, 6),
    ]);
    const list = await standings(ledger);
    expect(short(list)).toEqual([
      ['小满', 12],
      ['名ben', 8],
    ]);
    expect(list.map(({ ageMs }) => ageMs)).toEqual([undefined, 5000]);
    expect(list[0]?.agent.id).toBe('acc1');
    // Mine is marked, and says which part of it opens here.
    expect(list.map(({ own }) => own)).toEqual([true, undefined]);
    expect(list[0]?.here).toMatchObject({ agentIds: ['acc1', 'acc2'], figures: { turns: 7 }, turnsElsewhere: 5 });
    expect(list[1]?.coverage).toBe(0.9);
  });

  it('mine is mine when all of it was counted on another device, and nothing of it opens here', async () => {
    const ledger = await teamLedger();
    await ledger.rows.clear();
    await putTeamDays(ledger, [dayOf('me', 'd2', 1, 5), dayOf('ben', 'd1', 1, 2)]);
    const [mine, ben] = await standings(ledger);
    expect([mine?.own, mine?.agent.id, mine?.here, ben?.own]).toEqual([true, 'team-me', undefined, undefined]);
  });

  it('over several days colleagues stand beside me as on one day, and I am one person', async () => {
    const ledger = await teamLedger();
    const before = asId<BusinessDay>('2026-11-21');
    const earlier = (day: TeamDay): TeamDay => {
      const rows = day.rows.map((row) => ({ ...row, day: before, id: row.id.replace(DAY, before) }));
      return { ...day, day: before, rows, key: teamDayKey({ ...day, day: before }), coverage: { pdd: 0.7 } };
    };
    await putTeamDays(ledger, [
      dayOf('ben', 'd1', 1, 2),
      earlier(dayOf('ben', 'd2', 1, 6)),
      dayOf('me', 'd2', 1, 5),
      dayOf('stranger', 'd1', 1, 50),
    ]);
    const calendar = calendarFor('Asia/Shanghai', '00:00');
    const query = { siteId: SITE, rule, from: before, to: DAY, calendar, shift: null, now: NOW };
    const all = () => true;
    const team = await withTeam(ledger, query, all, await readPeriod(ledger, query));
    expect(team.map(({ agent, figures, own, coverage }) => [agent.name, figures.turns, own, coverage])).toEqual([
      ['小满', 12, true, 0.9],
      ['名ben', 8, undefined, 0.8],
    ]);
    await forgetTeam(ledger);
    const alone = await withTeam(ledger, query, all, await readPeriod(ledger, query));
    expect(alone.map(({ agent, figures }) => [agent.name, figures.turns])).toEqual([
      ['小满', 3],
      ['小满2号', 4],
    ]);
  });

  it('leaves out whom the list does not name, and who emptied the day', async () => {
    const ledger = await teamLedger();
    await putTeamDays(ledger, [
      dayOf('stranger', 'd1', 1, 5),
      dayOf('ben', 'd9', 1, 5),
      { ...dayOf('cat', 'd1', 2, 5), rows: [] },
    ]);
    expect(short(await standings(ledger))).toEqual([['小满', 7]]);
  });

  it('a lower revision never replaces a higher one, in whatever order they come', async () => {
    const ledger = await teamLedger();
    expect(await putTeamDays(ledger, [dayOf('ben', 'd1', 3, 30), dayOf('ben', 'd1', 2, 20)])).toBe(1);
    expect(await putTeamDays(ledger, [dayOf('ben', 'd1', 3, 99), dayOf('ben', 'd1', 1, 10)])).toBe(0);
    const kept = await teamDaysOf(ledger, 't1', DAY);
    expect(kept.map((day) => [day.rev, toldRows(day, memberAgentId('ben'))[0]?.turns])).toEqual([[3, 30]]);
  });
});
