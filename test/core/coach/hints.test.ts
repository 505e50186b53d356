/** One hint at a time, within its budget: as properties over random hours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../../utils/core/coach/hint-rule';
import { createHintEngine, LASTING_PER_HOUR, type SaidHint, type Scene } from '../../../utils/core/coach/hints';
import { at, rule, scene } from './hint-samples';

const someRules = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    priority: fc.integer({ min: 0, max: 100 }),
    coolDownSec: fc.integer({ min: 10, max: 600 }),
    showSec: fc.integer({ min: 3, max: 60 }),
    lasting: fc.boolean(),
    least: fc.integer({ min: 0, max: 4 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 5 },
);
const someSteps = fc.array(
  fc.record({
    afterSec: fc.integer({ min: 0, max: 90 }),
    levels: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    mine: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    does: fc.constantFrom('nothing', 'replied', 'waved'),
    quiet: fc.boolean(),
    focus: fc.boolean(),
  }),
  { minLength: 1, maxLength: 200 },
);

describe('the engine, over random hours', () => {
  it('keeps budget, cool-down and priority; never two; nothing for chats that are not ours; waved off stays off', () => {
    fc.assert(
      fc.property(
        someRules,
        someSteps,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 0, max: 4 }),
        (given, steps, perHour, sounds) => {
          const rules = given.map(({ lasting, least, ...rest }) =>
            rule(rest.id, { ...rest, when: [['level', '>=', least]], ...(lasting ? { lasting: true as const } : {}) }),
          );
          const engine = createHintEngine(rules, []);
          const said: SaidHint[] = [];
          const waved = new Set<string>();
          let now = 0;
          for (const step of steps) {
            now += step.afterSec;
            const scenes = step.levels.map((level, nth) => scene(`c${nth}`, { level }, step.mine[nth] === true));
            const before = engine.current();
            const moment = at(now, { hintsPerHour: perHour, soundsPerTenMin: sounds, focus: step.focus });
            const hint = engine.step(scenes, { ...moment, quiet: step.quiet });
            expect(engine.current()).toBe(hint);
            if (!hint) continue;
            const about = scenes.find(({ subject }) => subject === hint.subject);
            expect(about?.mine).toBe(true);
            expect(holds(hint.rule.when, about?.facts ?? {})).toBe(true);
            expect(waved.has(`${hint.rule.id} ${hint.subject}`)).toBe(false);
            if (step.quiet || step.focus) expect(hint.rule.lasting).toBe(true);
            if (hint !== before) {
              if (before && moment.now - before.saidAt < before.rule.showSec * 1000 && stillTrue(before, scenes, step))
                expect(hint.rule.priority).toBeGreaterThan(before.rule.priority);
              const last = said.findLast((one) => one.rule.id === hint.rule.id && one.subject === hint.subject);
              if (last) {
                expect(hint.saidAt - last.saidAt).toBeGreaterThanOrEqual(hint.rule.coolDownSec * 1000);
                expect(hint.sound).toBe(false);
              }
              said.push(hint);
              const hour = said.filter((one) => one.saidAt > moment.now - 3_600_000);
              expect(hour.filter((one) => !one.rule.lasting).length).toBeLessThanOrEqual(perHour);
              expect(hour.filter((one) => one.rule.lasting).length).toBeLessThanOrEqual(LASTING_PER_HOUR);
              const loud = said.filter((one) => one.sound && one.saidAt > moment.now - 600_000);
              expect(loud.length).toBeLessThanOrEqual(sounds);
            }
            if (step.does === 'replied') engine.note('replied', hint.subject, moment.now);
            if (step.does === 'waved') {
              engine.waveOff();
              waved.add(`${hint.rule.id} ${hint.subject}`);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  function stillTrue(hint: SaidHint, scenes: Scene[], step: { quiet: boolean; focus: boolean }): boolean {
    if (!hint.rule.lasting && (step.quiet || step.focus)) return false;
    return scenes.some(({ subject, mine, facts }) => mine && subject === hint.subject && holds(hint.rule.when, facts));
  }

  it('says the weightier one, and lets it stand', () => {
    const engine = createHintEngine([rule('low', { priority: 10 }), rule('high', { priority: 90 })], []);
    expect(engine.step([scene('x')], at(0))?.rule.id).toBe('high');
    expect(engine.step([scene('x')], at(5))?.rule.id).toBe('high');
    expect(engine.step([scene('x')], at(30))?.rule.id).toBe('low');
  });

  it('fades what nobody follows, and never what lasts', () => {
    const lessons = [{ id: 'hint:a', shown: 40, taken: 0, refused: 0 }];
    const spoken = (lasting: boolean) => {
      const engine = createHintEngine([rule('a', lasting ? { lasting } : {})], lessons);
      return Array.from({ length: 40 }, (_, nth) => engine.step([scene('x')], at(nth * 30))?.saidAt).filter(
        (one, nth, all) => one !== undefined && one !== all[nth - 1],
      ).length;
    };
    expect(spoken(true)).toBeGreaterThan(2 * spoken(false));
  });

  it('learns what was followed in its time, and what was not', () => {
    const engine = createHintEngine([rule('a')], []);
    engine.step([scene('x')], at(0));
    engine.note('replied', 'y', at(5).now);
    engine.note('replied', 'x', at(10).now);
    engine.note('replied', 'x', at(11).now);
    expect(engine.takeLessons()).toEqual([
      { id: 'hint:a', shown: 1, taken: 0, refused: 0 },
      { id: 'hint:a', shown: 0, taken: 1, refused: 0 },
    ]);
    expect(engine.takeLessons()).toEqual([]);
  });
});
