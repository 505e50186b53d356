/** From where everyone stands to what the popup draws. */
import { describe, expect, it } from 'vitest';
import { type AgentStanding, figuresOfDay, rankLines } from '../../../components/popup/day-figures';
import { emptyRow } from '../../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../../utils/core/ids';
import { figuresOf } from '../../../utils/core/metrics';
import type { DayRow } from '../../../utils/core/turn';
import { pddRule } from '../../../utils/rules/pdd';

function standing(name: string, counts: Partial<DayRow>, coverage: number | undefined = 1): AgentStanding {
  const id = asId<AgentId>(name);
  const row = emptyRow({
    agentId: id,
    siteId: asId<SiteId>('pdd'),
    shopId: asId<ShopId>('unknown'),
    day: asId<BusinessDay>('2026-11-21'),
    hour: 9,
    ruleId: pddRule.id,
  });
  const turns = counts.turns ?? 0;
  const waits = row.waits.map((_, index) => (index === 2 ? turns : 0));
  const figures = figuresOf([{ ...row, answered: turns, waits, waitSumMs: turns * 12_000, ...counts }], pddRule);
  return { agent: { id, name }, figures, ...(coverage !== undefined && { coverage }) };
}

const me = standing('me', { turns: 40, receptions: 12 });
const other = standing('other', { turns: 100, receptions: 50, waitSumMs: 100 * 20_000 });
const newcomer = standing('newcomer', { turns: 3, receptions: 3, waitSumMs: 3000 });
const figure = (figures: ReturnType<typeof figuresOfDay>['figures'], metric: string) =>
  figures.find((each) => each.metric === metric);

describe('my figures', () => {
  it('have no median and no best while nobody else can be ranked', () => {
    const { figures, agentsCompared } = figuresOfDay(me, undefined, [me, newcomer], 20);
    expect(agentsCompared).toBe(1);
    expect(figures.every(({ median, best, yesterday }) => (median ?? best ?? yesterday) === undefined)).toBe(true);
  });

  it('stand beside median, best and yesterday', () => {
    const { figures } = figuresOfDay(me, other.figures, [me, other, newcomer], 20);
    expect(figure(figures, 'average')).toMatchObject({
      value: 12_000,
      median: 16_000,
      best: 12_000,
      yesterday: 20_000,
    });
    expect(figure(figures, 'receptions')).toMatchObject({ value: 12, best: 50 });
  });

  it('leave unknown unknown', () => {
    const nothing = standing('me', { turns: 0, receptions: 2 });
    const { figures } = figuresOfDay(nothing, undefined, [nothing], 20);
    expect(figure(figures, 'average')).toEqual({ metric: 'average', estimated: false });
    expect(figure(figures, 'receptions')?.value).toBe(2);
  });
});

describe('ranking lines', () => {
  it('give places, mark mine, and say why a place is missing', () => {
    const unwatched = standing('unwatched', { turns: 60 }, 0.4);
    const lines = rankLines('average', [newcomer, other, unwatched, me], me.agent.id, 20);
    expect(lines.map(({ agentId, place, unranked, own }) => [agentId, place, unranked, own])).toEqual([
      ['me', 1, undefined, true],
      ['other', 2, undefined, false],
      ['newcomer', undefined, 'sample', false],
      ['unwatched', undefined, 'coverage', false],
    ]);
  });

  it('rank counts by the count itself', () => {
    const busy = standing('busy', { turns: 21, receptions: 51 });
    expect(rankLines('receptions', [other, busy], undefined, 20).map(({ name }) => name)).toEqual(['busy', 'other']);
  });
});
