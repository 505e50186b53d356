/**
 * Compiles what the agent typed (Han, full pinyin, initials, or a mix) into a small program and runs it over a title;
 * refuses to know of scripts or ranking. Cost 0 is the title itself; every difference adds; Infinity is no match.
 */
import { COST, eachReading, type Readings } from './readings';

/** Longer input is cut: nobody types a longer title. */
export const MAX_TYPED = 48;

const START_COST = 0.3;
const GAP_COST = 0.9;
const SKIPPED_COST = 0.08;
const REST_COST = 0.02;

/** Moves from query position `from` to `to`, for `cost`. Flattened in threes. */
type Moves = number[];

export interface TypedProgram {
  length: number;
  /** Moves a title's unit allows: by the unit itself, and by each of its syllables. */
  byUnit: ReadonlyMap<number, Moves>;
  bySyllable: readonly (Moves | undefined)[];
  /** A title without all of these bits cannot match. */
  required: number;
}

/** Bits of a title's unit for the filter: the class of its readings' first letters (n = l, f = h), or of the unit itself. */
export function bitsOf(table: Readings, unit: number): number {
  let bits = 0;
  eachReading(table, unit, (syllable) => {
    bits |= bitOfLetter((table.syllables[syllable] ?? '').charCodeAt(0));
  });
  return bits || bitOfLetter(unit);
}

function bitOfLetter(unit: number): number {
  if (unit === 0x6e) return 1 << 11;
  if (unit === 0x66) return 1 << 7;
  if (unit >= 0x61 && unit <= 0x7a) return 1 << (unit - 0x61);
  return 1 << (26 + (unit % 5));
}

const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/** Compiles folded typed text; spaces must be taken out before. */
export function compileTyped(table: Readings, typed: string): TypedProgram {
  const text = typed.slice(0, MAX_TYPED);
  const { length } = text;
  const byUnit = new Map<number, Moves>();
  const bySyllable: (Moves | undefined)[] = [];
  const required = new Int32Array(length + 1);
  const move = (syllable: number, from: number, to: number, cost: number) => {
    const moves = bySyllable[syllable] ?? [];
    bySyllable[syllable] = moves;
    for (let at = 0; at < moves.length; at += 3) {
      if (moves[at] !== from || moves[at + 1] !== to) continue;
      moves[at + 2] = Math.min(moves[at + 2] ?? cost, cost);
      return;
    }
    moves.push(from, to, cost);
  };
  for (let from = length - 1; from >= 0; from--) {
    let needs = -1;
    const need = (bits: number, to: number) => {
      needs &= bits | (required[to] ?? 0);
    };
    const take = (spelled: readonly { syllable: number; cost: number }[] | undefined, to: number, extra: number) => {
      for (const { syllable, cost } of spelled ?? []) {
        move(syllable, from, to, cost + extra);
        need(bitOfLetter((table.syllables[syllable] ?? '').charCodeAt(0)), to);
      }
    };
    const unit = text.charCodeAt(from);
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), from, from + 1, 0]);
    need(bitsOf(table, unit), from + 1);
    if (isLetter(unit)) {
      for (let to = from + 1; to <= length && to <= from + 6; to++) {
        const spelling = text.slice(from, to);
        take(table.whole.get(spelling), to, 0);
        take(table.initials.get(spelling), to, 0);
        if (to === length) take(table.prefixes.get(spelling), to, 0);
      }
    } else {
      eachReading(table, unit, (syllable) => {
        take(table.whole.get(table.syllables[syllable] ?? ''), from + 1, COST.homophone);
      });
    }
    required[from] = needs;
  }
  return { length, byUnit, bySyllable, required: required[0] ?? 0 };
}

const SIZE = MAX_TYPED + 1;
let adjacent = new Float64Array(SIZE);
let next = new Float64Array(SIZE);
const parted = new Float64Array(SIZE);

/** Costs of the title `text[start, end)` for the program: the best, with gaps between matched units allowed if `gaps`. */
export function runTyped(
  program: TypedProgram,
  table: Readings,
  text: Uint16Array,
  start: number,
  end: number,
  gaps: boolean,
): number {
  const { length } = program;
  adjacent.fill(Number.POSITIVE_INFINITY, 0, length + 1);
  parted.fill(Number.POSITIVE_INFINITY, 0, length + 1);
  let best = Number.POSITIVE_INFINITY;
  for (let at = start; at < end; at++) {
    next.fill(Number.POSITIVE_INFINITY, 0, length + 1);
    const begin = at === start ? 0 : START_COST + SKIPPED_COST * Math.min(6, at - start);
    const unit = text[at] as number;
    apply(program.byUnit.get(unit), begin, gaps);
    const row = unit - 0x4e00;
    if (row >= 0 && row < 0x5200)
      for (let r = table.starts[row] as number; r < (table.starts[row + 1] as number); r++)
        apply(program.bySyllable[table.list[r] as number], begin, gaps);
    const done = (next[length] as number) + REST_COST * Math.min(20, end - at - 1);
    if (done < best) best = done;
    if (gaps)
      for (let q = 1; q < length; q++)
        parted[q] = Math.min((parted[q] as number) + SKIPPED_COST, (adjacent[q] as number) + GAP_COST + SKIPPED_COST);
    [adjacent, next] = [next, adjacent];
  }
  return best;
}

function apply(moves: Moves | undefined, begin: number, gaps: boolean): void {
  if (!moves) return;
  for (let at = 0; at < moves.length; at += 3) {
    const from = moves[at] as number;
    let cost = from === 0 ? begin : (adjacent[from] as number);
    if (gaps && from > 0 && (parted[from] as number) < cost) cost = parted[from] as number;
    cost += moves[at + 2] as number;
    const to = moves[at + 1] as number;
    if (cost < (next[to] as number)) next[to] = cost;
  }
}
