/**
 * A team's own reasons: short names that stand in its packs. Owns which of them are offered, and the mark under which the count
 * of one travels: made of the name, readable only where a pack says that name. Pure.
 */
import { REASONS } from './talk-words';
import type { TeamCoach } from './team-coach';
import { TEAM_LIMITS } from './team-words-text';

/** Names of packs, the more important first; what we have ourselves is not the team's own. */
export function teamReasons(packs: readonly TeamCoach[]): string[] {
  const names = packs.flatMap(({ reasons }) => reasons ?? []);
  return [...new Set(names)].filter((name) => !REASONS.includes(name)).slice(0, TEAM_LIMITS.reasons);
}

/** Two independent sums over the letters, as twelve letters a to p: equal names give equal marks, and a mark tells no name. */
export function reasonMark(name: string): string {
  let [one, two] = [0x811c9dc5, 0x9e3779b9];
  for (const letter of name) {
    const code = letter.codePointAt(0) ?? 0;
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  }
  const digits = [one, two].map((sum) => (sum >>> 0).toString(16).padStart(8, '0').slice(0, 6)).join('');
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

export function isReasonMark(text: string): boolean {
  return /^[a-p]{12}$/.test(text);
}
