/** The library as this tab holds it: read once, indexed in idle slices, swapped when a newer version is announced. */
import { coalesce } from '../../utils/core/coalesce';
import type { SnippetId } from '../../utils/core/ids';
import { createIndexBuilder } from '../../utils/core/matching/index-builder';
import type { MatchIndex } from '../../utils/core/matching/match-index';
import type { MatchTurn, Suggestion } from '../../utils/core/matching/match-turn';
import { bucketsOf, EMPTY_MEMORY, learnBuckets, memoryVersion } from '../../utils/core/matching/memory';
import { suggest } from '../../utils/core/matching/suggest';
import type { Snippet } from '../../utils/core/snippet';
import { fitOf, isConditional, type Moment } from '../../utils/core/snippet-conditions';
import { ask } from '../../utils/messaging/client';
import { readLibrary } from '../../utils/messaging/read-library';
import { watchKey } from '../../utils/platform/key-value';
import { LIBRARY_CHANGED } from '../../utils/settings/announcements';
import { watchMoment } from './script-moment';

/** One slice of index building; short enough that typing never feels it. */
const SLICE_MS = 6;
const RETRY_MS = 5000;

/** Looked at beyond what is shown, where some may not hold now. */
const SPARE = 40;

export interface ScriptShelf {
  /** Reads the library again when its version differs, and indexes it. Keeps the old index until the new one is whole. */
  refresh(): Promise<void>;
  /** Scripts that do not hold now, for this shop and these goods, are left out. */
  suggest(turn: MatchTurn, limit: number, told: () => Pick<Moment, 'shop' | 'goods'>): readonly Suggestion[];
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
  /** The library has changed since it was last asked for. */
  let outdated = false;
  let memory = EMPTY_MEMORY;

  const refreshing = coalesce(read);

  async function read(): Promise<void> {
    outdated = false;
    const [reply] = await Promise.all([readLibrary(version), recall()]);
    if (signal.aborted) return;
    if (!reply.ok) return retry(reply.code);
    const { snippets, synonyms = [] } = reply.value;
    if (!snippets) return;
    const scripts = new Map<SnippetId, Snippet>();
    for (const snippet of snippets) scripts.set(snippet.id, snippet);
    // What the palette offers already must be found here, indexed or not.
    byId = scripts;
    const builder = createIndexBuilder(snippets, { synonyms });
    while (!builder.step(performance.now() + SLICE_MS, () => performance.now())) {
      await idle();
      // It is read again next, and need not be finished.
      if (signal.aborted || outdated) return;
    }
    version = reply.value.version;
    conditional = snippets.some(isConditional);
    index = builder.finish();
    onReady();
  }

  /** A background that was just starting, or could not read its store, is asked again: nobody else would. */
  function retry(code: string): void {
    if (code === 'orphaned') return;
    const timer = setTimeout(() => void refreshing.run(), RETRY_MS);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  signal.addEventListener(
    'abort',
    watchKey(LIBRARY_CHANGED, () => {
      outdated = true;
      void refreshing.run();
    }),
  );

  async function recall(): Promise<void> {
    const reply = await ask('memory/read', { since: memoryVersion(memory) });
    if (reply.ok && reply.value.memory) memory = reply.value.memory;
  }

  return {
    refresh: refreshing.run,
    suggest(turn, limit, told) {
      if (!index || turn.messages.length === 0) return [];
      const found = suggest(index, turn, memory, conditional ? limit + SPARE : limit);
      if (!conditional) return found;
      const moment = momentOf(told());
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
