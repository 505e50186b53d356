/** Unpacks the table of pinyin readings and how people misspell them; refuses tones. */
import { CODES, SYLLABLES } from './tables/readings';
import { gapOf } from './traditional';

const FIRST = 0x4e00;
const SPAN = 0x5200;
const SYLLABLE_BASE = 0x100;
const NEXT_READING = 0x2d;

/** What one spelling of one syllable costs the ranking when typed instead of the right one. */
export const COST = { accent: 0.35, homophone: 0.5, initial: 0.12, prefix: 0.06 } as const;

/** A syllable a typed spelling may stand for, and what the difference costs. */
export interface Spelled {
  syllable: number;
  cost: number;
}

export interface Readings {
  syllables: readonly string[];
  /** Readings of unit u: [starts[u - 0x4E00], starts[u - 0x4E00 + 1]) of `list`, commonest first. */
  starts: Uint16Array;
  list: Uint16Array;
  /** Whole spellings, right and accented. */
  whole: ReadonlyMap<string, readonly Spelled[]>;
  /** Initials: one letter, or zh, ch, sh. */
  initials: ReadonlyMap<string, readonly Spelled[]>;
  /** Unfinished spellings; only the end of what was typed may be one. */
  prefixes: ReadonlyMap<string, readonly Spelled[]>;
}

/** Spellings of a syllable as people with other accents and keyboards type them, with their cost; the right one is 0. */
function spellings(syllable: string): Map<string, number> {
  const found = new Map([[syllable, 0]]);
  const add = (make: (spelling: string) => string) => {
    for (const [spelling, cost] of [...found]) {
      const other = make(spelling);
      if (!found.has(other)) found.set(other, cost + COST.accent);
    }
  };
  add((s) => (/^[zcs]h/.test(s) ? s[0] + s.slice(2) : s.replace(/^[zcs]/, '$&h')));
  add((s) => (s.startsWith('n') ? `l${s.slice(1)}` : s.startsWith('l') ? `n${s.slice(1)}` : s));
  add((s) => (s.startsWith('hu') ? s.replace(/^hu(?=.)/, 'f') : s.replace(/^f(?=[aeo])/, 'hu')));
  add((s) => (/[aei]ng$/.test(s) ? s.slice(0, -1) : s.replace(/[aei]n$/, '$&g')));
  if (/^[nl]v/.test(syllable)) for (const [s, cost] of [...found]) found.set(s.replace('v', 'u'), cost + COST.prefix);
  return found;
}

function put(map: Map<string, Spelled[]>, key: string, syllable: number, cost: number): void {
  const list = map.get(key) ?? [];
  const known = list.find((spelled) => spelled.syllable === syllable);
  if (known) known.cost = Math.min(known.cost, cost);
  else list.push({ syllable, cost });
  map.set(key, list);
}

function unpack(): Readings {
  const syllables = SYLLABLES.split(' ');
  const starts = new Uint16Array(SPAN + 1);
  const list: number[] = [];
  let unit = 0;
  const skipTo = (next: number) => {
    while (unit < next) starts[++unit] = list.length;
  };
  let next = 0;
  for (let at = 0; at < CODES.length; at++) {
    const code = CODES.charCodeAt(at);
    const gap = gapOf(code);
    if (gap > 0) next += gap;
    else if (code !== NEXT_READING) {
      if (CODES.charCodeAt(at - 1) !== NEXT_READING) skipTo(next++);
      list.push(code - SYLLABLE_BASE);
    }
  }
  skipTo(SPAN);
  const whole = new Map<string, Spelled[]>();
  const initials = new Map<string, Spelled[]>();
  const prefixes = new Map<string, Spelled[]>();
  syllables.forEach((syllable, number) => {
    for (const [spelling, cost] of spellings(syllable)) {
      put(whole, spelling, number, cost);
      for (let end = 2; end < spelling.length; end++) put(prefixes, spelling.slice(0, end), number, cost + COST.prefix);
    }
    put(initials, syllable.slice(0, 1), number, COST.initial);
    if (/^[zcs]h/.test(syllable)) put(initials, syllable.slice(0, 2), number, COST.initial);
  });
  return { syllables, starts, list: Uint16Array.from(list), whole, initials, prefixes };
}

let readings: Readings | undefined;

/** The unpacked table; made on first use and constant after. */
export function readReadings(): Readings {
  readings ??= unpack();
  return readings;
}

/** Calls `each` with every syllable the unit may be read as. */
export function eachReading(table: Readings, unit: number, each: (syllable: number) => void): void {
  const at = unit - FIRST;
  if (at < 0 || at >= SPAN) return;
  for (let r = table.starts[at] ?? 0; r < (table.starts[at + 1] ?? 0); r++) each(table.list[r] ?? 0);
}
