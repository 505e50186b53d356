/** Thousands of scripts as a grid of which only what is in sight is drawn: arrow keys move, Space chooses, Enter edits. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useRef } from 'react';
import type { SnippetId } from '../../../utils/core/ids';
import type { Snippets } from '../../../utils/core/pack-edit';
import { useText } from '../../text';
import type { Uses } from '../lead-model';
import { ScriptRow } from './script-row';

export const ROW_PX = 36;
const PAGE = 12;
const OVERSCAN = 8;

interface ScriptTableProps {
  rows: Snippets;
  activeId: SnippetId | undefined;
  chosen: ReadonlySet<SnippetId>;
  changed: ReadonlySet<SnippetId>;
  uses: Uses | undefined;
  onActivate(id: SnippetId): void;
  onChoose(ids: ReadonlySet<SnippetId>): void;
  /** Enter: to the first field of the form. */
  onEdit(): void;
  /** Delete: the chosen ones, or the one under the bar. */
  onRemove(): void;
}

export function ScriptTable(props: ScriptTableProps) {
  const { rows, activeId, chosen, changed, uses, onActivate, onChoose, onEdit, onRemove } = props;
  const t = useText();
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const anchor = useRef<number>(undefined);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollPaddingStart: ROW_PX,
    initialRect: { width: 600, height: 600 },
  });
  const at = activeId === undefined ? -1 : rows.findIndex((row) => row.id === activeId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows the active row, not its own redraws
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at);
  }, [at]);
  const goTo = (wanted: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, wanted))];
    if (row) onActivate(row.id);
  };
  const chooseSpan = useCallback(
    (from: number, to: number) => {
      const span = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
      onChoose(new Set([...chosen, ...span.map((row) => row.id)]));
    },
    [rows, chosen, onChoose],
  );
  const toggle = useCallback(
    (row: SnippetId) => {
      const next = new Set(chosen);
      if (!next.delete(row)) next.add(row);
      onChoose(next);
    },
    [chosen, onChoose],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      if (event.shiftKey && at >= 0) chooseSpan(at, Math.max(0, Math.min(rows.length - 1, to)));
      goTo(to);
    } else if (event.key === ' ' && activeId !== undefined) toggle(activeId);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onChoose(new Set(rows.map((row) => row.id)));
    else if (event.key === 'Escape' && chosen.size > 0) onChoose(new Set());
    else if (event.key === 'Enter' && activeId !== undefined) onEdit();
    else if (event.key === 'Delete') onRemove();
    else return;
    event.preventDefault();
  };
  const press = useCallback(
    (row: SnippetId, index: number, event: MouseEvent) => {
      if (event.shiftKey && anchor.current !== undefined) chooseSpan(anchor.current, index);
      else if (event.ctrlKey || event.metaKey) toggle(row);
      if (!event.shiftKey) anchor.current = index;
      onActivate(row);
    },
    [chooseSpan, toggle, onActivate],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows stand where they are put, which a table does not let them
    <div
      ref={grid}
      role="grid"
      aria-label={t('editorTable')}
      aria-rowcount={rows.length + 1}
      aria-colcount={6}
      aria-multiselectable
      aria-activedescendant={at >= 0 ? `${id}-${activeId}` : undefined}
      tabIndex={0}
      className="script-grid"
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the one tab stop */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" aria-rowindex={1} className="script-row head">
        {(
          ['columnChosen', 'fieldTitle', 'fieldCategory', 'columnTriggers', 'fieldShortcut', 'columnUsed'] as const
        ).map((key) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useSemanticElements: as above
          <span key={key} role="columnheader" className={key === 'columnChosen' ? 'unseen-head' : undefined}>
            {t(key)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <ScriptRow
                key={row.id}
                id={`${id}-${row.id}`}
                snippet={row}
                index={index}
                top={start}
                isActive={index === at}
                isChosen={chosen.has(row.id)}
                isChanged={changed.has(row.id)}
                use={uses?.get(row.id)}
                usesKnown={uses !== undefined}
                onPress={press}
                onToggle={toggle}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
