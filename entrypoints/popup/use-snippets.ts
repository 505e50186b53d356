/** Owns the popup's script search: the library is asked for, and the index built, only when the tab is opened. */
import { useEffect, useMemo, useState } from 'react';
import type { SnippetLine } from '../../components/popup/popup-model';
import type { SearchHit } from '../../utils/core/matching/search';
import type { Snippet } from '../../utils/core/snippet';
import { ask } from '../../utils/messaging/client';

const SHOWN = 30;
/** One slice of indexing: ten thousand scripts in one piece would hold the popup's first keys up. */
const SLICE_MS = 12;

interface Library {
  snippets: readonly Snippet[];
  find(text: string): SearchHit[];
}

async function loadLibrary(): Promise<Library | undefined> {
  const [reply, { createIndexBuilder }, { search }, { EMPTY_MEMORY }] = await Promise.all([
    ask('library/read', {}),
    import('../../utils/core/matching/index-builder'),
    import('../../utils/core/matching/search'),
    import('../../utils/core/matching/memory'),
  ]);
  if (!reply.ok) return undefined;
  const { snippets = [], synonyms = [] } = reply.value;
  const builder = createIndexBuilder(snippets, { synonyms });
  while (!builder.step(performance.now() + SLICE_MS, () => performance.now()))
    await new Promise((next) => setTimeout(next));
  const index = builder.finish();
  return { snippets, find: (text) => search(index, text, EMPTY_MEMORY, SHOWN) };
}

const toLine = ({ id, title, body, category }: Snippet): SnippetLine => ({ id, title, body, category });

export interface SnippetSearchState {
  state: 'loading' | 'lost' | 'ready';
  hits: readonly SnippetLine[];
  total: number;
}

/** With an empty query the library's first scripts, else the best hits. */
export function useSnippets(wanted: boolean, query: string): SnippetSearchState {
  const [library, setLibrary] = useState<Library | 'lost'>();
  useEffect(() => {
    if (!wanted || library) return;
    let left = false;
    loadLibrary().then(
      (loaded) => !left && setLibrary(loaded ?? 'lost'),
      () => !left && setLibrary('lost'),
    );
    return () => {
      left = true;
    };
  }, [wanted, library]);
  const hits = useMemo(() => {
    if (!library || library === 'lost') return [];
    if (query.trim() === '') return library.snippets.slice(0, SHOWN).map(toLine);
    const byId = new Map(library.snippets.map((snippet) => [snippet.id, snippet]));
    return library.find(query).flatMap(({ snippetId }) => {
      const snippet = byId.get(snippetId);
      return snippet ? [toLine(snippet)] : [];
    });
  }, [library, query]);
  if (library === 'lost') return { state: 'lost', hits, total: 0 };
  return { state: library ? 'ready' : 'loading', hits, total: library?.snippets.length ?? 0 };
}
