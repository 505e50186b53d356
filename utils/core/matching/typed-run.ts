/**
 * Runs a compiled program over a title; refuses to know of scripts or ranking. Cost 0 is the title itself; every
 * difference adds; Infinity is no match.
 */
import { eachReading, type Readings } from './readings';
import { MAX_TYPED, type Moves, type TypedProgram } from './typed-program';

const START_COST = 0.3;
const GAP_COST = 0.9;
const SKIPPED_COST = 0.08;
const REST_COST = 0.02;

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
  let moves = program.byUnit.get(unit) ?? NO_MOVES;
  eachReading(table, unit, (syllable) => {
    const more = program.bySyllable[syllable];
    if (more) moves = moves.length > 0 ? [...moves, ...more] : more;
  });
  if (moves.length > 0) known.push(moves);
  const slot = moves.length > 0 ? known.length : 1;
  slots[unit] = slot;
  touched.push(unit);
  if (slot > 1 && program.length <= MOST_POSITIONS) noteBits(slot, moves);
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

/** Positions of longer input do not fit a word's bits; it is rare, and priced at once. */
const MOST_POSITIONS = 31;
/** By slot: the positions its moves lead to from the start, those they start from, and where they lead from each. */
let begins = new Int32Array(0);
let origins = new Int32Array(0);
let leads = new Int32Array(0);

/** Writes a slot's moves as bits: position p is bit p - 1. */
function noteBits(slot: number, moves: Moves): void {
  if (slot >= begins.length) {
    const size = Math.max(256, 2 * begins.length);
    const grow = (old: Int32Array<ArrayBuffer>, length: number) => {
      const bigger = new Int32Array(length);
      bigger.set(old);
      return bigger;
    };
    begins = grow(begins, size);
    origins = grow(origins, size);
    leads = grow(leads, 32 * size);
  }
  begins[slot] = origins[slot] = 0;
  leads.fill(0, 32 * slot, 32 * slot + 32);
  for (let m = 0; m < moves.length; m += 3) {
    const from = moves[m] as number;
    const to = 1 << ((moves[m + 1] as number) - 1);
    if (from === 0) begins[slot] = (begins[slot] as number) | to;
    else {
      origins[slot] = (origins[slot] as number) | (1 << (from - 1));
      const lead = 32 * slot + from - 1;
      leads[lead] = (leads[lead] as number) | to;
    }
  }
}

/** Whether the program gets through the title at all, cost aside: a fraction of the work, and most titles fail here. */
function getsThrough(
  program: TypedProgram,
  table: Readings,
  text: Uint16Array,
  start: number,
  end: number,
  reach: Reach,
): boolean {
  const goal = 1 << (program.length - 1);
  let reached = 0;
  for (let at = start; at < end; at++) {
    const unit = text[at] as number;
    const slot = (slots[unit] as number) || slotOf(program, table, unit);
    if (slot === 1) {
      if (reach === 'start') return false;
      if (reach === 'piece') reached = 0;
      continue;
    }
    let next = reach !== 'start' || at === start ? (begins[slot] as number) : 0;
    for (let left = reached & (origins[slot] as number); left !== 0; left &= left - 1)
      next |= leads[32 * slot + 31 - Math.clz32(left & -left)] as number;
    if ((next & goal) !== 0) return true;
    reached = reach === 'gaps' ? reached | next : next;
  }
  return false;
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
  own(program);
  if (length <= MOST_POSITIONS && !getsThrough(program, table, text, start, end, reach))
    return Number.POSITIVE_INFINITY;
  if (reach === 'gaps') parted.fill(Number.POSITIVE_INFINITY, 0, length + 1);
  if (clock > 0x7fff0000) {
    beforeAt.fill(0);
    currentAt.fill(0);
    clock = 1;
  }
  clock += 2;
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
