/** Owns which scripts of a pack are on screen. Pure; folded texts are kept as long as their script lives. */
import { isInCategory } from './category-tree';
import type { SnippetId } from './ids';
import type { Snippet } from './snippet';
import { ENOUGH_TRIGGERS, isUnfinished } from './snippet-check';

export const ONLY = ['all', 'weak', 'unfinished', 'unused', 'changed'] as const;
export type Only = (typeof ONLY)[number];

export interface PackFilter {
  /** Absent: all categories. */
  category?: string;
  /** Every word must be in the script somewhere. */
  text: string;
  only: Only;
}

/** What the filter cannot see in the script itself. */
export interface FilterSight {
  changed: ReadonlySet<SnippetId>;
  /** Uses by script; absent while they are not known: then `unused` filters nothing out. */
  uses?: ReadonlyMap<SnippetId, { used: number }>;
}

export function filterSnippets(
  snippets: readonly Snippet[],
  filter: PackFilter,
  sight: FilterSight,
): readonly Snippet[] {
  const words = fold(filter.text).split(' ').filter(Boolean);
  const { category, only } = filter;
  if (words.length === 0 && category === undefined && only === 'all') return snippets;
  return snippets.filter(
    (snippet) =>
      (category === undefined || isInCategory(snippet, category)) &&
      isWanted(snippet, only, sight) &&
      (words.length === 0 || hasAll(snippet, words)),
  );
}

function isWanted(snippet: Snippet, only: Only, { changed, uses }: FilterSight): boolean {
  switch (only) {
    case 'all':
      return true;
    case 'weak':
      return snippet.triggers.length < ENOUGH_TRIGGERS;
    case 'unfinished':
      return isUnfinished(snippet);
    case 'unused':
      return uses === undefined || (uses.get(snippet.id)?.used ?? 0) === 0;
    case 'changed':
      return changed.has(snippet.id);
  }
}

const folded = new WeakMap<Snippet, string>();

function hasAll(snippet: Snippet, words: readonly string[]): boolean {
  let text = folded.get(snippet);
  if (text === undefined) {
    const { title, triggers, body, category, tags, shortcut = '' } = snippet;
    text = fold([title, ...triggers, body, category, ...tags, shortcut].join('\n'));
    folded.set(snippet, text);
  }
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
