/** What search needs beyond the index: a filter signature of every phrase, and the shortcuts. Refuses to rank. */
import type { MatchIndex } from './match-index';
import { readReadings } from './readings';
import { classesOf, LATIN_CLASS, pairBit } from './typed-filter';

/** Phrases of one sort, close together so that a pass over all of them stays in the cache; see typed-filter.ts. */
export interface Signatures {
  documents: Uint32Array;
  phrases: Uint32Array;
  classes: Int32Array;
  pairsLow: Int32Array;
  pairsHigh: Int32Array;
}

export interface SearchTables {
  titles: Signatures;
  triggers: Signatures;
  shortcuts: readonly { shortcut: string; document: number }[];
}

interface Making extends SearchTables {
  classesByUnit: Int32Array;
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
  };
}

function begin(index: MatchIndex): Making {
  const phrases = index.phraseTextStarts.length - 1;
  return {
    titles: createSignatures(index.snippets.length),
    triggers: createSignatures(phrases - index.snippets.length),
    shortcuts: index.snippets.flatMap(({ shortcut }, document) =>
      shortcut ? [{ shortcut: shortcut.toLowerCase(), document }] : [],
    ),
    classesByUnit: new Int32Array(0x10000),
    done: 0,
    triggersDone: 0,
  };
}

function sign(
  index: MatchIndex,
  classesByUnit: Int32Array,
  to: Signatures,
  at: number,
  document: number,
  phrase: number,
): void {
  const table = readReadings();
  let classes = 0;
  let low = 0;
  let high = 0;
  let previous = 0;
  for (let at = index.phraseTextStarts[phrase] ?? 0; at < (index.phraseTextStarts[phrase + 1] ?? 0); at++) {
    const unit = index.phraseText[at] as number;
    const own = (classesByUnit[unit] as number) || classesOf(table, unit);
    classesByUnit[unit] = own;
    classes |= unit >= 0x61 && unit <= 0x7a ? own | LATIN_CLASS : own;
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
  to.documents[at] = document;
  to.phrases[at] = phrase;
  to.classes[at] = classes;
  to.pairsLow[at] = low;
  to.pairsHigh[at] = high;
}

/** Works on the tables of an index until `clock()` passes `deadlineMs` or they are done; returns whether they are. */
export function stepSearchTables(index: MatchIndex, deadlineMs: number, clock: () => number): boolean {
  const making = made.get(index) ?? begin(index);
  made.set(index, making);
  while (making.done < index.snippets.length) {
    const document = making.done++;
    const title = index.phraseStarts[document] as number;
    sign(index, making.classesByUnit, making.titles, document, document, title);
    for (let phrase = title + 1; phrase < (index.phraseStarts[document + 1] as number); phrase++)
      sign(index, making.classesByUnit, making.triggers, making.triggersDone++, document, phrase);
    if (making.done % DOCUMENTS_PER_LOOK === 0 && clock() >= deadlineMs) return false;
  }
  return true;
}

/** The tables of an index, made now as far as idle slices have not made them (about 50 ms for all of 50,000 scripts). */
export function searchTables(index: MatchIndex): SearchTables {
  stepSearchTables(index, Number.POSITIVE_INFINITY, () => 0);
  return made.get(index) ?? begin(index);
}
