/**
 * Compiles what the agent typed (Han, full pinyin, initials, or a mix) into a small program; typed-run.ts runs it over
 * titles. Refuses to know of any title.
 */
import { COST, eachReading, type Readings, type Spelled } from './readings';
import { classOfUnit, createTypedFilter, LATIN_CLASS, soundBit, stepOf, type TypedFilter } from './typed-filter';

/** Longer input is cut: nobody types a longer title. */
export const MAX_TYPED = 48;

/** Moves from query position `from` to `to`, for `cost`. Flattened in threes. */
export type Moves = number[];

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
