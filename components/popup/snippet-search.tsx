/** Finds a script and copies it. Enter copies the first hit, but never the Enter that ends a word in an input method. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useText } from '../text';
import type { SnippetLine } from './popup-model';

interface SnippetSearchProps {
  query: string;
  hits: readonly SnippetLine[];
  /** Scripts in the library, found or not. */
  total: number;
  onQuery(query: string): void;
  /** Resolves false when the clipboard refused. */
  onCopy(snippet: SnippetLine): Promise<boolean>;
}

export function SnippetSearch({ query, hits, total, onQuery, onCopy }: SnippetSearchProps) {
  const t = useText();
  const field = useId();
  const [copied, setCopied] = useState<{ id: string; ok: boolean }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search forgets the last copy
  useEffect(() => setCopied(undefined), [query]);
  const copy = async (snippet: SnippetLine) => setCopied({ id: snippet.id, ok: await onCopy(snippet) });
  const onKeyDown = (event: KeyboardEvent) => {
    const first = hits[0];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && first) void copy(first);
  };
  return (
    <>
      <label htmlFor={field} className="unseen">
        {t('searchLabel')}
      </label>
      <input
        id={field}
        type="search"
        className="search"
        value={query}
        placeholder={t('searchPlaceholder', total)}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="unseen" role="status">
        {copied && t(copied.ok ? 'searchCopied' : 'searchCopyFailed')}
      </p>
      {hits.length === 0 && <p className="empty">{t(total === 0 ? 'searchNoLibrary' : 'searchNone')}</p>}
      <ul className="hits">
        {hits.map((snippet) => (
          <li key={snippet.id}>
            <button type="button" className="hit" title={snippet.body} onClick={() => void copy(snippet)}>
              <span className="hit-head">
                <span className="hit-title">{snippet.title}</span>
                <span className="hit-state">
                  {copied?.id === snippet.id ? t(copied.ok ? 'searchCopied' : 'searchCopyFailed') : snippet.category}
                </span>
              </span>
              <span className="hit-body">{snippet.body}</span>
              <span className="unseen">{t('searchCopy')}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
