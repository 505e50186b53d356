/** One script of the table. Drawn again only when something about it changed. */
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { SnippetId } from '../../../utils/core/ids';
import type { Snippet } from '../../../utils/core/snippet';
import { ENOUGH_TRIGGERS, isUnfinished } from '../../../utils/core/snippet-check';
import { type Translate, useText } from '../../text';
import type { ScriptUse } from '../lead-model';

interface ScriptRowProps {
  id: string;
  snippet: Snippet;
  index: number;
  top: number;
  isActive: boolean;
  isChosen: boolean;
  isChanged: boolean;
  use: ScriptUse | undefined;
  usesKnown: boolean;
  onPress(id: SnippetId, index: number, event: MouseEvent): void;
  onToggle(id: SnippetId): void;
}

export const ScriptRow = memo(function ScriptRow(props: ScriptRowProps) {
  const { id, snippet, index, top, isActive, isChosen, isChanged, use, usesKnown, onPress, onToggle } = props;
  const t = useText();
  const name = snippet.title.trim() || t('editorUntitled');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the one tab stop
    // biome-ignore lint/a11y/useSemanticElements: rows stand where they are put, which a table does not let them
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={`script-row${isActive ? ' active' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => onPress(snippet.id, index, event)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <span
        role="gridcell"
        className="check"
        aria-label={t(isChosen ? 'rowChosen' : 'rowNotChosen')}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(snippet.id);
        }}
      >
        <span aria-hidden="true">{isChosen ? '✓' : ''}</span>
      </span>
      <Cell className="title" title={name}>
        <span>{name}</span>
        {isChanged && <span className="badge badge-own">{t('rowChanged')}</span>}
        {isUnfinished(snippet) && <span className="badge badge-estimated">{t('rowUnfinished')}</span>}
      </Cell>
      <Cell title={snippet.category}>{snippet.category}</Cell>
      <Cell className={snippet.triggers.length < ENOUGH_TRIGGERS ? 'weak' : ''}>
        {snippet.triggers.length < ENOUGH_TRIGGERS
          ? t('rowFewTriggers', snippet.triggers.length)
          : snippet.triggers.length}
      </Cell>
      <Cell>{snippet.shortcut ?? ''}</Cell>
      <Cell>{usesKnown && use ? <Use use={use} /> : usesKnown ? t('rowUnused') : '—'}</Cell>
    </div>
  );
});

/** Figures and signs, so that no language is cut short; the sentence for whoever rests on it, or listens. */
function Use({ use }: { use: ScriptUse }) {
  const t = useText();
  const { used, edited, askedAgain } = use;
  const sentence = sentenceOfUse(use, t);
  return (
    <span title={sentence}>
      <span aria-hidden="true" className="use">
        <span>{t('rowUsed', used)}</span>
        {edited > 0 && <span>✎ {edited}</span>}
        {askedAgain > 0 && <span>↻ {askedAgain}</span>}
      </span>
      <span className="unseen">{sentence}</span>
    </span>
  );
}

function sentenceOfUse({ used, sent, edited, editedShares, askedAgain }: ScriptUse, t: Translate): string {
  const share = edited === 0 ? 0 : Math.round((100 * editedShares) / edited);
  return t('rowUseInFull', used, sent, edited, share, askedAgain);
}

/** @param props.title what may be cut short, whole, for whoever rests on it */
function Cell({ className = '', title, children }: { className?: string; title?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the one tab stop
    // biome-ignore lint/a11y/useSemanticElements: as above
    <span role="gridcell" className={className} title={title}>
      {children}
    </span>
  );
}
