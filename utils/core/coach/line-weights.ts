/**
 * Weighs a folded line by its letters and pairs of letters: how much it sounds like a threat, how much like somebody hurt.
 * Owns the adding up; the weights are data, learnt from lines that were written for it. Refuses to keep the line.
 */
import { BREAK } from '../guard/aho-corasick';

/** Tenths, and the letters and pairs that weigh so much; `|` is where a clause begins or ends. */
export type GramWeights = readonly (readonly [tenths: number, grams: string])[];

export interface LineWeights {
  /** Where the sums begin, in tenths: threat or worse, harm. */
  from: readonly [grave: number, harm: number];
  grave: GramWeights;
  harm: GramWeights;
}

export interface Weighed {
  /** Tenths; above 0 it is more likely than not. */
  grave: number;
  harm: number;
}

export interface Weigher {
  weigh(codes: ArrayLike<number>, length: number): Weighed;
}

/** Grams of one step. */
const STEP = 1500;
/** Both weights in one small number. */
const HALF = 512;
const NONE = HALF * 1024 + HALF;
const EDGE = '|';
/** Stands for the letter before, in the key of one letter. */
const SINGLE = 0x7fff;

/** One small number for two letters: maps are fastest with those. Letters far apart in the table may share it. */
const keyOf = (before: number, code: number) => ((before & 0x7fff) << 15) | (code & 0x7fff);

/** The letters and pairs of a line, each as `onGram` wants it. `end` is exclusive. */
export function eachGram(codes: ArrayLike<number>, length: number, onGram: (key: number, end: number) => void): void {
  let before = BREAK;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? (codes[at] ?? BREAK) : BREAK;
    if (code !== BREAK) onGram(keyOf(SINGLE, code), at + 1);
    if (code !== BREAK || before !== BREAK) onGram(keyOf(before, code), at + 1);
    before = code;
  }
}

/** @param silent folded words that weigh nothing, nor do their letters */
export function* weigherBySteps(
  weights: LineWeights,
  silent: readonly ArrayLike<number>[],
): Generator<undefined, Weigher> {
  const known = new Map<number, number>();
  let left = STEP;
  for (const [list, unit] of [
    [weights.grave, 1024],
    [weights.harm, 1],
  ] as const)
    for (const [tenths, grams] of list)
      for (const gram of grams.split(' ')) {
        if (--left === 0) {
          left = STEP;
          yield;
        }
        const [first = '', second] = gram;
        const key = second === undefined ? keyOf(SINGLE, codeOf(first)) : keyOf(codeOf(first), codeOf(second));
        known.set(key, (known.get(key) ?? NONE) + tenths * unit);
      }
  for (const word of silent) eachGram(word, word.length, (key) => known.delete(key));

  return {
    weigh(codes, length) {
      let [grave, harm] = weights.from;
      eachGram(codes, length, (key) => {
        const both = known.get(key);
        if (both === undefined) return;
        grave += (both >> 10) - HALF;
        harm += (both & 1023) - HALF;
      });
      return { grave, harm };
    },
  };
}

function codeOf(letter: string): number {
  return letter === EDGE ? BREAK : letter.charCodeAt(0);
}
