/** Races of groups: who leads, who ties, who has too little to say, and that size alone wins nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Battle, slotsOf, standBattle } from '../../utils/core/battle';
import { calendarFor } from '../../utils/core/business-day';
import { emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import type { DayRow } from '../../utils/core/turn';
import { ruleById } from '../../utils/rules/index';

const pdd = ruleById('pdd');
if (!pdd) throw new Error('no such rule');
const calendar = calendarFor('Asia/Shanghai', '04:00');
const at = (clock: string, day = '2026-11-11') => Date.parse(`${day}T${clock}:00+08:00`);
const BATTLE: Battle = {
  id: 'b1',
  title: '双11夜场',
  siteId: asId<SiteId>('pdd'),
  metric: 'average',
  from: at('20:00') / 1000,
  to: at('23:00') / 1000,
  groups: [
    { name: '晨风', members: ['a', 'b'] },
    { name: '晚霞', members: ['c', 'd'] },
  ],
};

function row(hour: number, turns: number, waitMs: number, day = '2026-11-11'): DayRow {
  const key = {
    agentId: asId<AgentId>('x'),
    siteId: asId<SiteId>('pdd'),
    shopId: asId<ShopId>('s'),
    day: asId<BusinessDay>(day),
    hour,
    ruleId: 'pdd',
  };
  const empty = emptyRow(key);
  const sums = { turns, answered: turns, waitSumMs: turns * waitMs, units: turns, unitsPassed: turns };
  const first = { firstTurns: turns, firstAnswered: turns, firstWaitSumMs: turns * waitMs };
  return { ...empty, ...sums, ...first, waits: empty.waits.map((_, bucket) => (bucket === 2 ? turns : 0)) };
}
const stand = (told: Record<string, DayRow[]>, over: Partial<Battle> = {}, now = at('22:30')) =>
  standBattle({ ...BATTLE, ...over }, new Map(Object.entries(told)), {
    rule: pdd,
    calendar,
    minSample: 20,
    weights: { share: 40, average: 30, first: 20 },
    now,
  });

describe('a race of groups', () => {
  it('counts its own hours only, of its own console and rule', () => {
    const { groups } = stand({
      a: [row(20, 30, 10_000), row(19, 500, 1000), { ...row(21, 500, 1000), ruleId: 'own' }],
      c: [row(20, 30, 20_000), { ...row(20, 500, 1000), siteId: asId<SiteId>('feige') }],
    });
    expect(groups.map(({ name, value, sample, place }) => [name, value, sample, place])).toEqual([
      ['晨风', 10_000, 30, 1],
      ['晚霞', 20_000, 30, 2],
    ]);
  });

  it('gives each finished hour its own result, and the running one none', () => {
    const { hours, won, state } = stand({
      a: [row(20, 10, 10_000), row(21, 10, 30_000), row(22, 10, 1000)],
      c: [row(20, 10, 20_000), row(21, 10, 20_000), row(22, 10, 9000)],
    });
    expect(state).toBe('running');
    expect(hours.map(({ hour, groups }) => [hour, groups[0]?.name])).toEqual([
      [21, '晚霞'],
      [20, '晨风'],
    ]);
    expect(won).toEqual({ 晨风: 1, 晚霞: 1 });
    expect(stand({}, {}, at('19:59')).state).toBe('before');
    expect(stand({}, {}, at('23:00')).state).toBe('over');
  });

  it('runs past midnight and past the cut of the day', () => {
    const over = { from: at('22:00') / 1000, to: at('06:00', '2026-11-12') / 1000 };
    expect(slotsOf({ ...BATTLE, ...over }, calendar).map(({ day, hour }) => `${day.slice(8)} ${hour}`)).toEqual([
      '11 22',
      '11 23',
      '11 0',
      '11 1',
      '11 2',
      '11 3',
      '12 4',
      '12 5',
    ]);
  });

  it('who ties shares the place, and an hour', () => {
    const { groups, won } = stand({ a: [row(20, 30, 10_000)], c: [row(20, 30, 10_000)] });
    expect(groups.map(({ place }) => place)).toEqual([1, 1]);
    expect(won).toEqual({ 晨风: 1, 晚霞: 1 });
  });

  it('a group with too little to say has no place and says so, and wins no hour', () => {
    const { groups, won } = stand({ a: [row(20, 4, 1000)], c: [row(20, 60, 20_000)] });
    expect(groups.map(({ name, place, unranked }) => [name, place, unranked])).toEqual([
      ['晚霞', 1, undefined],
      ['晨风', undefined, 'sample'],
    ]);
    expect(won).toEqual({ 晨风: 0, 晚霞: 1 });
    expect(stand({}).groups.map(({ unranked }) => unranked)).toEqual(['unknown', 'unknown']);
  });

  it('counts are per head: a larger group does not win by being larger', () => {
    const { groups } = stand({ a: [row(20, 40, 1)], b: [row(20, 40, 1)], c: [row(20, 60, 1)] }, { metric: 'turns' });
    expect(groups.map(({ name, value, people }) => [name, value, people])).toEqual([
      ['晚霞', 60, 1],
      ['晨风', 40, 2],
    ]);
  });

  it('a composite of everything has an order too', () => {
    const { groups } = stand({ a: [row(20, 60, 10_000)], c: [row(20, 60, 50_000)] }, { metric: 'composite' });
    expect(groups[0]).toMatchObject({ name: '晨风', place: 1 });
  });

  it('does not depend on the order of members, groups or rows', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            member: fc.constantFrom('a', 'b', 'c', 'd'),
            hour: fc.constantFrom(20, 21, 22),
            turns: fc.integer({ min: 0, max: 50 }),
            waitMs: fc.integer({ min: 0, max: 60_000 }),
          }),
          { maxLength: 20 },
        ),
        (entries) => {
          const told = (list: typeof entries) => {
            const all: Record<string, DayRow[]> = {};
            for (const { member, hour, turns, waitMs } of list)
              all[member] = [...(all[member] ?? []), row(hour, turns, waitMs)];
            return all;
          };
          const turned = {
            groups: BATTLE.groups.map((each) => ({ ...each, members: [...each.members].reverse() })).reverse(),
          };
          expect(stand(told([...entries].reverse()), turned)).toEqual(stand(told(entries)));
        },
      ),
    );
  });
});
