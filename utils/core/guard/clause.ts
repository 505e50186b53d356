/** The part of a sentence that holds something, and the sentence that safely stands in its place. */
import { SAFE_CLAUSE } from './contact-words';
import type { Edit } from './finding';

/** What parts one clause from the next. A decimal point and a colon do not. */
const ENDS = new Set([...'。！？!?；;，,\n～~、…']);

/** Bounds of the clause around [start, end). Linear. */
export function clauseAround(text: string, start: number, end: number): { start: number; end: number } {
  let first = start;
  while (first > 0 && !isEnd(text, first - 1)) first--;
  let last = end;
  while (last < text.length && !isEnd(text, last)) last++;
  while (first < start && text[first] === ' ') first++;
  return { start: first, end: last };
}

function isEnd(text: string, at: number): boolean {
  if (ENDS.has(text[at] ?? '')) return true;
  return text[at] === '.' && (at + 1 >= text.length || /\s/.test(text[at + 1] ?? ''));
}

export interface Clause {
  start: number;
  text: string;
}

/** The draft's clauses, in order. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isEnd(text, at)) continue;
    if (at > start) clauses.push({ start, text: text.slice(start, at) });
    start = at + 1;
  }
  return clauses;
}

/** The whole clause goes: what is left of one without its telephone number reads like a slip. */
export function safeClause(kind: 'contact' | 'payment', text: string, clause: { start: number; end: number }): Edit {
  const han = /\p{Script=Han}/u.test(text);
  return { ...clause, text: SAFE_CLAUSE[kind][han ? 'han' : 'latin'] };
}
