import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldConversation, foldDayRows, settledRows } from '../../utils/core/conversation';
import { averageSum, explainMetric } from '../../utils/core/explain';
import type { Fact } from '../../utils/core/facts';
import { asId, type BusinessDay, type ConversationId } from '../../utils/core/ids';
import { METRIC_IDS, METRIC_LIST } from '../../utils/core/metric-list';
import { figuresOf } from '../../utils/core/metrics';
import { RULES, ruleById } from '../../utils/rules/index';
import { conversationFacts } from './random-facts';
import { agent, options, talk } from './talk';

const SEED = Number(process.env.SIDELINE_SEED ?? 20_261_123);
const scopeOf = (ruleId: string) => {
  const rule = ruleById(ruleId);
  if (!rule) throw new Error(ruleId);
  return { agentId: agent('me'), day: asId<BusinessDay>('2026-03-04'), rule, ...options };
};
const group = (...lines: string[]) =>
  new Map(
    lines.map((line, index) => [
      asId<ConversationId>(`c${index}`),
      talk(line, {}, `c${index}`).map((fact) => ({ ...fact, id: `c${index}-${fact.id}` as Fact['id'] })),
    ]),
  );

describe('explain', () => {
  const chats = group(
    'B@10:00:00 A@10:00:20 B@10:05:00 A@10:09:00',
    'B@11:00:00 A@11:00:10 B~@11:00:30',
    'B@23:30:00 A@23:30:09',
  );
  it.each([
    ['average', 'pdd', ['window', undefined, 'no-reply', undefined, undefined].sort()],
    ['unanswered', 'pdd', ['replied', 'replied', 'replied', 'window', undefined].sort()],
    ['first', 'pdd', ['window', 'not-first', 'not-first', undefined, undefined].sort()],
    ['turns', 'coach', ['closing', undefined, undefined, undefined, undefined].sort()],
  ] as const)('%s under %s says of every turn whether and why', (metric, rule, expected) => {
    const { turns } = explainMetric(metric, chats, scopeOf(rule));
    expect(turns.map(({ out }) => out).sort()).toEqual([...expected]);
  });

  it('of a figure made of conversations lists each with what it brings', () => {
    const { talks, turns } = explainMetric('agentChars', chats, scopeOf('pdd'));
    expect(turns).toEqual([]);
    expect(talks.map(({ value }) => value)).toEqual([5, 5, 10]);
  });

  it('holds a turn that can still be answered in time neither for nor against, and says so', () => {
    const waiting = group('B@10:00:00 A@10:00:20 B@10:10:00');
    const at = (now: number) => explainMetric('unanswered', waiting, { ...scopeOf('pdd'), now });
    const [soon, late] = [at(Date.parse('2026-03-04T10:13:00+08:00')), at(Date.parse('2026-03-04T10:13:00.001+08:00'))];
    expect([soon.figures.unanswered, soon.turns[0]?.out]).toEqual([0, 'still-time']);
    expect([late.figures.unanswered, late.turns[0]?.out]).toEqual([1, undefined]);
  });

  it('says what a turn weighs where that is not its wait, so that the sum can be done by hand', () => {
    const waits = group('B@10:00:00 A@10:00:20', 'B@11:00:00 A@11:15:00', 'B@12:00:00');
    const explained = explainMetric('average', waits, scopeOf('tb'));
    expect(explained.turns.map(({ weighsMs }) => weighsMs)).toEqual([600_000, 600_000, undefined]);
    expect(averageSum(explained)).toEqual({ sumMs: 1_220_000, turns: 3 });
    expect(explained.figures.averageMs).toBeCloseTo(1_220_000 / 3, 6);
    expect(averageSum(explainMetric('turns', waits, scopeOf('tb')))).toBeUndefined();
  });

  it('looks at the hours it is asked for, and at nothing else', () => {
    const { turns, figures } = explainMetric('turns', chats, { ...scopeOf('coach'), hours: new Set([11]) });
    expect([turns.length, figures.turns, figures.receptions]).toEqual([2, 1, 1]);
  });

  it(`adds up to the number on screen, for any day of any rule (seed ${SEED})`, () => {
    const several = fc.tuple(conversationFacts('a'), conversationFacts('b'), conversationFacts('c'));
    fc.assert(
      fc.property(several, fc.constantFrom(...RULES), fc.constantFrom(...METRIC_IDS), (conversations, rule, metric) => {
        const scope = { ...scopeOf(rule.id), agentId: agent('A') };
        const named = new Map(conversations.map((facts, index) => [asId<ConversationId>('abc'[index] ?? ''), facts]));
        const { figures, turns, talks, waits } = explainMetric(metric, named, scope);
        const running = conversations.flatMap((facts) => foldConversation(facts, rule, scope).running ?? []);
        const rows = settledRows(foldDayRows(conversations.flat(), rule, scope), running, scope.now).filter(
          (row) => row.agentId === 'A' && row.day === scope.day,
        );
        expect(figures).toEqual(figuresOf(rows, rule));
        const { key, kind, of } = METRIC_LIST[metric];
        const listed = turns.filter(({ out }) => out === undefined).map(({ turn }) => turn.waitMs);
        if (of === 'conversations' && kind === 'count' && figures[key] !== undefined)
          expect(talks.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(figures[key]);
        if (['turns', 'unanswered', 'openEnded'].includes(metric)) expect(listed.length).toBe(figures[key]);
        const sum = averageSum({ metric, turns, talks, figures, waits });
        const average = { average: figures.averageMs, first: figures.firstAverageMs }[metric as string];
        expect(sum === undefined).toBe(average === undefined);
        if (sum && average !== undefined) expect(sum.sumMs / sum.turns).toBeCloseTo(average, 6);
        expect(waits.reduce((sum, count) => sum + count, 0)).toBe(
          rows.flatMap((row) => row.waits).reduce((sum, count) => sum + count, 0),
        );
      }),
      { numRuns: 600, seed: SEED },
    );
  });
});
