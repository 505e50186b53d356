/** Finding scripts in the pack: any words, and the ones that need a look. */
import { ONLY, type Only, type PackFilter } from '../../../utils/core/pack-filter';
import { formatCount } from '../../format-count';
import { type MessageKey, useText } from '../../text';
import type { FilterChange } from './use-editing';

const ONLY_KEYS: Record<Only, MessageKey> = {
  all: 'onlyAll',
  weak: 'onlyWeak',
  unfinished: 'onlyUnfinished',
  unused: 'onlyUnused',
  changed: 'onlyChanged',
};

interface FilterBarProps {
  filter: PackFilter;
  shown: number;
  total: number;
  usesKnown: boolean;
  onFilter(parts: FilterChange): void;
}

export function FilterBar({ filter, shown, total, usesKnown, onFilter }: FilterBarProps) {
  const t = useText();
  return (
    <search className="toolbar">
      <input
        type="search"
        aria-label={t('editorFind')}
        placeholder={t('editorFind')}
        value={filter.text}
        onChange={(event) => onFilter({ text: event.target.value })}
      />
      <select
        aria-label={t('editorOnly')}
        value={filter.only}
        onChange={(event) => onFilter({ only: event.target.value as Only })}
      >
        {ONLY.filter((only) => usesKnown || only !== 'unused').map((only) => (
          <option key={only} value={only}>
            {t(ONLY_KEYS[only])}
          </option>
        ))}
      </select>
      <span role="status" className="foot">
        {shown === total
          ? t('countScripts', formatCount(total))
          : t('countShown', formatCount(shown), formatCount(total))}
      </span>
    </search>
  );
}
