import { describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { figuresOf } from '../../utils/core/metrics';
import { type RankingRow, rankAgents, selectNeighbours } from '../../utils/core/ranking';
import { coachRule } from '../../utils/rules/coach';

const row = (name: string, averageMs: number | undefined, sample: number, coverage?: number): RankingRow => ({
  agentId: asId(name),
  name,
  figures: { ...figuresOf([], coachRule), ...(averageMs !== undefined && { averageMs }) },
  sample,
  ...(coverage !== undefined && { coverage }),
});
const metric = { key: 'averageMs', better: 'lower' } as const;

describe('ranking', () => {
  it('ranks, shares ties, and says why somebody is not ranked', () => {
    const rows = [
      row('Lin', 30_000, 100, 1),
      row('Bao', 20_000, 100, 0.8),
      row('Chu', 20_000, 100, 0.9),
      row('Few', 1_000, 9, 1),
      row('Gap', 10_000, 100, 0.79),
      row('Dark', 10_000, 100),
      row('None', undefined, 100, 1),
    ];
    const { rows: listed, best, median } = rankAgents(rows, { metric, minSample: 10 });
    expect(listed.map((each) => [each.name, each.rank ?? each.unranked])).toEqual([
      ['Bao', 1],
      ['Chu', 1],
      ['Lin', 3],
      ['Dark', 'coverage'],
      ['Few', 'sample'],
      ['Gap', 'coverage'],
      ['None', 'unknown'],
    ]);
    expect([best, median]).toEqual([20_000, 20_000]);
    expect(rankAgents([...rows].reverse(), { metric, minSample: 10 }).rows).toEqual(listed);
  });

  it('turns round for figures where more is better', () => {
    const rows = [row('Low', 1, 50, 1), row('High', 2, 50, 1)];
    const { rows: listed, best } = rankAgents(rows, { metric: { key: 'averageMs', better: 'higher' }, minSample: 1 });
    expect([listed[0]?.name, best]).toEqual(['High', 2]);
  });

  it('does not let five lucky turns beat two hundred good ones, unless told to', () => {
    const rows = [row('Lucky', 9_000, 5, 1), row('Steady', 10_000, 200, 1), row('Slow', 60_000, 200, 1)];
    const order = (priorWeight: number) =>
      rankAgents(rows, { metric, minSample: 1, priorWeight }).rows.map((each) => each.name);
    expect(order(20)).toEqual(['Steady', 'Lucky', 'Slow']);
    expect(order(0)).toEqual(['Lucky', 'Steady', 'Slow']);
  });

  it('picks the own row and its neighbours', () => {
    const rows = ['a', 'b', 'c', 'd'].map((name, index) => row(name, index * 1000, 50, 1));
    const { rows: listed } = rankAgents(rows, { metric, minSample: 1 });
    const names = (own: string, radius?: number) =>
      selectNeighbours(listed, asId(own), radius).map((each) => each.name);
    expect([names('a'), names('c'), names('d', 2), names('z')]).toEqual([
      ['a', 'b'],
      ['b', 'c', 'd'],
      ['b', 'c', 'd'],
      [],
    ]);
  });

  it('says nothing about an empty team', () => {
    expect(rankAgents([], { metric, minSample: 1 })).toEqual({ rows: [] });
  });
});
