/** A hint rule as it is written by hand: whatever the form makes, a pack takes; what is not yet right is said; rules come back as they were. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HINT_SCOPES, HINT_TESTS, type HintRule, takeRules } from '../../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../../utils/core/coach/hint-rules';
import {
  ACTIONS_OF,
  draftOf,
  emptyDraft,
  FACTS_OF,
  freshId,
  type RuleDraft,
  readDraft,
  testOf,
  weightOf,
  withScope,
} from '../../../utils/core/coach/rule-draft';
import { teamCoachSchema } from '../../../utils/schema/team-coach';

const SOUND: RuleDraft = { ...emptyDraft([]), zh: '先问声好', tests: [{ fact: 'stalls', test: '>=', value: '2' }] };
const ruleIn = (read: ReturnType<typeof readDraft>): HintRule | undefined => ('rule' in read ? read.rule : undefined);

describe('a rule written by hand', () => {
  it.each([
    [{}, undefined],
    [{ zh: '' }, ['text']],
    [{ zh: '  ', en: '' }, ['text']],
    [{ zh: '', key: 'hintRest' }, undefined],
    [{ zh: '', en: 'Say hello' }, undefined],
    [{ tests: [] }, ['tests']],
    [{ tests: [testOf('stalls')] }, ['tests']],
    [{ tests: [{ fact: 'stalls' as const, test: '>=' as const, value: 'x' }] }, ['tests']],
    [{ coolDownMin: '' }, ['times']],
    [{ coolDownMin: '0.1' }, ['times']],
    [{ coolDownMin: '1441' }, ['times']],
    [{ showSec: '2' }, ['times']],
    [{ showSec: '601' }, ['times']],
    [{ zh: '', showSec: '' }, ['text', 'times']],
  ] as const)('%j', (parts, flaws) => {
    const read = readDraft({ ...SOUND, ...(parts as Partial<RuleDraft>) });
    expect('flaws' in read ? read.flaws : undefined).toEqual(flaws);
    const rule = ruleIn(read);
    if (rule) expect(teamCoachSchema.safeParse({ hints: [rule] }).success).toBe(true);
  });

  it('said in one language it is the same in the other', () => {
    expect(ruleIn(readDraft(SOUND))?.say).toEqual({ zh: '先问声好', en: '先问声好' });
  });

  it('each of ours goes through the form unchanged, but that it no longer breaks the quiet', () => {
    for (const ours of HINT_RULES) {
      const { lasting: _lasting, ...rest } = ours;
      expect(ruleIn(readDraft(draftOf(ours), ours))).toEqual(rest);
    }
  });

  it('another place has other facts and buttons', () => {
    const card = { ...SOUND, action: 'card' as const };
    const moved = withScope(card, 'shift');
    expect(moved.action).toBe('none');
    expect(moved.tests.every(({ fact }) => FACTS_OF.shift.includes(fact))).toBe(true);
    expect(withScope(card, 'conversation')).toEqual(card);
  });

  it('a new one has a name of its own, and three weights are told apart', () => {
    expect(freshId(['team.1', 'team.3'])).toBe('team.2');
    expect([80, 45, 10].map(weightOf)).toEqual(['first', 'middle', 'last']);
  });

  it('whatever is chosen and typed, what comes out is a rule that a tab takes', () => {
    const draft = fc.constantFrom(...HINT_SCOPES).chain((scope) =>
      fc.record({
        id: fc.constant('team.1'),
        scope: fc.constant(scope),
        tests: fc.array(
          fc.record({
            fact: fc.constantFrom(...FACTS_OF[scope]),
            test: fc.constantFrom(...HINT_TESTS),
            value: fc.oneof(fc.integer().map(String), fc.string()),
          }),
          { maxLength: 4 },
        ),
        zh: fc.string({ maxLength: 70 }),
        en: fc.string({ maxLength: 70 }),
        action: fc.constantFrom(...ACTIONS_OF[scope]),
        priority: fc.constantFrom(15, 45, 75),
        coolDownMin: fc.oneof(fc.double().map(String), fc.string()),
        showSec: fc.oneof(fc.integer().map(String), fc.string()),
      }),
    );
    fc.assert(
      fc.property(draft, (one) => {
        const rule = ruleIn(readDraft(one));
        if (!rule) return;
        expect(takeRules([rule], () => false)).toEqual({ rules: [rule], refused: 0 });
        expect(teamCoachSchema.safeParse({ hints: [rule] }).success).toBe(true);
      }),
    );
  });
});
