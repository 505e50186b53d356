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

/** Where a match may lie: at the title's start, anywhere in one piece, or anywhere with units between skipped. */
export type Reach = 'start' | 'piece' | 'gaps';

const SIZE = MAX_TYPED + 1;
/** Best cost to have ended at a query position with the previous and with the current unit; valid where stamped so. */
let before = new Float64Array(SIZE);
let beforeAt = new Int32Array(SIZE);
let current = new Float64Array(SIZE);
let currentAt = new Int32Array(SIZE);
/** Best cost to go on from a query position after a gap, less what each skipped unit adds. */
const parted = new Float64Array(SIZE);
/** Counts units over all calls, so that stamps of an earlier title never look valid; restarts before it overflows. */
let clock = 1;

function apply(moves: Moves | undefined, begin: number, gapBase: number): void {
  if (!moves) return;
  for (let m = 0; m < moves.length; m += 3) {
    const from = moves[m] as number;
    let cost = Number.POSITIVE_INFINITY;
    if (from === 0) cost = begin;
    else {
      if (beforeAt[from] === clock - 1) cost = before[from] as number;
      if (gapBase >= 0) cost = Math.min(cost, (parted[from] as number) + gapBase);
    }
    if (cost === Number.POSITIVE_INFINITY) continue;
    cost += moves[m + 2] as number;
    const to = moves[m + 1] as number;
    if (currentAt[to] === clock && (current[to] as number) <= cost) continue;
    current[to] = cost;
    currentAt[to] = clock;
    if (gapBase >= 0) parted[to] = Math.min(parted[to] as number, cost + GAP_COST - gapBase);
  }
}

/** The cost of the title `text[start, end)` for the program; Infinity if it does not match within `reach`. */
export function runTyped(
  program: TypedProgram,
  table: Readings,
  text: Uint16Array,
  start: number,
  end: number,
  reach: Reach,
): number {
  const { length, byUnit, bySyllable } = program;
  if (reach === 'gaps') parted.fill(Number.POSITIVE_INFINITY, 0, length + 1);
  if (clock > 0x7fff0000) {
    beforeAt.fill(0);
    currentAt.fill(0);
    clock = 1;
  }
  clock += 2;
  let best = Number.POSITIVE_INFINITY;
  for (let at = start; at < end; at++) {
    const skipped = at - start;
    let begin = 0;
    if (skipped > 0)
      begin = reach === 'start' ? Number.POSITIVE_INFINITY : START_COST + SKIPPED_COST * Math.min(6, skipped);
    const gapBase = reach === 'gaps' ? SKIPPED_COST * skipped : -1;
    const unit = text[at] as number;
    apply(byUnit.get(unit), begin, gapBase);
    const row = unit - 0x4e00;
    if (row >= 0 && row < 0x5200)
      for (let r = table.starts[row] as number; r < (table.starts[row + 1] as number); r++)
        apply(bySyllable[table.list[r] as number], begin, gapBase);
    if (currentAt[length] === clock)
      best = Math.min(best, (current[length] as number) + REST_COST * Math.min(20, end - at - 1));
    [before, current] = [current, before];
    [beforeAt, currentAt] = [currentAt, beforeAt];
    clock++;
  }
  return best;
}
