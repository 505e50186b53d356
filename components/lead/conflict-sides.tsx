/** A script that both sides changed: what mine says and what the pack's says, field by field where they differ. */
import { changedFields, type SnippetConflict } from '../../utils/core/pack-diff';
import { useText } from '../text';
import { FIELD_KEYS, fieldText } from './field-words';

export function ConflictSides({ conflict: { mine, theirs } }: { conflict: SnippetConflict }) {
  const t = useText();
  const fields = mine && theirs ? changedFields(mine, theirs) : (['body'] as const);
  return fields.map((field) => (
    <div key={field}>
      {mine && theirs && <span className="foot">{t(FIELD_KEYS[field])}</span>}
      <p className="diff-field">
        <span className="foot">{t('conflictMine')}</span>{' '}
        <span className="side side-mine">{mine ? fieldText(mine, field, t) : t('conflictDeleted')}</span>
      </p>
      <p className="diff-field">
        <span className="foot">{t('conflictTheirs')}</span>{' '}
        <span className="side side-theirs">{theirs ? fieldText(theirs, field, t) : t('conflictDeleted')}</span>
      </p>
    </div>
  ));
}
