/** Scripts that changed in the pack while they were being changed here. Mine stays until someone says otherwise. */
import type { SnippetConflict } from '../../../utils/core/pack-diff';
import { useText } from '../../text';
import { ConflictSides } from '../conflict-sides';

interface ConflictListProps {
  conflicts: readonly SnippetConflict[];
  onMine(conflict: SnippetConflict): void;
  onTheirs(conflict: SnippetConflict): void;
}

export function ConflictList({ conflicts, onMine, onTheirs }: ConflictListProps) {
  const t = useText();
  if (conflicts.length === 0) return null;
  return (
    <section className="confirm" aria-label={t('conflictHead', conflicts.length)}>
      <h3>{t('conflictHead', conflicts.length)}</h3>
      <p className="lead-in">{t('conflictWhy')}</p>
      <ul>
        {conflicts.map((conflict) => {
          const { id, base, mine, theirs } = conflict;
          const title = (mine ?? theirs ?? base)?.title ?? '';
          return (
            <li key={id} className="conflict">
              <strong>{title}</strong>
              <ConflictSides conflict={conflict} />
              <div className="actions">
                <button type="button" className="plain" onClick={() => onMine(conflict)}>
                  {t('conflictKeepMine')}
                  <span className="unseen"> {title}</span>
                </button>
                <button type="button" className="plain" onClick={() => onTheirs(conflict)}>
                  {t('conflictTakeTheirs')}
                  <span className="unseen"> {title}</span>
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
