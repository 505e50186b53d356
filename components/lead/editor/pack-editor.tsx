/** The editor of one pack: tree, table, form, test box. Joins the session's state to what draws it; owns the shortcuts. */
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { allPaths, categoryTree } from '../../../utils/core/category-tree';
import type { SnippetId } from '../../../utils/core/ids';
import type { MatchMemory } from '../../../utils/core/matching/memory';
import type { DuplicateGroup } from '../../../utils/core/pack-duplicates';
import { insertSnippet, removeSnippets, replaceSnippet, type Snippets } from '../../../utils/core/pack-edit';
import type { PackHead } from '../../../utils/core/pack-parts';
import { createPhraseClaims } from '../../../utils/core/phrase-claims';
import type { Remembered } from '../../../utils/core/remembered';
import type { Snippet } from '../../../utils/core/snippet';
import { isUnfinished } from '../../../utils/core/snippet-check';
import { useText } from '../../text';
import { DropQuestion } from '../drop-question';
import type { EditorStart, PackOutcome, PackPlan, Uses } from '../lead-model';
import { BulkBar } from './bulk-bar';
import type { OwnCarried } from './carry-fields';
import { CategoryRename } from './category-rename';
import { CategoryTreeView } from './category-tree-view';
import { ConflictList } from './conflict-list';
import { EditorBar } from './editor-bar';
import { FilterBar } from './filter-bar';
import { PublishPanel } from './publish-panel';
import { ScriptTable } from './script-table';
import { type Panel, SidePanel } from './side-panel';
import type { Quiet } from './test-box';
import { useAutosave } from './use-autosave';
import { useEditing } from './use-editing';
import { useIdleSlices } from './use-idle-slices';
import { usePublishForm } from './use-publish-form';

/** More than a list beside a field can hold. */
const OFFERED_CATEGORIES = 500;

export interface EditorSeams {
  /** Keeps the draft; the same function for the whole session. */
  onSave(snippets: Snippets): Promise<boolean>;
  onFindDuplicates(snippets: Snippets): Promise<readonly DuplicateGroup[]>;
  onPlan(head: PackHead, snippets: Snippets): Promise<PackPlan>;
  onPublish(plan: PackPlan): Promise<PackOutcome>;
  onClose(): void;
  makeId(): SnippetId;
  /** Why a script would not be offered at this moment; undefined when it would. */
  whyQuiet(snippet: Snippet, isOwn: boolean): Quiet | undefined;
}

interface PackEditorProps {
  start: EditorStart;
  uses: Uses | undefined;
  /** Scripts of the other packs, and what picks taught: for the test box. */
  others: Snippets;
  memory: MatchMemory;
  /** What agents have kept of how buyers ask; some of it may be this pack's. */
  kept: readonly Remembered[];
  /** What a pack may carry besides words; undefined until it is known. */
  own?: OwnCarried | undefined;
  seams: EditorSeams;
}

export function PackEditor({ start, uses, others, memory, kept, own, seams }: PackEditorProps) {
  const t = useText();
  const editing = useEditing(start, uses, seams.makeId);
  const { snippets, rows, active, chosen, changed, goneCount, filter, activate, put, apply } = editing;
  const saved = useAutosave(snippets, seams.onSave);
  const [panel, setPanel] = useState<Panel>('edit');
  const form = usePublishForm();
  const isPublishing = form.state === 'shown';
  const [conflicts, setConflicts] = useState(start.conflicts);
  const firstField = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const tree = useMemo(() => categoryTree(snippets), [snippets]);
  const categories = useMemo(() => allPaths(tree).slice(0, OFFERED_CATEGORIES), [tree]);
  const titleOf = (id: string) => snippets.find((snippet) => snippet.id === id)?.title || t('editorUntitled');
  const [claims] = useState(createPhraseClaims);
  const [claimed, setClaimed] = useState<Snippets>();
  const step = useCallback(
    (deadlineMs: number) => claims.sync(snippets, deadlineMs, () => performance.now()),
    [claims, snippets],
  );
  useIdleSlices(step, () => setClaimed(snippets));
  const unfinished = useMemo(() => (isPublishing ? snippets.filter(isUnfinished).length : 0), [isPublishing, snippets]);

  const open = (id: string) => {
    // Shown even when the filter would hide it: whoever follows a link wants to see where it leads.
    if (!rows.some((row) => row.id === id)) editing.setFilter({ text: '', only: 'all', category: undefined });
    activate(id as SnippetId);
  };
  const edit = () => {
    setPanel('edit');
    requestAnimationFrame(() => firstField.current?.focus());
  };
  const settle = (id: SnippetId) => setConflicts(conflicts.filter((conflict) => conflict.id !== id));
  const removeThese = () => {
    const ids = chosen.size > 0 ? chosen : new Set(active ? [active.id] : []);
    if (ids.size === 0) return;
    const at = rows.findIndex(({ id }) => id === active?.id);
    apply((list) => removeSnippets(list, ids));
    editing.choose(new Set());
    activate(rows.slice(Math.max(0, at)).find(({ id }) => !ids.has(id))?.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isField = /^(?:INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName);
    if (isField || event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) editing.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) editing.redo();
    else return;
    event.preventDefault();
  };
  return (
    <section className="editor" aria-label={t('editorName', start.head.title)} onKeyDown={onKeyDown}>
      <EditorBar
        head={start.head}
        saved={saved}
        changes={changed.size + goneCount}
        canUndo={editing.canUndo}
        canRedo={editing.canRedo}
        onBack={() => form.leave(seams.onClose)}
        onAdd={() => {
          editing.add();
          edit();
        }}
        onUndo={editing.undo}
        onRedo={editing.redo}
        onPublish={form.show}
      />
      <ConflictList
        conflicts={conflicts}
        onMine={({ id }) => settle(id)}
        onTheirs={({ id, theirs }) => {
          apply((list) => {
            if (!theirs) return removeSnippets(list, new Set([id]));
            return list.some((snippet) => snippet.id === id)
              ? replaceSnippet(list, theirs)
              : insertSnippet(list, theirs);
          });
          settle(id);
        }}
      />
      {form.state !== 'none' && (
        <div hidden={!isPublishing}>
          <PublishPanel
            head={start.head}
            unfinished={unfinished}
            onShowUnfinished={() => {
              form.putAway();
              editing.setFilter({ only: 'unfinished', text: '' });
            }}
            onPlan={(head) => seams.onPlan(head, snippets)}
            onPublish={seams.onPublish}
            onClose={() => form.leave(() => undefined)}
            onWritten={form.onWritten}
            own={own}
          />
        </div>
      )}
      {form.leaving && <DropQuestion words="publishLeave" onDrop={form.leaving.drop} onStay={form.leaving.stay} />}
      <div className="editor-columns">
        <nav className="editor-tree" aria-label={t('editorCategories')}>
          <CategoryTreeView
            tree={tree}
            total={snippets.length}
            selected={filter.category}
            onSelect={(category) => editing.setFilter({ category })}
          />
          {filter.category !== undefined && (
            <CategoryRename
              key={filter.category}
              path={filter.category}
              onRename={(change, path) => {
                apply(change);
                editing.setFilter({ category: path });
              }}
            />
          )}
        </nav>
        <div className="editor-table" ref={table}>
          <FilterBar
            filter={filter}
            shown={rows.length}
            total={snippets.length}
            usesKnown={uses !== undefined}
            onFilter={editing.setFilter}
          />
          {chosen.size > 0 && (
            <BulkBar
              count={chosen.size}
              categories={categories}
              onBulk={editing.bulk}
              onCopy={() => editing.copy(chosen)}
              onClear={() => editing.choose(new Set())}
            />
          )}
          {rows.length === 0 ? (
            <p className="empty">{t(snippets.length === 0 ? 'editorEmpty' : 'editorNoHits')}</p>
          ) : (
            <ScriptTable
              rows={rows}
              activeId={active?.id}
              chosen={chosen}
              changed={changed}
              uses={uses}
              onActivate={activate}
              onChoose={editing.choose}
              onEdit={edit}
              onRemove={removeThese}
            />
          )}
        </div>
        <SidePanel
          panel={panel}
          onPanel={setPanel}
          active={active}
          snippets={snippets}
          categories={categories}
          claims={claimed === undefined ? undefined : claims}
          kept={kept}
          others={others}
          memory={memory}
          titleOf={titleOf}
          firstField={firstField}
          onPut={put}
          onApply={apply}
          onOpen={open}
          onLeave={() => table.current?.querySelector<HTMLElement>('[role=grid]')?.focus()}
          onFindDuplicates={seams.onFindDuplicates}
          whyQuiet={seams.whyQuiet}
        />
      </div>
    </section>
  );
}
