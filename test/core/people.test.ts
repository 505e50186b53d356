/** Rankings, benchmarks, plan and card: small tables whose answers can be checked with a pencil. */
import { describe, expect, it } from 'vitest';
import { findBenchmarks, findDifferences, findImproved } from '../../utils/core/benchmarks';
import { calendarFor } from '../../utils/core/business-day';
import { rankComposite } from '../../utils/core/composite';
import { foldDayRows } from '../../utils/core/conversation';
import { tellDay } from '../../utils/core/day-story';
import { explainTurn } from '../../utils/core/explain';
import { asId, type BusinessDay } from '../../utils/core/ids';
import type { Figures } from '../../utils/core/metrics';
import { daysOf, isInShift, spanBefore, spanOf } from '../../utils/core/period';
import { planTarget } from '../../utils/core/planner';
import { averageOfDays, dayMoment } from '../../utils/core/references';
import { DEFAULT_SCORECARD, scoreCard } from '../../utils/core/scorecard';
import { foldTurns } from '../../utils/core/turns';
import { pddRule } from '../../utils/rules/pdd';
import { agent, at, options, talk } from './talk';

const person = (name: string, parts: Partial<Figures>, sample = 100, coverage = 0.9) => ({
  agentId: agent(name),
  name,
  figures: { turns: sample, ...parts } as Figures,
  sample,
  samples: {},
  coverage,
});
const day = (text: string) => asId<BusinessDay>(text);

describe('the composite', () => {
  const team = [
    person('ann', { averageMs: 10_000, unitShare: 0.99 }),
    person('bo', { averageMs: 30_000, unitShare: 0.9 }),
    person('cy', { averageMs: 20_000, unitShare: 0.99 }),
  ];
  const rank = (weights: object, rows = team) => rankComposite(rows, { weights, minSample: 20 }).rows;

  it('is the weighted mean of points from worst to best', () => {
    expect(rank({ average: 1 }).map(({ name, value }) => [name, value])).toEqual([
      ['ann', 100],
      ['cy', 50],
      ['bo', 0],
    ]);
    expect(rank({ average: 1, share: 3 }).map(({ value }) => value)).toEqual([100, 87.5, 0]);
  });

  it('shares places on ties, skips the next, and gives all full points where all are alike', () => {
    expect(rank({ share: 1 }).map(({ name, rank: place }) => [name, place])).toEqual([
      ['ann', 1],
      ['cy', 1],
      ['bo', 3],
    ]);
    const alike = ['x', 'y'].map((name) => person(name, { averageMs: 5 }));
    expect(rank({ average: 1 }, alike).map(({ value }) => value)).toEqual([100, 100]);
  });

  it('gives no place to who cannot be ranked by one of the figures, nor without any weight', () => {
    const rows = [
      ...team,
      person('di', { averageMs: 1 }),
      person('ed', { averageMs: 1, unitShare: 1 }, 5),
      person('fi', { averageMs: 1, unitShare: 1 }, 100, 0.79),
    ];
    const out = rank({ average: 1, share: 1 }, rows).filter((row) => row.unranked);
    expect(out.map(({ name, unranked }) => [name, unranked])).toEqual([
      ['di', 'unknown'],
      ['ed', 'sample'],
      ['fi', 'coverage'],
    ]);
    expect(rank({}).every((row) => row.unranked === 'unknown')).toBe(true);
  });
});

describe('who stands out', () => {
  const team = [
    person('ann', { averageMs: 10_000, unitShare: 0.99, insertedShare: 0.6 }),
    person('bo', { averageMs: 30_000, unitShare: 0.9, insertedShare: 0.2 }),
    person('cy', { averageMs: 14_000, unitShare: 0.91, insertedShare: 0.2 }),
    person('few', { averageMs: 1, unitShare: 1 }, 3),
  ];
  it('is above the team’s mean in every chosen figure', () => {
    const chosen = findBenchmarks(team, ['average', 'share'], { minSample: 20 });
    expect(chosen).toEqual(['ann']);
    expect(findDifferences(team, chosen)).toEqual([{ metric: 'insertedShare', theirs: 0.6, others: 0.2 }]);
    expect(findBenchmarks(team.slice(0, 1), ['average'], { minSample: 20 })).toEqual([]);
  });
  it('or has gained most on earlier figures, never by getting slower', () => {
    const before = new Map([
      [agent('ann'), person('ann', { averageMs: 11_000 }).figures],
      [agent('bo'), person('bo', { averageMs: 60_000 }).figures],
      [agent('cy'), person('cy', { averageMs: 10_000 }).figures],
      [agent('few'), person('few', { averageMs: 900 }).figures],
    ]);
    expect(
      findImproved(team, before, 'average', 20).map(({ agentId, gain }) => [agentId, Math.round(gain * 100)]),
    ).toEqual([
      ['bo', 50],
      ['ann', 9],
    ]);
  });
});

describe('the plan', () => {
  const inputs = {
    goalCents: 10_000_00,
    serviceShare: 0.5,
    conversion: 0.25,
    orderValueCents: 100_00,
    doneCents: 1_000_00,
  };
  it('is goal times share over conversion times order value, divided by hours', () => {
    const plan = planTarget({
      ...inputs,
      agents: [
        { name: 'a', hours: 8 },
        { name: 'b', hours: 4 },
      ],
    });
    expect(plan).toMatchObject({ inquiriesNeeded: 200, stillNeeded: 160, serviceGoalCents: 5_000_00 });
    expect(plan?.agents.map(({ inquiries, still }) => [inquiries, still])).toEqual([
      [134, 107],
      [67, 54],
    ]);
  });
  it('asks for nothing more once it is reached, and for nothing at all without its inputs', () => {
    expect(planTarget({ ...inputs, doneCents: 9_000_00, agents: [] })?.stillNeeded).toBe(0);
    expect(planTarget({ ...inputs, conversion: 0, agents: [] })).toBeUndefined();
    expect(planTarget({ ...inputs, agents: [{ name: 'a', hours: 0 }] })?.agents[0]?.inquiries).toBe(0);
  });
});

describe('the card', () => {
  const weights = { average: 1, share: 1 };
  it('gives all points for no worse, the proportion else, and leaves out what is unknown', () => {
    const now = { averageMs: 20_000, unitShare: 0.9 } as Figures;
    const before = { averageMs: 10_000, unitShare: 0.9 } as Figures;
    const card = scoreCard({ ...DEFAULT_SCORECARD, weights }, now, before, { average: 25_000 }, 18);
    expect(card).toMatchObject({ own: 22.5, reference: 70, superior: 18, total: 110.5, outOf: 120 });
    const blank = scoreCard({ ...DEFAULT_SCORECARD, weights }, now, undefined, {}, undefined);
    expect(blank).toMatchObject({ total: 0, outOf: 0 });
    expect(blank).not.toHaveProperty('own');
    expect(scoreCard(DEFAULT_SCORECARD, now, before, {}, 99).superior).toBe(20);
  });
});

describe('spans of days', () => {
  it.each([
    ['day', '2026-03-01', '2026-03-01', '2026-03-01', '2026-02-28'],
    ['week', '2026-03-01', '2026-02-23', '2026-03-01', '2026-02-16'],
    ['month', '2026-03-15', '2026-03-01', '2026-03-31', '2026-02-01'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31', '2026-11-01'],
  ] as const)('%s around %s', (period, of, from, to, before) => {
    expect(spanOf(period, day(of))).toEqual({ from, to });
    expect(spanBefore(period, day(of)).from).toBe(before);
  });
  it('list their days', () => expect(daysOf(spanOf('month', day('2028-02-10')))).toHaveLength(29));

  it.each([
    [9, 540, 1080, true],
    [18, 540, 1080, false],
    [8, 540, 1080, false],
    [1, 1200, 1560, true],
    [2, 1200, 1560, false],
    [20, 1200, 1560, true],
  ])('hour %i in a shift of minutes %i to %i', (hour, fromMin, toMin, expected) => {
    expect(isInShift({ hour } as never, { fromMin, toMin }, '00:00')).toBe(expected);
  });
});

describe('references', () => {
  const rows = ['2026-03-02', '2026-03-03'].flatMap((_, index) =>
    foldDayRows(
      talk(index === 0 ? 'B@09:00:00 A@09:00:10 B@15:00:00 A@15:00:10' : 'B@09:00:00 A@09:00:40').map((fact) => ({
        ...fact,
        at: fact.at - (2 - index) * 86_400_000,
      })),
      pddRule,
      options,
    ),
  );
  it('count per worked day, and average over all observations', () => {
    expect(averageOfDays('turns', rows, pddRule)).toBe(1.5);
    expect(averageOfDays('average', rows, pddRule)).toBe(20_000);
    expect(averageOfDays('turns', [], pddRule)).toBeUndefined();
  });

  it('while today runs: of each day as much as had gone of it, never the rest of the running hour', () => {
    const until = (clock: string) => ({
      ...dayMoment(calendarFor('Asia/Shanghai', '00:00'), at(clock)),
      dayCut: '00:00',
    });
    // Both days have a turn in the hour from nine, one of them another at three in the afternoon.
    expect(averageOfDays('turns', rows, pddRule, until('09:15:00'))).toBeCloseTo(0.25, 9);
    expect(averageOfDays('turns', rows, pddRule, until('10:00:00'))).toBe(1);
    expect(averageOfDays('turns', rows, pddRule, until('15:30:00'))).toBe(1.25);
    expect(averageOfDays('average', rows, pddRule, until('09:15:00'))).toBe(25_000);
    expect(averageOfDays('turns', rows, pddRule, until('08:59:59'))).toBeUndefined();
  });

  it('a day on which work began later than now counts as a day', () => {
    const late = foldDayRows(talk('B@15:00:00 A@15:00:10'), pddRule, options);
    const until = { hour: 10, gone: 0, dayCut: '00:00' };
    expect(averageOfDays('turns', [...rows, ...late], pddRule, until)).toBeCloseTo(2 / 3, 9);
  });
});

describe('the day’s story', () => {
  const facts = talk(
    'B@10:00:00 A@10:00:10 B@10:10:00 A@10:14:00 B@10:20:00 A@10:24:00 B@10:30:00 A@10:34:00 B@11:00:00',
  );
  const turns = foldTurns(facts, pddRule, { ...options, now: at('11:01:00') }).map((turn) =>
    explainTurn('turns', turn, pddRule),
  );
  const figures = { turns: 5, unanswered: 1, receptions: 1, averageMs: 100_000 } as Figures;
  const tell = (yesterday = {}, some = turns) =>
    tellDay({ figures, yesterday, own: {}, turns: some, rule: pddRule, hourOf: () => 10 });
  it('says two good things first, one to try with its turns, and what is owed', () => {
    const story = tell({ average: 200_000 });
    expect(story.good[0]).toMatchObject({ kind: 'better', metric: 'average', than: 'yesterday' });
    expect(story.good).toHaveLength(2);
    expect(story.toTry).toMatchObject({ kind: 'hour', hour: 10, late: 3 });
    expect(story.toTry?.turns).toHaveLength(3);
    expect(story.owed.map(({ openedAt }) => openedAt)).toEqual([at('11:00:00')]);
  });
  it('does not say that there is nothing to try while buyers were never answered', () => {
    const missed = turns.filter(({ turn }) => turn.waitMs === undefined);
    expect(missed).toHaveLength(1);
    expect(tell({}, missed).toTry).toEqual({ kind: 'late', turns: missed });
    const stillTime = missed.map((each) => ({ ...each, out: 'still-time' as const }));
    expect(tell({}, stillTime).toTry).toBeUndefined();
  });
  it('praises nothing that got worse, and asks for nothing when nothing was late', () => {
    const story = tell({ average: 50_000 }, turns.slice(0, 1));
    expect(story.good).toEqual([{ kind: 'work', turns: 5, buyers: 1 }]);
    expect(story.toTry).toBeUndefined();
  });
});
