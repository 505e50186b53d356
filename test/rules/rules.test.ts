import { describe, expect, it } from 'vitest';
import { RULES, ruleById } from '../../utils/rules/index';

describe('rule profiles', () => {
  it('have the ids that site profiles and worked examples name', () => {
    expect(RULES.map((rule) => rule.id)).toEqual(['pdd', 'dd', 'tb', 'jd', 'km', 'coach']);
    expect(ruleById('dd')?.name.zh).toContain('飞鸽');
    expect(ruleById('nobody')).toBeUndefined();
  });

  it.each(RULES)('$id is dated, sourced, explained in both languages, and alerts before it is too late', (rule) => {
    expect(rule.validFrom).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(Number.isNaN(Date.parse(rule.validFrom))).toBe(false);
    expect(rule.source).not.toBe('');
    for (const text of [rule.note, rule.name]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
    const [soon, urgent] = rule.alertSec;
    expect(0 < soon && soon < urgent && urgent < rule.passSec).toBe(true);
    expect(rule.window[0] < rule.window[1]).toBe(true);
    expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
  });
});
