/** Numbers counted on other devices open where they stand: a colleague by their hours, a group by its people and hours. */
import { describe, expect, it, vi } from 'vitest';
import type { ReadScope } from '../../entrypoints/numbers/number-source';
import { calendarFor } from '../../utils/core/business-day';
import { emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import type { DayRow } from '../../utils/core/turn';
import type { Ledger } from '../../utils/db/ledger';
import { writeMeta } from '../../utils/db/meta';
import { putTeamDays, putTeamDoc, teamDayKey } from '../../utils/db/team';
import type { TeamDay } from '../../utils/db/told-rows';
import { pddRule } from '../../utils/rules/pdd';
import { readSettings } from '../../utils/settings/read';
import { pdd } from '../../utils/sites/pdd';
import { translateIn } from '../components/translate';
import { freshLedger } from '../db/ledger-fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));
const { readBattles } = await import('../../entrypoints/numbers/battle-source');
const { readBoard } = await import('../../entrypoints/numbers/team-source');

const DAY = asId<BusinessDay>('2026-11-22');
const SITE = asId<SiteId>('pdd');
const NOW = Date.parse('2026-11-22T12:30:00+08:00');
const ME = asId<AgentId>('acc1');
const t = translateIn('zh');
const calendar = calendarFor('Asia/Shanghai', '00:00');

function row(agentId: string, hour: number, turns: number, waitMs: number): DayRow {
  const shopId = asId<ShopId>('s');
  const empty = emptyRow({ agentId: asId<AgentId>(agentId), siteId: SITE, shopId, day: DAY, hour, ruleId: pddRule.id });
  const waits = empty.waits.map((_, bucket) => (bucket === 2 ? turns : 0));
  return { ...empty, turns, answered: turns, waitSumMs: turns * waitMs, waits };
}

/** Of `me` one device told 5 turns more where `abroad`. */
async function teamLedger(abroad = false): Promise<Ledger> {
  const ledger = freshLedger();
  await ledger.agents.put({ id: ME, siteId: SITE, name: '小满', seenAt: 1 });
  await ledger.rows.bulkPut([row('acc1', 10, 30, 12_000)]);
  const seat = { team: 't1', teamName: '一组', member: 'me', memberName: '小满', device: 'd1', role: 'agent' } as const;
  await writeMeta(ledger, 'team', { ...seat, hosts: [], joinedAt: 0 });
  const devices = ['d1', 'd2'].map((id) => ({ id, user: 'U' }));
  const members = ['me', 'ben'].map((id) => ({ id, name: id === 'me' ? '小满' : '谷雨', role: 'agent', devices }));
  const doc = (name: 'members' | 'battles', value: object) =>
    putTeamDoc(ledger, { key: `t1|${name}`, team: 't1', name, rev: 1, value: { v: 1, ...value }, receivedAt: 0 });
  await doc('members', { members });
  const from = Date.parse('2026-11-22T09:00:00+08:00') / 1000;
  const groups = [
    { name: '晨风', members: ['me', 'ben'] },
    { name: '晚霞', members: [] },
  ];
  await doc('battles', {
    battles: ['average', 'turns', 'composite'].map((metric) => ({
      id: metric,
      title: metric,
      siteId: SITE,
      metric,
      from,
      to: from + 10_800,
      groups,
    })),
  });
  const told = (member: string, device: string, rows: DayRow[]): TeamDay => {
    const key = { team: 't1', day: DAY, member, device };
    return { ...key, key: teamDayKey(key), rev: 1, rows, coverage: { pdd: 0.9 }, receivedAt: NOW };
  };
  await putTeamDays(ledger, [
    told('ben', 'd1', [row('team-ben', 9, 20, 20_000), row('team-ben', 11, 20, 10_000)]),
    ...(abroad ? [told('me', 'd2', [row('team-me', 9, 5, 9000)])] : []),
  ]);
  return ledger;
}

async function boardOf(ledger: Ledger, opened?: { agentId: string; sameHours?: boolean }) {
  const { settings } = await readSettings({ read: async () => undefined } as never);
  const ranking = { ...settings.ranking, sameHours: opened?.sameHours ?? false };
  const scope: ReadScope = {
    siteId: SITE,
    agentId: ME,
    day: DAY,
    period: 'day',
    view: 'platform',
    shiftOnly: false,
    site: pdd,
    agentName: '小满',
    rule: pddRule,
    calendar,
    settings: { ...settings, ranking },
  };
  const wish = opened && { agentId: asId<AgentId>(opened.agentId), metric: 'average' as const };
  return readBoard(ledger, scope, 'average', NOW, t, wish);
}

describe('a colleague counted elsewhere', () => {
  it('opens by their hours and the sum, and nobody else does', async () => {
    const ledger = await teamLedger();
    const { proof, rows } = await boardOf(ledger, { agentId: 'team-ben' });
    expect(new Map(rows.map(({ name, opensAs }) => [name, opensAs]))).toEqual(
      new Map<string, AgentId | undefined>([
        ['小满', ME],
        ['谷雨', undefined],
      ]),
    );
    expect(proof).toMatchObject({
      elsewhere: true,
      value: 15_000,
      sum: { sumMs: 600_000, turns: 40 },
      parts: [
        { day: DAY, hour: 9, value: 20_000, sample: 20 },
        { day: DAY, hour: 11, value: 10_000, sample: 20 },
      ],
    });
    expect((await boardOf(ledger)).proof).toBeUndefined();
  });

  it('is held to my hours where only those count', async () => {
    const ledger = await teamLedger();
    await ledger.rows.put(row('acc1', 11, 1, 5000));
    const { proof } = await boardOf(ledger, { agentId: 'team-ben', sameHours: true });
    expect(proof).toMatchObject({ value: 10_000, sameHours: true, parts: [{ hour: 11 }] });
  });
});

describe('my own number', () => {
  it('opens to its turns where this account is all of it, else by its hours on every device', async () => {
    const here = await boardOf(await teamLedger());
    expect(here.rows.find(({ own }) => own)?.opensAs).toBe(ME);
    const ledger = await teamLedger(true);
    const { rows, proof } = await boardOf(ledger, { agentId: 'team-me' });
    const mine = rows.find(({ own }) => own);
    expect([mine?.sample, mine?.opensAs]).toEqual([35, undefined]);
    expect(proof?.parts.map(({ hour, sample }) => [hour, sample])).toEqual([
      [9, 5],
      [10, 30],
    ]);
  });
});

describe("a group's number", () => {
  const opened = async (battleId: string, isPrivate = false) => {
    const { settings } = await readSettings({ read: async () => undefined } as never);
    const asked = { ...settings, minimumSample: 5, ranking: { ...settings.ranking, isPrivate } };
    const reading = await readBattles(await teamLedger(), asked, NOW, t, { battleId, members: ['ben', 'me'] });
    expect(reading?.battles.filter(({ proof }) => proof)).toHaveLength(1);
    return reading?.battles.find(({ battle }) => battle.id === battleId);
  };

  it('opens by its people and its hours, which add up', async () => {
    const view = await opened('average');
    const sums = view?.proof?.sums;
    expect(view?.proof?.members).toBe(view?.groups.find(({ name }) => name === '晨风')?.members);
    expect(sums).toMatchObject({ value: 960_000 / 70, sum: { sumMs: 960_000, turns: 70 } });
    expect(sums?.lists.map(({ lines }) => lines.map(({ label, sample }) => [label, sample]))).toEqual([
      [
        ['谷雨', 40],
        ['小满', 30],
      ],
      [
        ['9 点到 10 点', 20],
        ['10 点到 11 点', 30],
        ['11 点到 12 点', 20],
      ],
    ]);
  });

  it('says that a count is per head, and hides names where the ranking does', async () => {
    const sums = (await opened('turns', true))?.proof?.sums;
    expect(sums?.value).toBe(35);
    expect(sums?.notes[0]).toContain('÷ 上岗人数');
    expect(sums?.lists[0]?.lines.map(({ label }) => label)).toEqual([t('rankSomebody', 2), '小满']);
  });

  it('of a composite opens to the points of each figure', async () => {
    const sums = (await opened('composite'))?.proof?.sums;
    expect(sums?.lists[0]).toMatchObject({ points: true });
  });
});
