/** What search needs beyond the index: a filter signature of every phrase, and the shortcuts. Refuses to rank. */
import type { MatchIndex } from './match-index';
import { readReadings } from './readings';
import { classesOf, pairBit } from './typed-filter';

export interface SearchTables {
  /** By phrase, see typed-filter.ts. */
  classes: Int32Array;
  pairsLow: Int32Array;
  pairsHigh: Int32Array;
  shortcuts: readonly { shortcut: string; document: number }[];
}

interface Making extends SearchTables {
  classesByUnit: Int32Array;
  done: number;
}

const made = new WeakMap<MatchIndex, Making>();
const PHRASES_PER_LOOK = 64;

function begin(index: MatchIndex): Making {
  const phrases = index.phraseTextStarts.length - 1;
  return {
    classes: new Int32Array(phrases),
    pairsLow: new Int32Array(phrases),
    pairsHigh: new Int32Array(phrases),
    shortcuts: index.snippets.flatMap(({ shortcut }, document) =>
      shortcut ? [{ shortcut: shortcut.toLowerCase(), document }] : [],
    ),
    classesByUnit: new Int32Array(0x10000),
    done: 0,
  };
}

function sign(index: MatchIndex, making: Making, phrase: number): void {
  const table = readReadings();
  const { classesByUnit } = making;
  let classes = 0;
  let low = 0;
  let high = 0;
  let previous = 0;
  for (let at = index.phraseTextStarts[phrase] ?? 0; at < (index.phraseTextStarts[phrase + 1] ?? 0); at++) {
    const unit = index.phraseText[at] as number;
    const own = (classesByUnit[unit] as number) || classesOf(table, unit);
    classesByUnit[unit] = own;
    classes |= own;
    for (let firsts = previous; firsts !== 0; firsts &= firsts - 1) {
      const first = 31 - Math.clz32(firsts & -firsts);
      for (let seconds = own; seconds !== 0; seconds &= seconds - 1) {
        const bit = pairBit(first, 31 - Math.clz32(seconds & -seconds));
        if (bit < 32) low |= 1 << bit;
        else high |= 1 << (bit - 32);
      }
    }
    previous = own;
  }
  making.classes[phrase] = classes;
  making.pairsLow[phrase] = low;
  making.pairsHigh[phrase] = high;
}

/** Works on the tables of an index until `clock()` passes `deadlineMs` or they are done; returns whether they are. */
export function stepSearchTables(index: MatchIndex, deadlineMs: number, clock: () => number): boolean {
  const making = made.get(index) ?? begin(index);
  made.set(index, making);
  while (making.done < making.classes.length) {
    sign(index, making, making.done++);
    if (making.done % PHRASES_PER_LOOK === 0 && clock() >= deadlineMs) return false;
  }
  return true;
}

/** The tables of an index, made now as far as idle slices have not made them (about 50 ms for all of 50,000 scripts). */
export function searchTables(index: MatchIndex): SearchTables {
  stepSearchTables(index, Number.POSITIVE_INFINITY, () => 0);
  return made.get(index) ?? begin(index);
}
