/**
 * Tells in a few bit tests that a title cannot match what was typed; refuses to say that it does. Units fall into 31 classes
 * by the first letter of their readings (n = l, f = h, since people mix them up); a title has the classes it holds, a
 * 64-bit signature of the neighbouring ones, and another of the syllables its units may be read as.
 */
import { eachReading, type Readings } from './readings';

export interface TypedFilter {
  classes: number;
  /** Signature of neighbours, only for matches in one piece. */
  pairsLow: number;
  pairsHigh: number;
  /** Signature of the syllables, in any order. */
  soundsLow: number;
  soundsHigh: number;
}

const ALL: TypedFilter = { classes: -1, pairsLow: -1, pairsHigh: -1, soundsLow: -1, soundsHigh: -1 };
const NONE: TypedFilter = { classes: 0, pairsLow: 0, pairsHigh: 0, soundsLow: 0, soundsHigh: 0 };

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

/** Which of 64 bits a syllable sets; those that people mix up (`spellings` in readings.ts) set the same. */
export function soundBit(syllable: string): number {
  const sound = syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^lv/, 'lu')
    .replace(/^hu(?=.)/, 'f')
    .replace(/([aei]n)g$/, '$1');
  let hash = 0x811c9dc5;
  for (let at = 0; at < sound.length; at++) hash = Math.imul(hash ^ sound.charCodeAt(at), 0x01000193);
  return Math.imul(hash, 0x9e3779b1) >>> 26;
}

export const lowBit = (bit: number): number => (bit >= 0 && bit < 32 ? 1 << bit : 0);
export const highBit = (bit: number): number => (bit >= 32 ? 1 << (bit - 32) : 0);

const POSITIONS = 64;
const CLASSES = 32;

/** One way to read on: up to position `to`, a unit of this class, of this sound where it is known (else -1). */
export function stepOf(to: number, unitClass: number, sound: number): number {
  return ((sound + 1) * POSITIONS + to) * CLASSES + unitClass;
}

/** What every reading of the typed text has in common. `steps[from]` holds each way to read on from a position. */
export function createTypedFilter(steps: readonly ReadonlySet<number>[]): TypedFilter {
  const memo = new Map<number, TypedFilter>();
  const NO_CLASS = 31;
  const need = (from: number, previous: number): TypedFilter => {
    const step = steps[from];
    if (!step) return NONE;
    const key = from * CLASSES + previous;
    const known = memo.get(key);
    if (known) return known;
    const all = { ...ALL };
    for (const move of step) {
      const own = move % CLASSES;
      const to = Math.floor(move / CLASSES) % POSITIONS;
      const sound = Math.floor(move / (CLASSES * POSITIONS)) - 1;
      const rest = need(to, own);
      const pair = previous === NO_CLASS ? -1 : pairBit(previous, own);
      all.classes &= rest.classes | (1 << own);
      all.pairsLow &= rest.pairsLow | lowBit(pair);
      all.pairsHigh &= rest.pairsHigh | highBit(pair);
      all.soundsLow &= rest.soundsLow | lowBit(sound);
      all.soundsHigh &= rest.soundsHigh | highBit(sound);
    }
    memo.set(key, all);
    return all;
  };
  return { ...need(0, NO_CLASS) };
}
