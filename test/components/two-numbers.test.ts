/** What is said of two numbers, and how they leave the page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareNumber, compareFigure, formatMetric, headingOf } from '../../components/figures/metrics';
import { differenceOf } from '../../components/numbers/reconciled-table';
import { METRIC_IDS, METRIC_LIST } from '../../utils/core/metric-list';
import { translateIn } from './translate';

describe('what is said of two numbers', () => {
  const t = translateIn('zh');

  it('is true of the two that are read', () => {
    expect(compareFigure('share', 0.9649, 0.951, t)).toEqual({ verdict: 'better', words: '高 1.3 点' });
    expect(compareFigure('average', 18_440, 21_550, t)?.words).toBe('快 3.2 秒');
    expect(compareFigure('average', 60_400, 60_100, t)?.verdict).toBe('same');
    expect(differenceOf({ metric: 'share', ours: 0.9649, theirs: 0.951 }, t)).toBe('+1.3 点');
  });

  it(`is "the same" exactly where both are drawn alike (seed 20261122)`, () => {
    const kinds = fc.constantFrom(...METRIC_IDS);
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 400_000 }),
        fc.integer({ min: -300, max: 300 }),
        (metric, raw, step) => {
          const scale = { share: 400_000, ratio: 1000 }[METRIC_LIST[metric].kind as string] ?? 1;
          const [a, b] = [raw / scale, Math.max(0, raw + step) / scale];
          const alike = formatMetric(metric, a, t) === formatMetric(metric, b, t);
          expect(compareFigure(metric, a, b, t)?.verdict === 'same').toBe(alike);
        },
      ),
      { numRuns: 3000, seed: 20_261_122 },
    );
  });

  it('leaves the page as bare numbers under a heading with their unit', () => {
    expect([headingOf('average', t), bareNumber('average', 18_440)]).toEqual(['平响（秒）', 18.44]);
    expect([headingOf('share', t), bareNumber('share', 0.9649)]).toEqual(['及时率（%）', 96.49]);
    expect([headingOf('orderValue', t), bareNumber('orderValue', 5790)]).toEqual(['客单价（元）', 57.9]);
    expect([headingOf('turns', t), bareNumber('turns', 83)]).toEqual(['对话轮次', 83]);
  });
});
