/** Rules and choices from outside: the sound ones are taken, hostile sets are refused or harmless. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COACH_DEFAULTS, isCoachChoices, isQuiet } from '../../../utils/core/coach/hint-choices';
import { HINT_FACTS, MOST_RULES, takeRules } from '../../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../../utils/core/coach/hint-rules';
import { createHintEngine, type SaidHint } from '../../../utils/core/coach/hints';
import { at, isKey, rule, scene } from './hint-samples';

describe('rules from outside', () => {
  it('ours are sound, each with its own id', () => {
    const { rules, refused } = takeRules(HINT_RULES, isKey);
    expect(refused).toBe(0);
    expect(rules.length).toBe(HINT_RULES.length);
  });

  it('a pack cannot make a hint last, nor name words that are not ours', () => {
    const { rules } = takeRules([{ ...rule('a'), lasting: true }, rule('b', { say: { key: 'optionsErase' } })], isKey);
    expect(rules).toEqual([rule('a')]);
  });

  const hostile = fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, maxDepth: 4 }),
    fc
      .tuple(fc.constantFrom(...Object.keys(rule('a'))), fc.anything({ maxDepth: 3 }))
      .map(([field, value]) => [{ ...rule('a'), [field]: value }]),
    fc
      .array(fc.tuple(fc.constantFrom(...HINT_FACTS, '__proto__', 'constructor'), fc.string(), fc.double()), {
        maxLength: 12,
      })
      .map((when) => [{ ...rule('a'), when }]),
    fc.constantFrom<unknown>(
      [{ ...rule('a'), say: { zh: '(a+)+$', en: 'x'.repeat(61) } }],
      [JSON.parse('{"__proto__":{"polluted":1},"id":"a"}')],
      [{ ...rule('a'), priority: Number.NaN, coolDownSec: 0 }],
      [
        new Proxy(
          {},
          {
            get: () => {
              throw new Error('trap');
            },
          },
        ),
      ],
      Array.from({ length: 3000 }, (_, nth) => rule(`r${nth}`, { coolDownSec: 10, showSec: 3, priority: 100 })),
    ),
  );

  it('ten thousand hostile sets are refused or harmless', () => {
    fc.assert(
      fc.property(hostile, (given) => {
        const { rules } = takeRules(given, isKey);
        expect(rules.length).toBeLessThanOrEqual(MOST_RULES);
        const engine = createHintEngine(rules, []);
        const all = Object.fromEntries(HINT_FACTS.map((fact) => [fact, 1]));
        let count = 0;
        let last: SaidHint | undefined;
        for (let second = 0; second < 30; second += 5) {
          const hint = engine.step([scene('x', all), scene('y', all, false)], at(second));
          expect(hint?.subject ?? 'x').toBe('x');
          expect(hint?.rule.lasting).toBeUndefined();
          if (hint && hint !== last) count += 1;
          last = hint;
        }
        expect(count).toBeLessThanOrEqual(COACH_DEFAULTS.hintsPerHour);
        expect(({} as { polluted?: number }).polluted).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  });

  it('five hundred rules over sixty chats cost well under a beat', () => {
    const rules = Array.from({ length: 500 }, (_, nth) =>
      rule(`r${nth}`, {
        priority: nth % 100,
        when: [
          ['level', '>', 4 + (nth % 3)],
          ['stalls', '>=', nth],
        ],
      }),
    );
    const engine = createHintEngine(rules, []);
    const scenes = Array.from({ length: 60 }, (_, nth) => scene(`c${nth}`, { level: 4, stalls: nth }));
    const rounds = Array.from({ length: 30 }, (_, nth) => {
      const since = performance.now();
      engine.step(scenes, at(nth));
      return performance.now() - since;
    });
    const best = Math.min(...rounds);
    console.log(`hint engine, 500 rules, 60 scenes: ${best.toFixed(2)} ms a step`);
    expect(best).toBeLessThan(20);
  });
});

describe('choices', () => {
  it('quiet hours may pass midnight', () => {
    expect(isQuiet({ quiet: { fromMin: 1320, toMin: 420 } }, 1380)).toBe(true);
    expect(isQuiet({ quiet: { fromMin: 1320, toMin: 420 } }, 60)).toBe(true);
    expect(isQuiet({ quiet: { fromMin: 1320, toMin: 420 } }, 720)).toBe(false);
    expect(isQuiet({ quiet: null }, 720)).toBe(false);
  });

  it('unsound ones are refused', () => {
    expect(isCoachChoices(COACH_DEFAULTS)).toBe(true);
    expect(isCoachChoices({ ...COACH_DEFAULTS, hintsPerHour: 1e9 })).toBe(false);
    expect(isCoachChoices({ ...COACH_DEFAULTS, more: 1 })).toBe(false);
    expect(isCoachChoices({ ...COACH_DEFAULTS, quiet: { fromMin: 1, toMin: 2, x: 3 } })).toBe(false);
    expect(isCoachChoices(null)).toBe(false);
  });
});
