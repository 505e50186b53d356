import { describe, expect, it } from 'vitest';
import { RULES } from '../../utils/rules/index';
import { type CaseEvent, factsOfCase, measureCase } from './case';
import { CASES } from './cases';

const DAY_START = Date.parse('2026-03-04T00:00:00+08:00');
const options = { zone: 'Asia/Shanghai', dayCut: '00:00', now: DAY_START + 3 * 86_400_000 };
const WHO: Record<string, CaseEvent['who']> = {
  B: 'buyer',
  A: 'agent',
  R: 'auto',
  X: 'assist',
  H: 'handover',
  T: 'transfer',
};

function parseEvents(line: string): CaseEvent[] {
  return line.split(' ').map((word) => {
    const [, letter = '', agent, closing, to, at = ''] = /^([A-Z])(\d)?(~)?(?:>(A\d))?@(.+)$/.exec(word) ?? [];
    const who = WHO[letter];
    if (!who) throw new Error(`cannot read ${word}`);
    return { at, who, ...(agent && { agent: `A${agent}` }), ...(closing && { closing: true }), ...(to && { to }) };
  });
}

describe('worked examples', () => {
  for (const rule of RULES) {
    it.each(CASES)(`${rule.id}: $name`, ({ events, all, but }) => {
      const figures = measureCase(factsOfCase(parseEvents(events), DAY_START), rule, options);
      expect(Object.values(figures)).toEqual(but?.[rule.id] ?? all);
    });
  }
  it('are fourteen, and no override is what all have', () => {
    expect(CASES.length).toBe(14);
    for (const { all, but } of CASES) for (const other of Object.values(but ?? {})) expect(other).not.toEqual(all);
  });
});
