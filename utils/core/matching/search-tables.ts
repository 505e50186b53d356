/** What search needs beyond the index: which letters each phrase could be typed with, and the shortcuts. Refuses to rank. */
import type { MatchIndex } from './match-index';
import { readReadings } from './readings';
import { bitsOf } from './typed-program';

export interface SearchTables {
  /** By phrase: the letters its units may begin with. */
  bits: Uint32Array;
  shortcuts: readonly { shortcut: string; document: number }[];
}

const made = new WeakMap<MatchIndex, SearchTables>();

/** Makes the tables of an index once (about 20 ms at 50,000 scripts); call it in idle time, or search does it itself. */
export function prepareSearch(index: MatchIndex): SearchTables {
  const known = made.get(index);
  if (known) return known;
  const table = readReadings();
  const bitsByUnit = new Uint32Array(0x10000);
  const bits = new Uint32Array(index.phraseTextStarts.length - 1);
  for (let phrase = 0; phrase < bits.length; phrase++) {
    let all = 0;
    for (let at = index.phraseTextStarts[phrase] ?? 0; at < (index.phraseTextStarts[phrase + 1] ?? 0); at++) {
      const unit = index.phraseText[at] as number;
      let own = bitsByUnit[unit] as number;
      if (own === 0) {
        own = bitsOf(table, unit);
        bitsByUnit[unit] = own;
      }
      all |= own;
    }
    bits[phrase] = all;
  }
  const shortcuts = index.snippets.flatMap(({ shortcut }, document) =>
    shortcut ? [{ shortcut: shortcut.toLowerCase(), document }] : [],
  );
  const tables = { bits, shortcuts };
  made.set(index, tables);
  return tables;
}
