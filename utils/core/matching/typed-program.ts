/**
 * Compiles what the agent typed (Han, full pinyin, initials, or a mix) into a small program and runs it over a title;
 * refuses to know of scripts or ranking. Cost 0 is the title itself; every difference adds; Infinity is no match.
 */
import { COST, eachReading, type Readings, type Spelled } from './readings';
import { classOfUnit, createTypedFilter, LATIN_CLASS, soundBit, stepOf, type TypedFilter } from './typed-filter';

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
  /** What a title must have to match at all. */
  filter: TypedFilter;
}

const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/** Whether the vowel here more likely belongs to the syllable before it: the `an` of `tian`, not that of `qan`. */
export function isInsideSyllable(table: Readings, text: string, at: number): boolean {
  if (at === 0 || !/[aeo]/.test(text.charAt(at))) return false;
  for (let from = Math.max(0, at - 4); from < at; from++) {
    const joined = text.slice(from, at + 1);
    if (isLetter(joined.charCodeAt(0)) && (table.whole.has(joined) || table.prefixes.has(joined))) return true;
  }
  return false;
}

/**
 * How letters are read: `pinyin` as syllables and initials, as long as they can be (`xian` is one syllable); `loose` where
 * a syllable may also end early (`xi'an`); `letters` as themselves; `any` as all of it mixed. The last two are for titles
 * that have Latin letters and for no others: each way leaves as few titles to look at as it can.
 */
export type LettersAs = 'pinyin' | 'loose' | 'letters' | 'any';

/** Compiles folded typed text; spaces must be taken out before. */
export function compileTyped(table: Readings, typed: string, lettersAs: LettersAs): TypedProgram {
  const text = typed.slice(0, MAX_TYPED);
  const { length } = text;
  const byUnit = new Map<number, Moves>();
  const bySyllable: (Moves | undefined)[] = [];
  /** A position without a step is a dead end, and so is every reading that comes to it. */
  const steps: Set<number>[] = [];
  for (let from = 0; from < length; from++) {
    const step = new Set<number>();
    steps.push(step);
    const take = (spelled: readonly Spelled[] | undefined, to: number, extra: number, isInitial = false) => {
      for (const { syllable, cost } of spelled ?? []) {
        addMove(bySyllable, syllable, from, to, cost + extra);
        const spelling = table.syllables[syllable] ?? '';
        step.add(stepOf(to, classOfUnit(spelling.charCodeAt(0)), isInitial ? -1 : soundBit(spelling)));
      }
    };
    const unit = text.charCodeAt(from);
    const letter = isLetter(unit);
    if (letter && lettersAs !== 'letters' && !(lettersAs === 'pinyin' && isInsideSyllable(table, text, from))) {
      for (let to = from + 1; to <= length && to <= from + 6; to++) {
        const spelling = text.slice(from, to);
        take(table.whole.get(spelling), to, 0);
        take(table.initials.get(spelling), to, 0, true);
        if (to === length) take(table.prefixes.get(spelling), to, 0);
      }
    }
    if (!letter)
      eachReading(table, unit, (syllable) => {
        take(table.whole.get(table.syllables[syllable] ?? ''), from + 1, COST.homophone);
      });
    if (letter && (lettersAs === 'pinyin' || lettersAs === 'loose')) continue;
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), from, from + 1, 0]);
    // A unit without readings stands for itself; one with readings has their classes already.
    if (letter || step.size === 0) step.add(stepOf(from + 1, classOfUnit(unit), -1));
  }
  const filter = createTypedFilter(steps);
  if ((lettersAs === 'letters' || lettersAs === 'any') && /[a-z]/.test(text)) filter.classes |= LATIN_CLASS;
  return { length, byUnit, bySyllable, filter };
}

function addMove(bySyllable: (Moves | undefined)[], syllable: number, from: number, to: number, cost: number): void {
  const moves = bySyllable[syllable] ?? [];
  bySyllable[syllable] = moves;
  for (let at = 0; at < moves.length; at += 3) {
    if (moves[at] !== from || moves[at + 1] !== to) continue;
    moves[at + 2] = Math.min(moves[at + 2] ?? cost, cost);
    return;
  }
  moves.push(from, to, cost);
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

/** 1 + the number of a unit's moves in `known`, for the program of the last run; 0 is not looked up yet. */
const slots = new Uint16Array(0x10000);
const NO_MOVES: Moves = [];
let known: Moves[] = [];
let touched: number[] = [];
let owner: TypedProgram | undefined;

function own(program: TypedProgram): void {
  if (owner === program) return;
  for (const unit of touched) slots[unit] = 0;
  touched = [];
  known = [NO_MOVES];
  owner = program;
}

/** Puts a unit's moves together, by itself and by its readings, once a program: most units of most titles have none. */
function slotOf(program: TypedProgram, table: Readings, unit: number): number {
  const moves = [...(program.byUnit.get(unit) ?? [])];
  eachReading(table, unit, (syllable) => moves.push(...(program.bySyllable[syllable] ?? [])));
  if (moves.length > 0) known.push(moves);
  const slot = moves.length > 0 ? known.length : 1;
  slots[unit] = slot;
  touched.push(unit);
  return slot;
}

function apply(moves: Moves, begin: number, gapBase: number): void {
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
  }
  if (gapBase < 0) return;
  // Only after all moves: within one unit nothing may go on from where this unit has just ended.
  for (let m = 1; m < moves.length; m += 3) {
    const to = moves[m] as number;
    if (currentAt[to] !== clock) continue;
    parted[to] = Math.min(parted[to] as number, (current[to] as number) + GAP_COST - gapBase);
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
  const { length } = program;
  if (reach === 'gaps') parted.fill(Number.POSITIVE_INFINITY, 0, length + 1);
  if (clock > 0x7fff0000) {
    beforeAt.fill(0);
    currentAt.fill(0);
    clock = 1;
  }
  clock += 2;
  own(program);
  let best = Number.POSITIVE_INFINITY;
  for (let at = start; at < end; at++, clock++) {
    const unit = text[at] as number;
    const slot = (slots[unit] as number) || slotOf(program, table, unit);
    if (slot === 1) {
      if (reach === 'start') break;
      continue;
    }
    const skipped = at - start;
    let begin = 0;
    if (skipped > 0)
      begin = reach === 'start' ? Number.POSITIVE_INFINITY : START_COST + SKIPPED_COST * Math.min(6, skipped);
    const gapBase = reach === 'gaps' ? SKIPPED_COST * skipped : -1;
    apply(known[slot - 1] as Moves, begin, gapBase);
    if (currentAt[length] === clock)
      best = Math.min(best, (current[length] as number) + REST_COST * Math.min(20, end - at - 1));
    [before, current] = [current, before];
    [beforeAt, currentAt] = [currentAt, beforeAt];
  }
  return best;
}
