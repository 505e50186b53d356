import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TeamPart, totalsOf } from '../../../components/lead/team-totals';
import { emptyRow } from '../../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../../utils/core/ids';
import { figuresOf } from '../../../utils/core/metrics';
import type { DayRow } from '../../../utils/core/turn';
import { ddRule } from '../../../utils/rules/dd';
import { pddRule } from '../../../utils/rules/pdd';

const pdd = asId<SiteId>('pdd');
const feige = asId<SiteId>('feige');

function row(siteId: SiteId, agent: string, shop: string, hour: number, answered: number): DayRow {
  const rule = siteId === pdd ? pddRule : ddRule;
  const empty = emptyRow({
    agentId: asId<AgentId>(agent),
    siteId,
    shopId: asId<ShopId>(shop),
    day: asId<BusinessDay>('2026-11-23'),
    hour,
    ruleId: rule.id,
  });
  const waits = empty.waits.map((_, bucket) => (bucket === 3 ? answered : 0));
  return {
    ...empty,
    turns: answered,
    answered,
    units: answered,
    unitsPassed: answered,
    waitSumMs: answered * 9000,
    waits,
  };
}

const part = (siteId: SiteId, agent: string, rows: DayRow[], more: Partial<TeamPart> = {}): TeamPart => ({
  key: `${siteId} ${agent}`,
  siteId,
  rule: siteId === pdd ? pddRule : ddRule,
  rows,
  ...more,
});

const PARTS = [
  part(pdd, 'a', [row(pdd, 'a', '甲店', 9, 4), row(pdd, 'a', '乙店', 10, 6)], {
    group: '晨风组',
    waiting: { count: 2, since: 5000 },
  }),
  part(pdd, 'b', [row(pdd, 'b', '甲店', 10, 1)], { group: '晨风组', waiting: { count: 1, since: 3000 } }),
  part(feige, 'b', [row(feige, 'b', '', 23, 8)]),
];
const brief = (by: Parameters<typeof totalsOf>[1], firstHour?: number) =>
  totalsOf(PARTS, by, firstHour).map(({ siteId, name, hour, people, turns }) => [siteId, name ?? hour, people, turns]);

describe('the team added up', () => {
  it('by console, with who waits and since when the first', () => {
    expect(brief('site')).toEqual([
      ['pdd', undefined, 2, 11],
      ['feige', undefined, 1, 8],
    ]);
    expect(totalsOf(PARTS, 'site')[0]).toMatchObject({ waitingCount: 3, waitingSince: 3000 });
    expect(totalsOf(PARTS, 'site')[1]).not.toHaveProperty('waitingCount');
  });
  it('by shop, each under its console, unknown ones without a name and nobody said to wait there', () => {
    expect(brief('shop')).toEqual([
      ['pdd', '乙店', 1, 6],
      ['pdd', '甲店', 2, 5],
      ['feige', undefined, 1, 8],
    ]);
    for (const line of totalsOf(PARTS, 'shop')) expect(line).not.toHaveProperty('waitingCount');
  });
  it('by group, who is in none together', () => {
    expect(brief('group')).toEqual([
      ['pdd', '晨风组', 2, 11],
      ['feige', undefined, 1, 8],
    ]);
  });
  it('by hour in the order of the day, which may begin after midnight', () => {
    expect(brief('hour')).toEqual([
      ['pdd', 9, 1, 4],
      ['pdd', 10, 2, 7],
      ['feige', 23, 1, 8],
    ]);
    const night = [part(pdd, 'a', [row(pdd, 'a', '', 2, 1), row(pdd, 'a', '', 7, 1), row(pdd, 'a', '', 23, 1)])];
    expect(totalsOf(night, 'hour', 6).map(({ hour }) => hour)).toEqual([7, 23, 2]);
  });
  it('never says another sum than the rows do, however they are cut', () => {
    const anyRow = fc.record({ agent: fc.nat(4), shop: fc.nat(3), hour: fc.nat(23), answered: fc.nat(50) });
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('site', 'shop', 'hour', 'group'),
        (made, by) => {
          const rows = made.map(({ agent, shop, hour, answered }) =>
            row(pdd, `a${agent}`, `店${shop}`, hour, answered),
          );
          const agents = [...new Set(rows.map(({ agentId }) => agentId))];
          const parts = agents.map((id) =>
            part(
              pdd,
              id,
              rows.filter(({ agentId }) => agentId === id),
            ),
          );
          const lines = totalsOf(parts, by as 'site');
          expect(lines.reduce((sum, { turns }) => sum + turns, 0)).toBe(figuresOf(rows, pddRule).turns);
        },
      ),
    );
  });
});
