/** What a tap does: only what was drawn is meant, and only what is about heat cools it. */
import { describe, expect, it, vi } from 'vitest';
import { createCoachActs } from '../../entrypoints/chat.content/coach-acts';
import { COACH_DEFAULTS } from '../../utils/core/coach/hint-choices';
import { HINT_RULES } from '../../utils/core/coach/hint-rules';
import { createHintEngine, type Scene } from '../../utils/core/coach/hints';

function acting(scene: Pick<Scene, 'scope' | 'facts'>) {
  const engine = createHintEngine(HINT_RULES, []);
  engine.step([{ ...scene, subject: 'a', mine: true }], { now: Date.now(), quiet: false, choices: COACH_DEFAULTS });
  const seams = {
    engine: () => engine,
    dues: { find: vi.fn(), set: vi.fn() },
    talks: { waveOff: vi.fn() },
    card: () => undefined,
    jump: vi.fn(() => true),
    search: vi.fn(),
    insert: vi.fn(),
    mark: vi.fn(),
    note: vi.fn(),
    onCopied: vi.fn(),
  };
  return { engine, seams, acts: createCoachActs(seams) };
}

describe('"not this"', () => {
  it.each([
    ['threat', { level: 3 }, 1],
    ['anger', { level: 2 }, 1],
    ['unseen', { level: 1, unseen: 1 }, 0],
    ['stalls', { stalls: 3 }, 0],
  ])('of %s cools the chat or leaves it as it is', (id, facts, times) => {
    const { engine, seams, acts } = acting({ scope: 'conversation', facts });
    expect(engine.current()?.rule.id).toBe(id);
    acts.act({ kind: 'hint-off', id, subject: 'a' });
    expect(engine.current()).toBeUndefined();
    expect(seams.talks.waveOff).toHaveBeenCalledTimes(times);
  });
});

describe('a tap', () => {
  it('on a hint that is not the one that stands does nothing', () => {
    const { engine, seams, acts } = acting({ scope: 'conversation', facts: { level: 3 } });
    const standing = engine.current();
    acts.act({ kind: 'hint', id: 'harm', subject: 'a' });
    acts.act({ kind: 'hint-off', id: 'threat', subject: 'b' });
    expect(engine.current()).toBe(standing);
    expect(acts.cardFor()).toBeUndefined();
    expect(seams.talks.waveOff).not.toHaveBeenCalled();
    acts.act({ kind: 'hint', id: 'threat', subject: 'a' });
    expect(acts.cardFor()).toBe('a');
  });
});
