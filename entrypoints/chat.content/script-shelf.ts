/** The library as this tab holds it: read once, indexed in idle slices, swapped when a newer version is announced. */
import type { SnippetId } from '../../utils/core/ids';
import { createIndexBuilder } from '../../utils/core/matching/index-builder';
import type { MatchIndex } from '../../utils/core/matching/match-index';
import type { MatchTurn, Suggestion } from '../../utils/core/matching/match-turn';
import { EMPTY_MEMORY } from '../../utils/core/matching/memory';
import { suggest } from '../../utils/core/matching/suggest';
import type { Snippet } from '../../utils/core/snippet';
import { ask } from '../../utils/messaging/client';

/** One slice of index building; short enough that typing never feels it. */
const SLICE_MS = 6;

export interface ScriptShelf {
  /** Reads the library again when its version differs, and indexes it. Keeps the old index until the new one is whole. */
  refresh(): Promise<void>;
  suggest(turn: MatchTurn, limit: number): readonly Suggestion[];
  find(id: SnippetId): Snippet | undefined;
}

/** @param onReady called after each swap. `signal` ends the building. */
export function createScriptShelf(onReady: () => void, signal: AbortSignal): ScriptShelf {
  let version: string | undefined;
  let index: MatchIndex | undefined;
  let byId: ReadonlyMap<SnippetId, Snippet> = new Map();

  async function refresh(): Promise<void> {
    const reply = await ask('library/read', version === undefined ? {} : { since: version });
    if (!reply.ok || signal.aborted) return;
    const { snippets } = reply.value;
    if (!snippets || reply.value.version === version) return;
    const wanted = reply.value.version;
    version = wanted;
    const builder = createIndexBuilder(snippets);
    while (!builder.step(performance.now() + SLICE_MS, () => performance.now())) {
      await idle();
      // A newer version arrived while this one was being indexed: that refresh will swap.
      if (signal.aborted || version !== wanted) return;
    }
    index = builder.finish();
    byId = new Map(snippets.map((snippet) => [snippet.id, snippet]));
    onReady();
  }

  return {
    refresh,
    suggest: (turn, limit) => (index && turn.messages.length > 0 ? suggest(index, turn, EMPTY_MEMORY, limit) : []),
    find: (id) => byId.get(id),
  };
}

/** Resolves when the page has nothing better to do; Firefox ESR and Chromium both know requestIdleCallback. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 200 }));
}
