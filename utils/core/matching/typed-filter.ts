/**
 * Tells in a few bit tests that a title cannot match what was typed; refuses to say that it does. Units fall into 31 classes
 * by the first letter of their readings (n = l, f = h, since people mix them up); a title has the classes it holds and a
 * 64-bit signature of the neighbouring ones.
 */
import { eachReading, type Readings } from './readings';

export interface TypedFilter {
  classes: number;
  /** Signature of neighbours, only for matches in one piece. */
  pairsLow: number;
  pairsHigh: number;
}

const ALL: TypedFilter = { classes: -1, pairsLow: -1, pairsHigh: -1 };

/** Set beside a title's classes when it has a Latin letter: letters typed as letters need one. */
export const LATIN_CLASS = 1 << 31;

/** The class of a Latin letter, or of a unit that has no reading. */
export function classOfUnit(unit: number): number {
  if (unit === 0x6e) return 11;
  if (unit === 0x66) return 7;
  return unit >= 0x61 && unit <= 0x7a ? unit - 0x61 : 26 + (unit % 5);
}

/** All classes of a title's unit, one bit each. */
export function classesOf(table: Readings, unit: number): number {
  let classes = 0;
  eachReading(table, unit, (syllable) => {
    classes |= 1 << classOfUnit((table.syllables[syllable] ?? '').charCodeAt(0));
  });
  return classes || 1 << classOfUnit(unit);
}

/** Which of 64 bits two neighbouring classes set. */
export function pairBit(first: number, second: number): number {
  return Math.imul(first * 32 + second + 1, 0x9e3779b1) >>> 26;
}

/**
 * What every reading of the typed text has in common. `steps[from]` holds `to * 32 + class` for each way to read on from
 * a position.
 */
export function createTypedFilter(steps: readonly ReadonlySet<number>[]): TypedFilter {
  const memo = new Map<number, TypedFilter>();
  const NO_CLASS = 31;
  const need = (from: number, previous: number): TypedFilter => {
    const step = steps[from];
    if (!step) return { classes: 0, pairsLow: 0, pairsHigh: 0 };
    const key = from * 32 + previous;
    const known = memo.get(key);
    if (known) return known;
    const all = { ...ALL };
    for (const move of step) {
      const own = move % 32;
      const rest = need(Math.floor(move / 32), own);
      const bit = previous === NO_CLASS ? -1 : pairBit(previous, own);
      all.classes &= rest.classes | (1 << own);
      all.pairsLow &= rest.pairsLow | (bit >= 0 && bit < 32 ? 1 << bit : 0);
      all.pairsHigh &= rest.pairsHigh | (bit >= 32 ? 1 << (bit - 32) : 0);
    }
    memo.set(key, all);
    return all;
  };
  return need(0, NO_CLASS);
}
