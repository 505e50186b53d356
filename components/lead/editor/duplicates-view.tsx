/** Scripts that say the same: looked for when asked, each group with what makes it one, and one click to keep the best. */
import { useState } from 'react';
import type { SnippetId } from '../../../utils/core/ids';
import type { DuplicateGroup } from '../../../utils/core/pack-duplicates';
import type { Snippets } from '../../../utils/core/pack-edit';
import type { Snippet } from '../../../utils/core/snippet';
import { type MessageKey, useText } from '../../text';

const SHOWN_GROUPS = 100;
const SHOWN_SCRIPTS = 12;
const REASON_KEYS: Record<DuplicateGroup['reason'], MessageKey> = {
  title: 'duplicateTitle',
  trigger: 'duplicateTrigger',
  body: 'duplicateBody',
};

type Search = { at: 'idle' | 'busy' | 'failed' } | { at: 'done'; groups: readonly DuplicateGroup[]; of: Snippets };

interface DuplicatesViewProps {
  snippets: Snippets;
  onFind(snippets: Snippets): Promise<readonly DuplicateGroup[]>;
  onOpen(id: SnippetId): void;
  /** The others go; their questions come to the one that stays. */
  onKeep(keep: SnippetId, others: readonly SnippetId[]): void;
}

export function DuplicatesView({ snippets, onFind, onOpen, onKeep }: DuplicatesViewProps) {
  const t = useText();
  const [search, setSearch] = useState<Search>({ at: 'idle' });
  const find = async () => {
    setSearch({ at: 'busy' });
    setSearch(
      await onFind(snippets).then(
        (groups): Search => ({ at: 'done', groups, of: snippets }),
        (): Search => ({ at: 'failed' }),
      ),
    );
  };
  const byId = new Map<SnippetId, Snippet>(
    search.at === 'done' ? snippets.map((snippet) => [snippet.id, snippet]) : [],
  );
  // What was merged or removed since is no duplicate any more.
  const groups =
    search.at === 'done'
      ? search.groups
          .map((group) => ({ ...group, ids: group.ids.filter((id) => byId.has(id)) }))
          .filter(({ ids }) => ids.length > 1)
      : [];
  return (
    <div className="duplicates">
      <button type="button" className="plain" disabled={search.at === 'busy'} onClick={() => void find()}>
        {t('duplicatesFind')}
      </button>
      <p aria-live="polite" className="lead-in">
        {search.at === 'busy' && t('duplicatesBusy')}
        {search.at === 'failed' && t('outcomeFailed')}
        {search.at === 'done' && (groups.length > 0 ? t('duplicatesFound', groups.length) : t('duplicatesNone'))}
      </p>
      <ul>
        {groups.slice(0, SHOWN_GROUPS).map(({ reason, ids, text }) => (
          <li key={`${reason} ${ids.join()}`} className="duplicate">
            <p className="foot">
              {t(REASON_KEYS[reason])}
              {text !== undefined && ` ${t('quoted', text)}`}
            </p>
            <ul>
              {ids.slice(0, SHOWN_SCRIPTS).map((id) => (
                <li key={id} className="inline">
                  <button type="button" className="link" onClick={() => onOpen(id)}>
                    {byId.get(id)?.title || t('editorUntitled')}
                  </button>
                  <button
                    type="button"
                    className="plain small"
                    onClick={() =>
                      onKeep(
                        id,
                        ids.filter((other) => other !== id),
                      )
                    }
                  >
                    {t('duplicatesKeep')}
                    <span className="unseen"> {byId.get(id)?.title}</span>
                  </button>
                </li>
              ))}
            </ul>
            {ids.length > SHOWN_SCRIPTS && <p className="foot">{t('listMore', ids.length - SHOWN_SCRIPTS)}</p>}
          </li>
        ))}
      </ul>
      {groups.length > SHOWN_GROUPS && <p className="foot">{t('listMore', groups.length - SHOWN_GROUPS)}</p>}
    </div>
  );
}
