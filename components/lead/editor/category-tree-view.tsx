/** Categories as a tree with counts: arrow keys, one tab stop. What is selected filters the table. */

import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { type CategoryNode, visibleNodes } from '../../../utils/core/category-tree';
import { formatCount } from '../../format-count';
import { useText } from '../../text';

interface CategoryTreeViewProps {
  tree: readonly CategoryNode[];
  total: number;
  /** undefined: all. */
  selected: string | undefined;
  onSelect(path: string | undefined): void;
}

export function CategoryTreeView({ tree, total, selected, onSelect }: CategoryTreeViewProps) {
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const nodes = useMemo(() => visibleNodes(tree, open), [tree, open]);
  const paths = [undefined, ...nodes.map(({ path }) => path)];
  const at = Math.max(0, paths.indexOf(selected));
  const toggle = (path: string, wanted: boolean) => {
    const next = new Set(open);
    if (wanted) next.add(path);
    else next.delete(path);
    setOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const node = nodes[at - 1];
    const go = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: paths.length - 1 }[event.key];
    if (go !== undefined) onSelect(paths[Math.max(0, Math.min(paths.length - 1, go))]);
    else if (event.key === 'ArrowRight' && node?.hasChildren) {
      if (node.isOpen) onSelect(paths[at + 1]);
      else toggle(node.path, true);
    } else if (event.key === 'ArrowLeft' && node?.isOpen) toggle(node.path, false);
    else if (event.key === 'ArrowLeft' && node?.path.includes('/')) onSelect(node.path.replace(/\/[^/]*$/, ''));
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="tree"
      aria-label={t('editorCategories')}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      className="tree"
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the tree's */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the tree has the one tab stop */}
      <div role="treeitem" id={`${id}-0`} aria-level={1} aria-selected={at === 0} onClick={() => onSelect(undefined)}>
        <span className="name">{t('editorAll')}</span> <span className="foot">{formatCount(total)}</span>
      </div>
      {nodes.map(({ path, name, count, level, hasChildren, isOpen }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={path}
          role="treeitem"
          id={`${id}-${index + 1}`}
          aria-level={level}
          aria-selected={at === index + 1}
          aria-expanded={hasChildren ? isOpen : undefined}
          style={{ paddingInlineStart: `${8 + 14 * (level - 1)}px` }}
          onClick={() => onSelect(path)}
        >
          <span
            className="twist"
            aria-hidden="true"
            onClick={(event) => {
              if (!hasChildren) return;
              event.stopPropagation();
              toggle(path, !isOpen);
            }}
          >
            {hasChildren ? (isOpen ? '▾' : '▸') : ''}
          </span>
          <span className="name">{name}</span> <span className="foot">{formatCount(count)}</span>
        </div>
      ))}
    </div>
  );
}
