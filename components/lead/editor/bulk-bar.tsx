/** What is done to all chosen scripts at once. Every one of these can be undone. */
import { useId, useState } from 'react';
import { type BulkEdit, STAGES } from '../../../utils/core/pack-edit';
import type { Stage } from '../../../utils/core/snippet';
import { LIMITS, plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';
import { STAGE_KEYS } from '../field-words';

interface BulkBarProps {
  count: number;
  categories: readonly string[];
  onBulk(edit: BulkEdit): void;
  onCopy(): void;
  onClear(): void;
}

export function BulkBar({ count, categories, onBulk, onCopy, onClear }: BulkBarProps) {
  const t = useText();
  const id = useId();
  const [category, setCategory] = useState('');
  const [tag, setTag] = useState('');
  const wantedCategory = plainText(category, 'joined').trim();
  const wantedTag = plainText(tag, 'joined').trim();
  return (
    <section className="bulk" aria-label={t('bulkHead', count)}>
      <strong role="status">{t('bulkHead', count)}</strong>
      <span className="inline">
        <input
          type="text"
          list={`${id}-categories`}
          aria-label={t('bulkCategory')}
          placeholder={t('bulkCategory')}
          maxLength={LIMITS.category}
          value={category}
          onChange={(event) => setCategory(event.target.value)}
        />
        <datalist id={`${id}-categories`}>
          {categories.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button
          type="button"
          className="plain"
          disabled={wantedCategory === ''}
          onClick={() => onBulk({ kind: 'category', category: wantedCategory })}
        >
          {t('bulkMove')}
        </button>
      </span>
      <select
        aria-label={t('bulkStage')}
        value=""
        onChange={(event) => event.target.value && onBulk({ kind: 'stage', stage: event.target.value as Stage })}
      >
        <option value="">{t('bulkStage')}</option>
        {STAGES.map((stage) => (
          <option key={stage} value={stage}>
            {t(STAGE_KEYS[stage])}
          </option>
        ))}
      </select>
      <span className="inline">
        <input
          type="text"
          aria-label={t('fieldTags')}
          placeholder={t('fieldTags')}
          maxLength={LIMITS.tag}
          value={tag}
          onChange={(event) => setTag(event.target.value)}
        />
        <button
          type="button"
          className="plain"
          disabled={wantedTag === ''}
          onClick={() => onBulk({ kind: 'add-tag', tag: wantedTag })}
        >
          {t('bulkAddTag')}
        </button>
        <button
          type="button"
          className="plain"
          disabled={wantedTag === ''}
          onClick={() => onBulk({ kind: 'drop-tag', tag: wantedTag })}
        >
          {t('bulkDropTag')}
        </button>
      </span>
      <button type="button" className="plain" onClick={onCopy}>
        {t('bulkCopy')}
      </button>
      <button type="button" className="danger" onClick={() => onBulk({ kind: 'remove' })}>
        {t('bulkRemove')}
      </button>
      <button type="button" className="link" onClick={onClear}>
        {t('bulkClear')}
      </button>
    </section>
  );
}
