import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { foldConversation, foldDayRows } from '../../utils/core/conversation';
import { addRows, mergeDayRows, subtractRows } from '../../utils/core/day-row';
import type { Fact } from '../../utils/core/facts';
import { compareFacts, SILENCE_MS } from '../../utils/core/steps';
import type { DayRow } from '../../utils/core/turn';
import { RULES } from '../../utils/rules/index';
import { conversationFacts } from './random-facts';
import { referenceRows } from './reference-rows';

const SEED = Number(process.env.SIDELINE_SEED ?? 20_261_122);
const RUNS = Number(process.env.SIDELINE_TURN_RUNS ?? 2000);
const NOW = Date.parse('2026-03-05T09:00:00+08:00');
const options = { zone: 'Asia/Shanghai', dayCut: '04:00', now: NOW };
const rules = fc.constantFrom(...RULES);
const several = fc.tuple(conversationFacts('a'), conversationFacts('b'), conversationFacts('c'));
const flatten = (rows: readonly DayRow[]) =>
  Object.fromEntries(
    rows.map(({ id: _i, agentId, siteId: _s, shopId: _h, day, hour, ruleId: _r, ...counts }) => [
      `${agentId}|${day}|${hour}`,
      counts,
    ]),
  );
const bytes = (rows: readonly DayRow[]) => JSON.stringify(rows);
const withoutMax = (rows: readonly DayRow[]) => rows.map((row) => ({ ...row, maxWaitMs: 0 }));

vi.setConfig({ testTimeout: 120_000 });

describe(`day rows (seed ${SEED})`, () => {
  it.each(RULES)(`$id: rows of ${RUNS} random conversations equal a slow count`, (rule) => {
    fc.assert(
      fc.property(conversationFacts(), (facts) => {
        expect(flatten(foldConversation(facts, rule, options).contribution)).toEqual(
          referenceRows(facts, rule, NOW, 4),
        );
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('merge to the same bytes in any order and grouping', () => {
    fc.assert(
      fc.property(several, rules, fc.infiniteStream(fc.nat(3)), (conversations, rule, draws) => {
        const rows = conversations.flatMap((facts) => foldConversation(facts, rule, options).contribution);
        const groups: DayRow[][] = [[], [], [], []];
        for (const row of rows) groups[draws.next().value ?? 0]?.push(row);
        const grouped = mergeDayRows(groups.reverse().flatMap((group) => mergeDayRows(group)));
        expect(bytes(grouped)).toBe(bytes(mergeDayRows(rows)));
        expect(bytes(addRows(groups[0] ?? [], groups.slice(1).flat()))).toBe(bytes(mergeDayRows(rows)));
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('rebuilt from shuffled facts at another time, are the same bytes', () => {
    fc.assert(
      fc.property(several, rules, (conversations, rule) => {
        const facts = conversations.flat();
        const later = { ...options, now: NOW + 40 * SILENCE_MS };
        const rebuilt = foldDayRows([...facts].sort(compareFacts).reverse(), rule, later);
        expect(bytes(rebuilt)).toBe(bytes(foldDayRows(facts, rule, options)));
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('kept as contributions and replaced fact by fact, equal the whole fold', () => {
    fc.assert(
      fc.property(several, rules, (conversations, rule) => {
        const known = new Map<string, Fact[]>();
        const contributions = new Map<string, DayRow[]>();
        let sums: DayRow[] = [];
        for (const fact of conversations.flat()) {
          const facts = [...(known.get(fact.conversationId) ?? []), fact];
          known.set(fact.conversationId, facts);
          const { contribution } = foldConversation(facts, rule, options);
          sums = addRows(subtractRows(sums, contributions.get(fact.conversationId) ?? []), contribution);
          contributions.set(fact.conversationId, contribution);
        }
        const whole = foldDayRows(conversations.flat(), rule, options);
        expect(bytes(mergeDayRows([...contributions.values()].flat()))).toBe(bytes(whole));
        expect(withoutMax(sums)).toEqual(withoutMax(whole));
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('are the sum of the stretches between silences of 24 h, so a ledger need not read further back', () => {
    let cuts = 0;
    fc.assert(
      fc.property(conversationFacts('c', 30), rules, (drawn, rule) => {
        const facts = drawn.map(({ replaces: _, ...fact }) => fact as Fact).sort(compareFacts);
        const stretches: Fact[][] = [];
        for (const [index, fact] of facts.entries()) {
          if (fact.at - (facts[index - 1]?.at ?? Number.NEGATIVE_INFINITY) >= SILENCE_MS) stretches.push([]);
          stretches.at(-1)?.push(fact);
        }
        cuts += stretches.length - 1;
        const withTarget = (stretch: Fact[], id: string) => stretch.some((fact) => fact.id === id);
        const alone = (fact: Fact) =>
          fact.kind === 'recalled' &&
          !stretches.some((each) => each.includes(fact) && withTarget(each, fact.recalledId));
        fc.pre(!facts.some(alone));
        const local = stretches.map((stretch) => foldConversation(stretch, rule, options));
        const whole = foldConversation(facts, rule, options);
        expect(bytes(mergeDayRows(local.flatMap((each) => each.contribution)))).toBe(bytes(whole.contribution));
      }),
      { numRuns: 500, seed: SEED },
    );
    expect(cuts).toBeGreaterThan(100);
  });
});
