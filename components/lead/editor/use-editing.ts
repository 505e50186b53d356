/** Owns the state of one editing session: the list with its history, what is chosen, what is on screen. Logic is in core. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { type EditHistory, record, redo, startHistory, undo } from '../../../utils/core/edit-history';
import type { SnippetId } from '../../../utils/core/ids';
import {
  applyBulk,
  type BulkEdit,
  duplicateSnippets,
  insertSnippet,
  newSnippet,
  replaceSnippet,
  type Snippets,
} from '../../../utils/core/pack-edit';
import { filterSnippets, type PackFilter } from '../../../utils/core/pack-filter';
import type { Snippet } from '../../../utils/core/snippet';
import type { EditorStart, Uses } from '../lead-model';

/** `category: undefined` shows all of them. */
export type FilterChange = Partial<Omit<PackFilter, 'category'>> & { category?: string | undefined };

export interface Editing {
  snippets: Snippets;
  /** On screen, in order. */
  rows: Snippets;
  filter: PackFilter;
  active: Snippet | undefined;
  chosen: ReadonlySet<SnippetId>;
  /** Scripts that differ from what is published; those that are gone are only counted. */
  changed: ReadonlySet<SnippetId>;
  goneCount: number;
  canUndo: boolean;
  canRedo: boolean;
  setFilter(parts: FilterChange): void;
  activate(id: SnippetId | undefined): void;
  choose(ids: ReadonlySet<SnippetId>): void;
  /** @param about edits in a row about the same thing are undone together */
  put(next: Snippet, about?: string): void;
  apply(change: (snippets: Snippets) => Snippets): void;
  add(): void;
  copy(ids: ReadonlySet<SnippetId>): void;
  bulk(edit: BulkEdit): void;
  undo(): void;
  redo(): void;
}

const NOTHING: ReadonlySet<SnippetId> = new Set();

export function useEditing(start: EditorStart, uses: Uses | undefined, makeId: () => SnippetId): Editing {
  const [history, setHistory] = useState<EditHistory<Snippets>>(() => startHistory(start.snippets));
  const [activeId, setActiveId] = useState<SnippetId>();
  const [chosen, setChosen] = useState<ReadonlySet<SnippetId>>(NOTHING);
  const [filter, setFilterState] = useState<PackFilter>({ text: '', only: 'all' });
  // Typing in the search field is drawn first, the list after it.
  const wanted = useDeferredValue(filter);
  const { present: snippets } = history;
  const base = useMemo(() => new Map(start.base.map((snippet) => [snippet.id, snippet])), [start.base]);
  const { changed, goneCount } = useMemo(() => {
    const differing = snippets.filter((snippet) => base.get(snippet.id) !== snippet);
    const isNew = differing.filter(({ id }) => !base.has(id)).length;
    return { changed: new Set(differing.map(({ id }) => id)), goneCount: base.size - (snippets.length - isNew) };
  }, [snippets, base]);
  const rows = useMemo(
    () => filterSnippets(snippets, wanted, { changed, ...(uses && { uses }) }),
    [snippets, wanted, changed, uses],
  );
  const active = useMemo(() => snippets.find(({ id }) => id === activeId), [snippets, activeId]);
  const apply = useCallback(
    (change: (snippets: Snippets) => Snippets, about?: string) =>
      setHistory((before) => record(before, change(before.present), about)),
    [],
  );
  const put = useCallback(
    (next: Snippet, about?: string) => apply((list) => replaceSnippet(list, next), about),
    [apply],
  );
  const setFilter = useCallback((parts: FilterChange) => {
    setFilterState((before) => {
      const { category, ...rest } = { ...before, ...parts };
      return category === undefined ? rest : { ...rest, category };
    });
  }, []);
  return {
    snippets,
    rows,
    filter,
    active,
    chosen,
    changed,
    goneCount,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    setFilter,
    activate: setActiveId,
    choose: setChosen,
    put,
    apply,
    add() {
      const snippet = newSnippet(makeId(), filter.category ?? active?.category ?? '', active?.stage);
      apply((list) => insertSnippet(list, snippet, activeId));
      setFilter({ text: '', only: 'all' });
      setActiveId(snippet.id);
    },
    copy(ids) {
      const result = duplicateSnippets(snippets, ids, makeId);
      apply(() => result.snippets);
      setChosen(new Set(result.made));
    },
    bulk(edit) {
      apply((list) => applyBulk(list, chosen, edit));
      if (edit.kind === 'remove') setChosen(NOTHING);
    },
    undo: useCallback(() => setHistory(undo), []),
    redo: useCallback(() => setHistory(redo), []),
  };
}
