/** Gives a category, and what is nested in it, another name or place. */
import { type FormEvent, useState } from 'react';
import { renameCategory, type Snippets } from '../../../utils/core/pack-edit';
import { LIMITS, plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';

interface CategoryRenameProps {
  path: string;
  onRename(change: (snippets: Snippets) => Snippets, path: string): void;
}

export function CategoryRename({ path, onRename }: CategoryRenameProps) {
  const t = useText();
  const [text, setText] = useState(path);
  const wanted = plainText(text, 'joined')
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean)
    .join('/');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== '' && wanted !== path) onRename((snippets) => renameCategory(snippets, path, wanted), wanted);
  };
  return (
    <form className="category-rename" onSubmit={submit}>
      <input
        type="text"
        aria-label={t('categoryName')}
        maxLength={LIMITS.category}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="plain" disabled={wanted === '' || wanted === path}>
        {t('categoryRename')}
      </button>
      <p className="foot">{t('categoryHint')}</p>
    </form>
  );
}
