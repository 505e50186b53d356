/** What search needs beyond the index: a filter signature of every phrase, and the shortcuts. Refuses to rank. */
import { pieceOf, placeIn } from './chunks';
import type { MatchIndex } from './match-index';
import { eachReading, readReadings } from './readings';
import { classesOf, highBit, LATIN_CLASS, lowBit, pairBit, soundBit } from './typed-filter';

/** Phrases of one sort, close together so that a pass over all of them stays in the cache; see typed-filter.ts. */
export interface Signatures {
  documents: Uint32Array;
  phrases: Uint32Array;
  classes: Int32Array;
  pairsLow: Int32Array;
  pairsHigh: Int32Array;
  soundsLow: Int32Array;
  soundsHigh: Int32Array;
}

export interface SearchTables {
  titles: Signatures;
  triggers: Signatures;
  shortcuts: readonly { shortcut: string; document: number }[];
}

/** What a unit adds to its title, by its code; classes are 0 until it was met. */
interface UnitSigns {
  classes: Int32Array;
  soundsLow: Int32Array;
  soundsHigh: Int32Array;
}

const UNITS = 0x10000;

interface Making extends SearchTables {
  byUnit: UnitSigns;
  /** Documents signed, and triggers of them. */
  done: number;
  triggersDone: number;
}

const made = new WeakMap<MatchIndex, Making>();
const DOCUMENTS_PER_LOOK = 32;

function createSignatures(count: number): Signatures {
  return {
    documents: new Uint32Array(count),
    phrases: new Uint32Array(count),
    classes: new Int32Array(count),
    pairsLow: new Int32Array(count),
    pairsHigh: new Int32Array(count),
    soundsLow: new Int32Array(count),
    soundsHigh: new Int32Array(count),
  };
}

function begin(index: MatchIndex): Making {
  const phrases = index.phraseTextStarts.length;
  return {
    titles: createSignatures(index.snippets.length),
    triggers: createSignatures(phrases - index.snippets.length),
    shortcuts: index.snippets.flatMap(({ shortcut }, document) =>
      shortcut ? [{ shortcut: shortcut.toLowerCase(), document }] : [],
    ),
    byUnit: {
      classes: new Int32Array(UNITS),
      soundsLow: new Int32Array(UNITS),
      soundsHigh: new Int32Array(UNITS),
    },
    done: 0,
    triggersDone: 0,
  };
}

function meet(byUnit: UnitSigns, unit: number): void {
  const table = readReadings();
  byUnit.classes[unit] = classesOf(table, unit);
  eachReading(table, unit, (syllable) => {
    const bit = soundBit(table.syllables[syllable] ?? '');
    byUnit.soundsLow[unit] = (byUnit.soundsLow[unit] as number) | lowBit(bit);
    byUnit.soundsHigh[unit] = (byUnit.soundsHigh[unit] as number) | highBit(bit);
  });
}

function sign(
  index: MatchIndex,
  byUnit: UnitSigns,
  to: Signatures,
  at: number,
  document: number,
  phrase: number,
): void {
  let classes = 0;
  let pairsLow = 0;
  let pairsHigh = 0;
  let soundsLow = 0;
  let soundsHigh = 0;
  let previous = 0;
  const start = index.phraseTextStarts[phrase] as number;
  const piece = pieceOf(index.phraseText, start);
  const end = placeIn(start) + (index.phraseTextLengths[phrase] as number);
  for (let text = placeIn(start); text < end; text++) {
    const unit = piece[text] as number;
    if (byUnit.classes[unit] === 0) meet(byUnit, unit);
    const own = byUnit.classes[unit] as number;
    classes |= unit >= 0x61 && unit <= 0x7a ? own | LATIN_CLASS : own;
    soundsLow |= byUnit.soundsLow[unit] as number;
    soundsHigh |= byUnit.soundsHigh[unit] as number;
    for (let firsts = previous; firsts !== 0; firsts &= firsts - 1) {
      const first = 31 - Math.clz32(firsts & -firsts);
      for (let seconds = own; seconds !== 0; seconds &= seconds - 1) {
        const bit = pairBit(first, 31 - Math.clz32(seconds & -seconds));
        pairsLow |= lowBit(bit);
        pairsHigh |= highBit(bit);
      }
    }
    previous = own;
  }
  to.documents[at] = document;
  to.phrases[at] = phrase;
  to.classes[at] = classes;
  to.pairsLow[at] = pairsLow;
  to.pairsHigh[at] = pairsHigh;
  to.soundsLow[at] = soundsLow;
  to.soundsHigh[at] = soundsHigh;
}

/** Works on the tables of an index until `clock()` passes `deadlineMs` or they are done; returns whether they are. */
export function stepSearchTables(index: MatchIndex, deadlineMs: number, clock: () => number): boolean {
  const making = made.get(index) ?? begin(index);
  made.set(index, making);
  while (making.done < index.snippets.length) {
    const document = making.done++;
    const title = index.phraseStarts[document] as number;
    sign(index, making.byUnit, making.titles, document, document, title);
    for (let phrase = title + 1; phrase < (index.phraseStarts[document + 1] as number); phrase++)
      sign(index, making.byUnit, making.triggers, making.triggersDone++, document, phrase);
    if (making.done % DOCUMENTS_PER_LOOK === 0 && clock() >= deadlineMs) return false;
  }
  return true;
}

/** The tables of an index, made now as far as idle slices have not made them (about 50 ms for all of 50,000 scripts). */
export function searchTables(index: MatchIndex): SearchTables {
  stepSearchTables(index, Number.POSITIVE_INFINITY, () => 0);
  return made.get(index) ?? begin(index);
}
