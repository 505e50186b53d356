/**
 * The engine with the synonym groups that ship with it. Never in the content script: it is sent the groups with the library,
 * because 15 kB of them would be parsed on every page a guest runs on.
 */
import type { SnippetId } from '../ids';
import type { Snippet } from '../snippet';
import { createConceptTable } from './concepts';
import { createIndexBuilder } from './index-builder';
import type { MatchIndex } from './match-index';
import type { MatchTurn } from './match-turn';
import { bucketsOf, learnBuckets, type MatchMemory } from './memory';
import { SYNONYM_GROUPS } from './synonym-groups';

export const BUILT_IN_CONCEPTS = createConceptTable(SYNONYM_GROUPS);

/** The whole index at once; for small libraries and tests. `own`: a team's own groups, beside the built-in ones. */
export function buildIndex(snippets: readonly Snippet[], own: readonly string[] = []): MatchIndex {
  const builder = createIndexBuilder(snippets, { synonyms: [...SYNONYM_GROUPS, ...own] });
  builder.step(Number.POSITIVE_INFINITY, () => 0);
  return builder.finish();
}

/** The memory after the agent picked this script for this turn; `now` in epoch ms. */
export function learnPick(memory: MatchMemory, turn: MatchTurn, snippetId: SnippetId, now: number): MatchMemory {
  return learnBuckets(memory, bucketsOf(turn, BUILT_IN_CONCEPTS), snippetId, now);
}
