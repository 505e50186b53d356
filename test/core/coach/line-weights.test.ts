/** What letters weigh: each pair where it stands, nothing for what was waved off, and in small steps. */
import { describe, expect, it } from 'vitest';
import { ESCALATION_LISTS } from '../../../utils/core/coach/escalation-words';
import { type LineWeights, weigherBySteps } from '../../../utils/core/coach/line-weights';
import { finish } from '../../../utils/core/guard/aho-corasick';
import { fold, foldWord } from '../../../utils/core/guard/fold';

const SOME: LineWeights = {
  from: [-5, -7],
  grave: [
    [9, '官司 |告'],
    [-4, '茶'],
  ],
  harm: [
    [6, '官司'],
    [-3, '茶|'],
  ],
};

function weigh(text: string, weights = SOME, silent: string[] = []) {
  const { codes, length } = fold(text);
  return finish(weigherBySteps(weights, silent.map(foldWord))).weigh(codes, length);
}

describe('a line is weighed', () => {
  it.each([
    ['', -5, -7],
    ['打官司', 4, -1],
    ['打官司，官司', 13, 5],
    ['告官司', 13, -1],
    ['不告', -5, -7],
    ['喝茶', -9, -10],
    ['茶官司', 0, -1],
    ['打 官 司', 4, -1],
  ])('%s', (text, grave, harm) => expect(weigh(text)).toEqual({ grave, harm }));

  it('a word waved off weighs nothing, nor do its letters; other words keep their weight', () => {
    expect(weigh('打官司', SOME, ['官司'])).toEqual({ grave: -5, harm: -7 });
    expect(weigh('喝茶', SOME, ['官司'])).toEqual({ grave: -9, harm: -10 });
  });

  it('what is learnt is of letters and pairs alone, none twice, and small', () => {
    for (const list of [ESCALATION_LISTS.weights.grave, ESCALATION_LISTS.weights.harm]) {
      const grams = list.flatMap(([, line]) => line.split(' '));
      expect(new Set(grams).size).toBe(grams.length);
      expect(grams.filter((gram) => gram.length < 1 || gram.length > 2)).toEqual([]);
      expect(list.every(([tenths]) => Number.isInteger(tenths) && Math.abs(tenths) < 100)).toBe(true);
    }
  });

  it('it is made in steps that a page can rest between', () => {
    const steps = [...weigherBySteps(ESCALATION_LISTS.weights, [])];
    expect(steps.length).toBeGreaterThan(2);
  });
});
