import { describe, expect, it } from 'vitest';
import { MOST_RECONCILED, NUMBER_SETTINGS } from '../../utils/settings/number-settings';

const figure = {
  day: '2026-03-04',
  siteId: 'pdd',
  agentId: 'a',
  ruleId: 'pdd',
  metric: 'average',
  theirs: 1,
  reason: 'equal',
};

describe('preferences of the numbers pages', () => {
  it.each(Object.entries(NUMBER_SETTINGS))('%s has a sound default', (_name, { fallback, isSound }) => {
    expect((isSound as (value: unknown) => boolean)(fallback)).toBe(true);
  });

  it.each([
    ['industry', { pdd: { average: { value: -1, source: 'x' } } }],
    ['industry', { pdd: { average: { value: 1, source: 'x'.repeat(81) } } }],
    ['industry', JSON.parse('{"__proto__": {}}')],
    ['ranking', { weights: { average: Number.NaN }, isPrivate: false, sameHours: false }],
    ['ranking', { weights: {}, isPrivate: 'yes', sameHours: false }],
    ['plan', { goalCents: 1, serviceShare: 2, conversion: null, orderValueCents: null, hours: {} }],
    ['plan', { goalCents: 1, serviceShare: 1, conversion: null, orderValueCents: null, hours: { a: 25 } }],
    ['scorecard', { own: 30, reference: 70, superior: -1, weights: {} }],
    ['dayCap', 0],
    ['dayCap', 1.5],
    ['sheetColumns', { a: 1 }],
    ['reconciled', [{ ...figure, theirs: Number.POSITIVE_INFINITY }]],
    ['reconciled', [{ ...figure, coverage: 2 }]],
    ['reconciled', new Array(MOST_RECONCILED + 1).fill(figure)],
    ['reconciled', { 0: figure }],
  ] as const)('%s refuses %j', (name, value) => {
    expect(NUMBER_SETTINGS[name].isSound(value)).toBe(false);
  });

  it('takes a figure without ours', () => {
    expect(NUMBER_SETTINGS.reconciled.isSound([figure, { ...figure, ours: 2, coverage: 1 }])).toBe(true);
  });
});
