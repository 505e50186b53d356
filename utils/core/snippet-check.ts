/** Owns what is wrong or weak about one script, by field. Pure. Refuses to judge taste: only what can be counted. */
import type { SnippetField } from './pack-diff';
import type { Snippet } from './snippet';
import { categoryPath } from './snippet-conditions';
import { partsOf } from './snippet-text';

/** `must`: a pack with it is refused. `should`: it will be found less, or reads odd. */
export interface Flaw {
  field: SnippetField;
  code: FlawCode;
  weight: 'must' | 'should';
}

export type FlawCode =
  | 'no-title'
  | 'no-body'
  | 'no-category'
  | 'deep-category'
  | 'bad-dates'
  | 'few-triggers'
  | 'double-trigger'
  | 'short-trigger'
  | 'unknown-variable';

/** Lengths a pack allows (utils/schema/pack.ts). */
export const LIMITS = {
  title: 80,
  body: 2000,
  trigger: 120,
  triggers: 60,
  category: 120,
  depth: 6,
  tag: 40,
  tags: 20,
  shortcut: 20,
} as const;

/** Below five ways of asking a script is found by luck. */
export const ENOUGH_TRIGGERS = 5;

export function flawsOf(snippet: Snippet): Flaw[] {
  const flaws: Flaw[] = [];
  const must = (field: SnippetField, code: FlawCode) => flaws.push({ field, code, weight: 'must' });
  const should = (field: SnippetField, code: FlawCode) => flaws.push({ field, code, weight: 'should' });
  if (snippet.title.trim() === '') must('title', 'no-title');
  if (snippet.body.trim() === '') must('body', 'no-body');
  const path = categoryPath(snippet.category);
  if (path.length === 0) must('category', 'no-category');
  if (snippet.category.split('/').length > LIMITS.depth) must('category', 'deep-category');
  const { activeFrom, activeTo } = snippet;
  if (activeFrom !== undefined && activeTo !== undefined && activeFrom > activeTo) must('activeTo', 'bad-dates');
  if (snippet.triggers.length < ENOUGH_TRIGGERS) should('triggers', 'few-triggers');
  const folded = snippet.triggers.map((trigger) => trigger.replace(/\s+/g, '').toLowerCase());
  if (new Set(folded).size < folded.length) should('triggers', 'double-trigger');
  if (folded.some((trigger) => trigger.length < 2)) should('triggers', 'short-trigger');
  if (partsOf(snippet.body).some((part) => 'name' in part && !part.known)) should('body', 'unknown-variable');
  return flaws;
}

/** Whether a pack with this script would be refused. */
export function isUnfinished(snippet: Snippet): boolean {
  return flawsOf(snippet).some(({ weight }) => weight === 'must');
}

/** Text as a pack may hold it: without control characters, text-direction marks and lone surrogates. */
export function plainText(text: string, breaks: 'kept' | 'joined'): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what it looks for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu, '');
  return breaks === 'kept' ? clean : clean.replace(/[\n\t]+/g, ' ');
}
