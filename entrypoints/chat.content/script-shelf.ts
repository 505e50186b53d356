/** The library as this tab holds it: read once, indexed in idle slices, swapped when a newer version is announced. */
import type { SnippetId } from '../../utils/core/ids';
import { createIndexBuilder } from '../../utils/core/matching/index-builder';
import type { MatchIndex } from '../../utils/core/matching/match-index';
import type { MatchTurn, Suggestion } from '../../utils/core/matching/match-turn';
import { bucketsOf, EMPTY_MEMORY, learnBuckets, memoryVersion } from '../../utils/core/matching/memory';
import { suggest } from '../../utils/core/matching/suggest';
import type { Snippet } from '../../utils/core/snippet';
import { fitOf, isConditional, type Moment } from '../../utils/core/snippet-conditions';
import { ask } from '../../utils/messaging/client';
import { watchKey } from '../../utils/platform/key-value';
import { LIBRARY_CHANGED } from '../../utils/settings/announcements';
import { watchMoment } from './script-moment';

/** One slice of index building; short enough that typing never feels it. */
const SLICE_MS = 6;

/** Looked at beyond what is shown, where some may not hold now. */
const SPARE = 40;

export interface ScriptShelf {
  /** Reads the library again when its version differs, and indexes it. Keeps the old index until the new one is whole. */
  refresh(): Promise<void>;
  /** Scripts that do not hold now, for this shop and these goods, are left out. */
  suggest(turn: MatchTurn, limit: number, told: Pick<Moment, 'shop' | 'goods'>): readonly Suggestion[];
  find(id: SnippetId): Snippet | undefined;
  /** The first script of a stage, in the library's order. */
  firstOf(stage: Snippet['stage']): Snippet | undefined;
  /** The agent picked this script for this turn: here at once, and for good by the background. Only numbers leave the tab. */
  learn(turn: MatchTurn, id: SnippetId, now: number): Promise<void>;
}

/** @param onReady called after each swap. `signal` ends the building, and the watch for newer versions. */
export function createScriptShelf(onReady: () => void, signal: AbortSignal): ScriptShelf {
  const momentOf = watchMoment(signal);
  let version: string | undefined;
  let index: MatchIndex | undefined;
  let byId: ReadonlyMap<SnippetId, Snippet> = new Map();
  let conditional = false;
  let memory = EMPTY_MEMORY;

  async function refresh(): Promise<void> {
    const [reply] = await Promise.all([ask('library/read', version === undefined ? {} : { since: version }), recall()]);
    if (!reply.ok || signal.aborted) return;
    const { snippets, synonyms = [] } = reply.value;
    if (!snippets || reply.value.version === version) return;
    const wanted = reply.value.version;
    version = wanted;
    byId = new Map(snippets.map((snippet) => [snippet.id, snippet]));
    conditional = snippets.some(isConditional);
    const builder = createIndexBuilder(snippets, { synonyms });
    while (!builder.step(performance.now() + SLICE_MS, () => performance.now())) {
      await idle();
      // A newer version arrived while this one was being indexed: that refresh will swap.
      if (signal.aborted || version !== wanted) return;
    }
    index = builder.finish();
    onReady();
  }

  signal.addEventListener(
    'abort',
    watchKey(LIBRARY_CHANGED, () => void refresh()),
  );

  async function recall(): Promise<void> {
    const reply = await ask('memory/read', { since: memoryVersion(memory) });
    if (reply.ok && reply.value.memory) memory = reply.value.memory;
  }

  signal.addEventListener(
    'abort',
    watchKey(LIBRARY_CHANGED, () => void refresh()),
  );

  return {
    refresh,
    suggest(turn, limit, told) {
      if (!index || turn.messages.length === 0) return [];
      const found = suggest(index, turn, memory, conditional ? limit + SPARE : limit);
      if (!conditional) return found;
      const moment = momentOf(told);
      const holds = (id: SnippetId) => {
        const snippet = byId.get(id);
        return snippet !== undefined && fitOf(snippet, moment) !== 'fails';
      };
      return found.filter(({ snippetId }) => holds(snippetId)).slice(0, limit);
    },
    find: (id) => byId.get(id),
    firstOf: (stage) => [...byId.values()].find((snippet) => snippet.stage === stage),
    async learn(turn, id, now) {
      if (!index) return;
      const buckets = bucketsOf(turn, index.concepts);
      memory = learnBuckets(memory, buckets, id, now);
      const reply = await ask('memory/learn', { snippetId: id, buckets, at: now });
      // Another tab has learned meanwhile, or the agent has had everything forgotten.
      if (reply.ok && reply.value.version !== memoryVersion(memory)) await recall();
    },
  };
}

/** Resolves when the page has nothing better to do; Firefox ESR and Chromium both know requestIdleCallback. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 200 }));
}
