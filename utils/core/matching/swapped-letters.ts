/** Undoes two neighbouring letters typed in the wrong order; refuses other slips. */
import type { Readings } from './readings';
import { isInsideSyllable, type LettersAs } from './typed-program';

const LONGEST_SYLLABLE = 6;

/**
 * Every way to swap two neighbouring letters of `typed` back that leaves only whole syllables (the last may be unfinished),
 * with the strictest way to read its letters that allows it.
 */
export function spellingsWithoutSwap(table: Readings, typed: string): { typed: string; lettersAs: LettersAs }[] {
  const found: { typed: string; lettersAs: LettersAs }[] = [];
  for (let at = 0; at + 1 < typed.length; at++) {
    if (typed[at] === typed[at + 1] || !/^[a-z]{2}$/.test(typed.slice(at, at + 2))) continue;
    const other = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
    if (isSpelled(table, other, true)) found.push({ typed: other, lettersAs: 'pinyin' });
    else if (isSpelled(table, other, false)) found.push({ typed: other, lettersAs: 'loose' });
  }
  return found;
}

/** Whether the text is whole, rightly spelled syllables (the last may be unfinished) between other characters. */
function isSpelled(table: Readings, typed: string, strict: boolean): boolean {
  const reachable = new Uint8Array(typed.length + 1);
  reachable[0] = 1;
  for (let from = 0; from < typed.length; from++) {
    if (!reachable[from] || (strict && isInsideSyllable(table, typed, from))) continue;
    if (!/[a-z]/.test(typed.charAt(from))) reachable[from + 1] = 1;
    for (let to = from + 1; to <= Math.min(typed.length, from + LONGEST_SYLLABLE); to++) {
      const part = typed.slice(from, to);
      const isWhole = table.whole.get(part)?.some((spelled) => spelled.cost === 0) ?? false;
      if (isWhole || (to === typed.length && table.prefixes.has(part))) reachable[to] = 1;
    }
  }
  return reachable[typed.length] === 1;
}
