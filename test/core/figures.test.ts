import { describe, expect, it } from 'vitest';
import { activeSpans, peakConcurrency } from '../../utils/core/concurrency';
import { foldConversation, foldDayRows, settledRows } from '../../utils/core/conversation';
import { mergeDayRows, subtractRows, waitBucket } from '../../utils/core/day-row';
import { histogramCount, percentile } from '../../utils/core/histogram';
import { asId } from '../../utils/core/ids';
import { figuresOf, withinSeconds } from '../../utils/core/metrics';
import { summarizeDay } from '../../utils/core/summary';
import { WAIT_EDGES_SEC } from '../../utils/core/turn';
import { foldTurns } from '../../utils/core/turns';
import { coachRule } from '../../utils/rules/coach';
import { pddRule } from '../../utils/rules/pdd';
import { tbRule } from '../../utils/rules/tb';
import { at, options, talk } from './talk';

const histogram = (...waitsMs: number[]) => {
  const waits = new Array<number>(WAIT_EDGES_SEC.length + 1).fill(0);
  for (const waitMs of waitsMs) waits[waitBucket(waitMs)] = (waits[waitBucket(waitMs)] ?? 0) + 1;
  return waits;
};

describe('figures', () => {
  it('of nothing are unknown, not zero', () => {
    const figures = figuresOf([], pddRule);
    expect(figures.turns).toBe(0);
    for (const key of [
      'averageMs',
      'firstAverageMs',
      'medianMs',
      'unitShare',
      'answerAskRatio',
      'longestMs',
    ] as const) {
      expect(key in figures).toBe(false);
    }
    expect(summarizeDay([], pddRule)).toEqual({
      ruleId: 'pdd',
      turns: 0,
      answered: 0,
      unanswered: 0,
      receptions: 0,
      estimated: false,
    });
  });

  it('tell typed from inserted characters, and runs from messages', () => {
    const facts = talk('B@10:00:00 B@10:00:05 A@10:00:20 A@10:00:30 W@10:00:40 A@10:00:50', {
      2: { length: 40, snippetId: 's', editedShare: 0.25 },
      3: { length: 8 },
      4: { recalledId: 'f5' },
    });
    const figures = figuresOf(foldDayRows(facts, coachRule, options), coachRule);
    expect(figures).toMatchObject({
      agentChars: 48,
      insertedChars: 30,
      typedChars: 18,
      insertedShare: 0.5,
      receptions: 1,
    });
    expect([figures.answerAskRatio, figures.answerAskRunRatio]).toEqual([1, 1]);
  });

  it('leave receptions unknown when any row was folded before they were counted, whatever it is merged with', () => {
    const rows = foldDayRows(talk('B@10:00:00 A@10:00:20 B@11:00:00'), coachRule, options);
    const keys = ['sessions', 'sessionMs', 'noReplyBuyers', 'openEndBuyers', 'slowBuyers', 'transfersIn'];
    const older = rows.map(
      (row) => Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key))) as never,
    );
    const known = figuresOf(rows, coachRule);
    expect([known.noReplyBuyers, known.replyRate, known.sessions]).toEqual([0, 1, 2]);
    for (const mixed of [
      older,
      [...older, ...rows],
      mergeDayRows([...older, ...rows]),
      subtractRows(older, rows.slice(0, 1)),
    ]) {
      const figures = figuresOf(mixed, coachRule);
      expect(figures.turns).toBeGreaterThan(0);
      for (const key of ['noReplyBuyers', 'replyRate', 'sessions', 'conversionRate'])
        expect(key in figures).toBe(false);
    }
    expect(JSON.stringify(mergeDayRows([...older, ...rows]))).not.toContain('null');
  });

  it('ignore rows of another rule', () => {
    const facts = talk('B@10:00:00 A@10:00:20');
    const rows = [pddRule, tbRule].flatMap((rule) => foldDayRows(facts, rule, options));
    expect([rows.length, figuresOf(rows, pddRule).turns]).toEqual([2, 1]);
  });

  it('count exactly on every edge, the edge itself within', () => {
    for (const edge of WAIT_EDGES_SEC) {
      const waits = histogram(edge * 1000, edge * 1000 + 1);
      expect(histogramCount(waits, edge)).toEqual({ count: 1, estimated: false });
    }
    expect(histogramCount(histogram(150_000), 150)).toEqual({ count: 0.5, estimated: true });
  });

  it.each([
    [[], undefined, undefined],
    [[7_000], 7_000, 7_000],
    [[1_000, 2_000, 3_000, 4_000], 2_000, 3_600],
    [[1_000, 2_000, 700_000, 7_200_000], 5_000, 5_760_000],
  ])('percentiles of %j', (waits, median, p90) => {
    const longest = waits.length > 0 ? Math.max(...waits) : undefined;
    expect(percentile(histogram(...waits), 0.5, longest)).toBe(median);
    expect(percentile(histogram(...waits), 0.9, longest)).toBe(p90);
  });

  it('put each turn on the day and hour of its start, with the team’s cut', () => {
    const facts = talk('B@00:30:00 A@00:31:00 B@04:59:59 A@05:00:30');
    const rows = foldDayRows(facts, coachRule, { ...options, dayCut: '04:00' });
    expect(rows.map(({ day, hour, turns, agentMessages }) => [day, hour, turns, agentMessages])).toEqual([
      ['2026-03-03', 0, 1, 1],
      ['2026-03-04', 4, 1, 0],
      ['2026-03-04', 5, 0, 1],
    ]);
  });

  it('fail the buyer for one miss under the buyer rule, the turn alone under the turn rule', () => {
    const facts = talk('B@10:00:00 A@10:00:20 B@10:10:00 A@10:14:00 B@10:20:00 A@10:20:20');
    const share = (rule: typeof pddRule) => figuresOf(foldDayRows(facts, rule, options), rule).unitShare;
    expect([share(pddRule), share(coachRule)]).toEqual([0, 2 / 3]);
    expect(withinSeconds(foldDayRows(facts, pddRule, options), 180)).toEqual({ count: 2, estimated: false });
  });

  it('hold a running turn neither for nor against the agent until its limit', () => {
    const fold = foldConversation(talk('B@10:00:00 A@10:00:20 B@10:10:00'), pddRule, {
      ...options,
      now: at('10:11:00'),
    });
    const running = fold.running ? [fold.running] : [];
    const summary = (now: number) => summarizeDay(fold.contribution, pddRule, { running, now });
    expect(running[0]?.until).toBe(at('10:13:00'));
    expect(summary(at('10:13:00'))).toMatchObject({ turns: 1, unanswered: 0, withinShare: 1, receptions: 1 });
    expect(summary(at('10:13:00.001'))).toMatchObject({ turns: 2, unanswered: 1, withinShare: 0 });
    expect(settledRows([], running, at('10:12:00'))).toEqual([]);
    const answered = foldConversation(talk('B@10:00:00 A@10:00:20'), pddRule, options).contribution;
    const strip = (rows: typeof answered) =>
      rows.map((row) => ({ ...row, buyerMessages: 0, buyerRuns: 0, sessionMs: 0 }));
    expect(strip(settledRows(fold.contribution, running, at('10:12:00')))).toEqual(strip(answered));
  });

  it('a buyer who still waits in time is neither replied to nor missed', () => {
    const folds = ['B@10:00:00 A@10:00:20', 'B@10:10:00'].map((line, index) =>
      foldConversation(
        talk(line).map((fact) => ({ ...fact, conversationId: asId(`c${index}`), id: asId(`${index}${fact.id}`) })),
        pddRule,
        { ...options, now: at('10:11:00') },
      ),
    );
    const rows = mergeDayRows(folds.flatMap(({ contribution }) => contribution));
    const running = folds.flatMap((fold) => fold.running ?? []);
    const figures = (now: number) => figuresOf(settledRows(rows, running, now), pddRule);
    expect(figures(at('10:12:00'))).toMatchObject({ receivedBuyers: 2, noReplyBuyers: 0, replyRate: 1 });
    expect(figures(at('10:14:00'))).toMatchObject({ receivedBuyers: 2, noReplyBuyers: 1, replyRate: 0.5 });
    // Alone, nothing is known yet: 100 % of nobody would be praise for nothing.
    const waiting = figuresOf(settledRows(folds[1]?.contribution ?? [], running, at('10:12:00')), pddRule);
    expect(waiting.receivedBuyers).toBe(1);
    expect(waiting.replyRate).toBeUndefined();
    // Merging what is settled, as a team's page does, forgets nobody.
    expect(figuresOf(mergeDayRows(settledRows(rows, running, at('10:12:00'))), pddRule).replyRate).toBe(1);
    const many = [...Array(3)].flatMap((_, copy) =>
      settledRows(rows, running, at('10:12:00')).map((row) => ({ ...row, id: `${row.id}${copy}` })),
    );
    expect(figuresOf(many, pddRule).replyRate).toBe(1);
  });

  it('know how many were served at once', () => {
    const spans = (line: string) => {
      const facts = talk(line);
      return activeSpans(facts, foldTurns(facts, coachRule, options), { now: options.now });
    };
    const talks = [spans('B@10:00:00 A@10:00:20'), spans('B@10:04:00 A@10:04:30'), spans('B@10:05:20 A@10:20:00')];
    expect(talks[2]).toEqual([{ from: at('10:05:20'), to: at('10:25:00') }]);
    expect(peakConcurrency(talks)).toEqual({ peak: 2, at: at('10:04:00') });
    expect(peakConcurrency([])).toEqual({ peak: 0 });
  });

  it('refold 200 facts well under a millisecond at best', () => {
    const minute = 60_000;
    const [ask, reply] = talk('B@00:00:00 A@00:00:30');
    const facts = Array.from({ length: 200 }, (_, index) => {
      const fact = index % 2 === 0 ? ask : reply;
      return { ...(fact ?? ({} as never)), id: `f${index}` as never, at: at('00:00:00') + index * 3 * minute };
    });
    const times = Array.from({ length: 200 }, () => {
      const start = performance.now();
      foldConversation(facts, pddRule, options);
      return performance.now() - start;
    });
    // The fastest quarter: a busy machine must not fail it, a slow fold must.
    expect(times.sort((a, b) => a - b)[50]).toBeLessThan(1);
  });
});
