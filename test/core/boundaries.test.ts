/** The boundary table of the dictionary: each line is one sharp edge, with the figures on either side of it. */
import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../utils/core/business-day';
import { foldConversation, foldDayRows } from '../../utils/core/conversation';
import type { Fact } from '../../utils/core/facts';
import { type Figures, figuresOf } from '../../utils/core/metrics';
import { ruleById } from '../../utils/rules/index';
import { at, options, talk } from './talk';

const ruleOf = (id: string) => {
  const rule = ruleById(id);
  if (!rule) throw new Error(id);
  return rule;
};
const figures = (ruleId: string, facts: readonly Fact[], more = {}): Figures =>
  figuresOf(foldDayRows(facts, ruleOf(ruleId), { ...options, ...more }), ruleOf(ruleId));

type Line = [name: string, rule: string, talk: string, extras: Parameters<typeof talk>[1], expected: Partial<Figures>];
const LINES: Line[] = [
  ['exactly 180 000 ms passes', 'pdd', 'B@10:00:00 A@10:03:00', {}, { within: 1, unitsPassed: 1, longestMs: 180_000 }],
  ['one ms more does not', 'pdd', 'B@10:00:00 A@10:03:00.001', {}, { within: 0, unitsPassed: 0 }],
  ['the window opens at 8:00:00.000', 'pdd', 'B@08:00:00 A@08:00:10', {}, { turns: 1 }],
  ['not a ms before', 'pdd', 'B@07:59:59.999 A@08:00:10', {}, { turns: 0, receptions: 1 }],
  ['the window ends before 23:00:00', 'pdd', 'B@22:59:59.999 A@23:05:00', {}, { turns: 1, within: 0 }],
  ['23:00:00 is outside', 'pdd', 'B@23:00:00 A@23:05:00', {}, { turns: 0 }],
  ['a robot, then a person: the person answers', 'pdd', 'B@10:00:00 R@10:00:01 A@10:02:00', {}, { averageMs: 120_000 }],
  ['an assist robot answers where it counts', 'dd', 'B@10:00:00 X@10:00:02 A@10:04:00', {}, { averageMs: 2_000 }],
  ['and does not where it does not', 'pdd', 'B@10:00:00 X@10:00:02 A@10:04:00', {}, { averageMs: 240_000, within: 0 }],
  ['thanks are a turn for the platform', 'pdd', 'B@10:00:00 A@10:00:10 B~@10:00:40', {}, { turns: 2, unanswered: 1 }],
  ['and none for the coach', 'coach', 'B@10:00:00 A@10:00:10 B~@10:00:40', {}, { turns: 1, unanswered: 0 }],
  ['the agent writes first', 'pdd', 'A@10:00:00 B@10:05:00 A@10:05:10', {}, { turns: 1, firstAverageMs: 10_000 }],
  [
    'a recalled question keeps its turn, not its message',
    'pdd',
    'B@10:00:00 W@10:00:05 A@10:00:20',
    { 1: { recalledId: 'f0' } },
    { turns: 1, buyerMessages: 0, receptions: 0, averageMs: 20_000 },
  ],
  [
    'a recalled reply keeps its answer, not its characters',
    'pdd',
    'B@10:00:00 A@10:00:20 W@10:00:25',
    { 2: { recalledId: 'f1' } },
    { answered: 1, agentMessages: 0, agentChars: 0 },
  ],
  [
    'the same buyer twice a day is one buyer and two stretches; one miss fails the day',
    'pdd',
    'B@10:00:00 A@10:00:20 B@15:00:00 A@15:04:00',
    {},
    { receptions: 1, sessions: 2, turns: 2, units: 1, unitsPassed: 0, firstAnswered: 2 },
  ],
  [
    'and under a session rule two sessions, one failed',
    'dd',
    'B@10:00:00 A@10:00:20 B@15:00:00 A@15:04:00',
    {},
    { units: 2, unitsPassed: 1 },
  ],
  [
    '8 h asleep: what cannot be known is not counted',
    'coach',
    'B@10:00:00 A@18:00:00',
    { 1: { clock: 'unsure' } },
    { turns: 0, unsureTurns: 1 },
  ],
  ['8 h awake: a wait is a wait', 'coach', 'B@10:00:00 A@18:00:00', {}, { turns: 1, longestMs: 28_800_000, within: 0 }],
  [
    '30 min of silence end a stretch',
    'coach',
    'B@10:00:00 A@10:00:10 B@10:30:10 A@10:30:20',
    {},
    { sessions: 2, sessionAverageMs: 10_000 },
  ],
  [
    'a ms less does not',
    'coach',
    'B@10:00:00 A@10:00:10 B@10:30:09.999 A@10:30:20',
    {},
    { sessions: 1, longSessions: 1 },
  ],
  ['one line, two lines, silence: filtered', 'pdd', 'B@10:00:00 A@10:00:10 A@10:00:20', {}, { receivedBuyers: 0 }],
  ['one line, one line: received', 'pdd', 'B@10:00:00 A@10:00:10', {}, { receivedBuyers: 1 }],
  [
    'three replies slower than 120 s make a slow buyer',
    'km',
    'B@10:00:00 A@10:02:00.001 B@10:05:00 A@10:07:00.001 B@10:10:00 A@10:12:00.001',
    {},
    { slowBuyers: 1 },
  ],
  [
    'exactly 120 s is not slow',
    'km',
    'B@10:00:00 A@10:02:00.001 B@10:05:00 A@10:07:00.001 B@10:10:00 A@10:12:00',
    {},
    { slowBuyers: 0 },
  ],
  [
    'no reply today is one buyer without',
    'coach',
    'B@10:00:00 B@10:01:00',
    {},
    { noReplyBuyers: 1, openEndBuyers: 1, replyRate: 0 },
  ],
  ['a robot is no reply', 'pdd', 'B@10:00:00 R@10:00:01', {}, { noReplyBuyers: 1 }],
];

describe('boundaries', () => {
  it.each(LINES)('%s', (_name, rule, line, extras, expected) => {
    expect(figures(rule, talk(line, extras))).toMatchObject(expected);
  });

  it.each([
    ['keep', 'pdd', [['you', 50_000]]],
    ['handover', 'coach', [['you', 20_000]]],
    [
      'split',
      'tb',
      [
        ['me', undefined],
        ['you', 20_000],
      ],
    ],
  ])('a transfer under %s', (_policy, rule, expected) => {
    const facts = talk('B@10:00:00 TO@10:00:30 A@10:00:50', { 1: { toAgentId: 'you' }, 2: { agentId: 'you' } });
    const turns = foldConversation(facts, ruleOf(rule), options).turns;
    expect(turns.map((turn) => [turn.agentId, turn.waitMs])).toEqual(expected);
  });

  it('belongs to the day and hour in which it began, over midnight and over the team’s own cut', () => {
    const facts = talk('B@23:58:00 A@23:59:00').map((fact, index) => ({
      ...fact,
      at: at('23:58:00') + index * 180_000,
    }));
    const rows = (dayCut: string) =>
      foldDayRows(facts, ruleOf('coach'), { ...options, dayCut }).filter((row) => row.turns > 0);
    expect(rows('00:00').map(({ day, hour }) => [day, hour])).toEqual([['2026-03-04', 23]]);
    expect(rows('04:00').map(({ day, hour }) => [day, hour])).toEqual([['2026-03-04', 23]]);
    const early = talk('B@03:59:59 A@04:00:30');
    const night = foldDayRows(early, ruleOf('coach'), { ...options, dayCut: '04:00' }).filter((row) => row.turns > 0);
    expect(night.map(({ day, hour }) => [day, hour])).toEqual([['2026-03-03', 3]]);
  });

  it('is 23 or 25 hours long where clocks change, and keeps every wait', () => {
    const calendar = makeCalendar('America/New_York', '00:00');
    const length = (day: string) => {
      const { from, to } = calendar.rangeOf(calendar.dayOf(Date.parse(`${day}T17:00:00Z`)));
      return (to - from) / 3_600_000;
    };
    expect([length('2026-03-08'), length('2026-11-01'), length('2026-06-01')]).toEqual([23, 25, 24]);
    const asked = Date.parse('2026-03-08T06:59:30Z');
    const facts = talk('B@10:00:00 A@10:00:30').map((fact, index) => ({ ...fact, at: asked + index * 60_000 }));
    const rows = foldDayRows(facts, ruleOf('coach'), { ...options, zone: 'America/New_York' });
    expect(rows.filter((row) => row.turns > 0).map(({ hour, waitSumMs }) => [hour, waitSumMs])).toEqual([[1, 60_000]]);
  });

  it.each([3_600_000, -3_600_000])('a clock that jumps by %i ms under us moves no page-timed wait', (jump) => {
    const facts = talk('B@10:00:00 A@10:00:20 B@11:30:00 A@11:30:20', { 3: { clock: 'seen' } });
    const jumped = facts.map((fact, index) => (index === 3 ? { ...fact, at: fact.at + jump } : fact));
    const turns = foldConversation(jumped, ruleOf('coach'), options).turns;
    expect(turns[0]?.waitMs).toBe(20_000);
    // A reply that seems to come before its question answers nothing: the turn stays without one, never with a negative wait.
    expect(turns.every((turn) => turn.waitMs === undefined || turn.waitMs >= 0)).toBe(true);
  });

  it('conversion: an order that appears after the reply counts, one that was there does not, none is unknown', () => {
    const order = (clock: string, state: string, key: string, cents?: number): Fact =>
      ({
        ...talk(`S@${clock}`)[0],
        id: `o-${key}-${clock}`,
        kind: 'order',
        orderKey: key,
        state,
        ...(cents !== undefined && { amountCents: cents }),
      }) as unknown as Fact;
    const chat = talk('B@10:00:00 A@10:00:20 B@10:05:00 A@10:05:20');
    expect(figures('pdd', chat)).not.toHaveProperty('conversionRate');
    const bought = figures('pdd', [
      ...chat,
      order('10:06:00', 'unpaid', 'a', 3_000),
      order('10:07:00', 'paid', 'a', 3_000),
    ]);
    expect(bought).toMatchObject({ inquiries: 1, orderers: 1, payers: 1, conversionRate: 1, orderValueCents: 3_000 });
    expect(bought).not.toHaveProperty('itemsPerBuyer');
    expect(figures('pdd', [...chat, order('10:00:05', 'shipped', 'b')])).toMatchObject({ inquiries: 0, payers: 0 });
    expect(figures('pdd', [...chat, order('10:06:00', 'unpaid', 'c')])).toMatchObject({ orderers: 1, payers: 0 });
  });
});
