/**
 * Finds which synonym groups a folded text speaks of, in order; refuses to know what the groups mean, and to carry them:
 * the built-in ones are 15 kB, which a guest on a page is sent instead.
 */
import { normalise } from './normalise';
import { COURTESY_GROUPS } from './synonym-groups';

/** Group numbers fit ten bits, so that a pair of them fits one token. */
export const MAX_GROUPS = 1023;

/** Token keys of groups: CONCEPT_BASE + 1 is the first group; no character pair starts this low. */
export const CONCEPT_BASE = 0x0001_0000;

export const isConceptKey = (key: number): boolean => key > CONCEPT_BASE && key <= CONCEPT_BASE + MAX_GROUPS;
export const isCourtesyKey = (key: number): boolean => key > CONCEPT_BASE && key <= CONCEPT_BASE + COURTESY_GROUPS;

interface Entry {
  units: readonly number[];
  groups: readonly number[];
}

/** Words by their first unit, longest first. */
export interface ConceptTable {
  byFirst: ReadonlyMap<number, readonly Entry[]>;
}

/** Phrases of several Latin words keep their spaces only where a group line joins them with `_`. */
function parseGroups(groups: readonly string[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  groups.slice(0, MAX_GROUPS).forEach((line, at) => {
    for (const raw of line.split(' ')) {
      const word = normalise(raw.replaceAll('_', ' '));
      if (word === '') continue;
      const known = numbers.get(word) ?? [];
      if (!known.includes(at + 1)) numbers.set(word, [...known, at + 1]);
    }
  });
  return numbers;
}

/** Compiles groups: words separated by spaces, one group a line. The built-in ones come first, a team's own after them. */
export function createConceptTable(groups: readonly string[]): ConceptTable {
  const byFirst = new Map<number, Entry[]>();
  for (const [word, numbers] of parseGroups(groups)) {
    const units = [...word].map((unit) => unit.charCodeAt(0));
    const first = units[0];
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { units, groups: numbers }]);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.units.length - a.units.length);
  return { byFirst };
}

const isLatin = (code: number | undefined): boolean =>
  code !== undefined && ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39));

/**
 * The entry that matches at `at`, or undefined. A Latin word must end where the entry ends; a plain plural counts.
 */
export function conceptAt(table: ConceptTable, text: Uint16Array, at: number, end: number): Entry | undefined {
  const entries = table.byFirst.get(text[at] ?? 0);
  if (!entries) return undefined;
  const latin = isLatin(text[at]);
  if (latin && at > 0 && isLatin(text[at - 1])) return undefined;
  next: for (const entry of entries) {
    const { units } = entry;
    if (at + units.length > end) continue;
    for (let u = 1; u < units.length; u++) if (text[at + u] !== units[u]) continue next;
    const after = at + units.length;
    if (latin && after < end && isLatin(text[after])) continue;
    return entry;
  }
  return undefined;
}
