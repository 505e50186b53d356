/** A number that stands by sums: its parts add up to it, and its arithmetic gives it, whatever the rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldDayRows } from '../../utils/core/conversation';
import { METRIC_IDS, METRIC_LIST } from '../../utils/core/metric-list';
import { figuresOf } from '../../utils/core/metrics';
import { proveSums, sumPart } from '../../utils/core/sum-proof';
import { RULES } from '../../utils/rules/index';
import { conversationFacts } from './random-facts';

const OPTIONS = { zone: 'Asia/Shanghai', dayCut: '04:00', now: Date.parse('2026-03-10T12:00:00+08:00') };

describe('the proof of a sum', () => {
  it('gives exactly the figures, and an average its dividend and divisor', () => {
    let averages = 0;
    fc.assert(
      fc.property(conversationFacts(), fc.constantFrom(...RULES), (facts, rule) => {
        const rows = foldDayRows(facts, rule, OPTIONS);
        const whole = figuresOf(rows, rule);
        for (const metric of METRIC_IDS) {
          const { key, sample } = METRIC_LIST[metric];
          const value = whole[key];
          expect(sumPart(rows, metric, rule)).toEqual({
            ...(value !== undefined && { value }),
            sample: whole[sample] ?? 0,
          });
          const { figures, sum, waits } = proveSums(rows, metric, rule);
          expect(figures).toEqual(whole);
          expect(waits.reduce((total, count) => total + count, 0)).toBeLessThanOrEqual(whole.answered);
          if (metric !== 'average' && metric !== 'first') expect(sum).toBeUndefined();
          else if (value === undefined) expect(sum).toBeUndefined();
          else {
            averages += 1;
            expect((sum?.sumMs ?? 0) / (sum?.turns ?? 0)).toBe(value);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(averages).toBeGreaterThan(20);
  });

  it('knows nothing where there are no rows of the rule', () => {
    const [first, second] = RULES;
    if (!first || !second) throw new Error('no rules');
    expect(proveSums([], 'average', first).sum).toBeUndefined();
    expect(sumPart([], 'average', second)).toEqual({ sample: 0 });
  });
});
