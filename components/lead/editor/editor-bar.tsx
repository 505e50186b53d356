/** The editor's head: what is being edited, whether it is kept, back and forth in time, publish. */
import type { PackHead } from '../../../utils/core/pack-parts';
import { formatCount } from '../../format-count';
import { useText } from '../../text';
import type { SaveState } from './use-autosave';

interface EditorBarProps {
  head: PackHead;
  saved: SaveState;
  changes: number;
  canUndo: boolean;
  canRedo: boolean;
  onBack(): void;
  onAdd(): void;
  onUndo(): void;
  onRedo(): void;
  onPublish(): void;
}

export function EditorBar(props: EditorBarProps) {
  const { head, saved, changes, canUndo, canRedo, onBack, onAdd, onUndo, onRedo, onPublish } = props;
  const t = useText();
  const words = { saved: 'draftSaved', saving: 'draftSaving', failed: 'draftFailed' } as const;
  return (
    <div className="editor-bar">
      <button type="button" className="link" onClick={onBack}>
        ← {t('editorBack')}
      </button>
      <h2 className="editor-title">
        {head.title} <span className="badge">v{head.version}</span>
      </h2>
      <span role="status" className={saved === 'failed' ? 'warning' : 'foot'}>
        {changes === 0 && saved === 'saved' ? t('draftNone') : t(words[saved], formatCount(changes))}
      </span>
      <span className="editor-actions">
        <button type="button" className="plain" onClick={onAdd}>
          {t('editorAdd')}
        </button>
        <button type="button" className="plain" disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={onUndo}>
          {t('editorUndo')}
        </button>
        <button type="button" className="plain" disabled={!canRedo} aria-keyshortcuts="Control+Y" onClick={onRedo}>
          {t('editorRedo')}
        </button>
        <button type="button" className="primary" onClick={onPublish}>
          {t('editorPublish')}
        </button>
      </span>
    </div>
  );
}
