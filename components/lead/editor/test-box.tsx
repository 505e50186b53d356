/** Type a buyer's question, see what would be offered and why: the engine agents have, on the pack as it is being written. */
import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { SnippetId } from '../../../utils/core/ids';
import type { Suggestion } from '../../../utils/core/matching/match-turn';
import { useText } from '../../text';
import type { Tester } from './use-tester';

interface TestBoxProps {
  tester: Tester;
  /** Whether a script is of the pack being edited. */
  isOwn(id: SnippetId): boolean;
  onOpen(id: SnippetId): void;
  /** The question becomes one of the active script's; absent when none is active. */
  onAddTrigger?: ((text: string) => void) | undefined;
}

export function TestBox({ tester, isOwn, onOpen, onAddTrigger }: TestBoxProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const found = useMemo(() => tester.ask?.(asked) ?? [], [tester.ask, asked]);
  return (
    <div className="test-box">
      <label htmlFor={id}>{t('testAsk')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={500}
        placeholder={t('testHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {onAddTrigger && text.trim() !== '' && (
        <p>
          <button type="button" className="link" onClick={() => onAddTrigger(text)}>
            {t('testAddTrigger')}
          </button>
        </p>
      )}
      <div aria-live="polite">
        {!tester.ask && <p className="foot">{t('testBuilding')}</p>}
        {tester.ask && asked.trim() !== '' && !found[0]?.shown && <p className="lead-in">{t('testQuiet')}</p>}
      </div>
      <ol className="test-results">
        {found.map((hit) => (
          <Hit key={hit.snippetId} hit={hit} tester={tester} isOwn={isOwn(hit.snippetId)} onOpen={onOpen} />
        ))}
      </ol>
    </div>
  );
}

interface HitProps {
  hit: Suggestion;
  tester: Tester;
  isOwn: boolean;
  onOpen(id: SnippetId): void;
}

function Hit({ hit, tester, isOwn, onOpen }: HitProps) {
  const t = useText();
  const snippet = tester.find(hit.snippetId);
  if (!snippet) return null;
  const mark = hit.sure ? 'testSure' : hit.shown ? 'testShown' : 'testHidden';
  return (
    <li className={hit.shown ? undefined : 'hidden-hit'}>
      {isOwn ? (
        <button type="button" className="link" onClick={() => onOpen(hit.snippetId)}>
          {snippet.title}
        </button>
      ) : (
        <span>
          {snippet.title} <span className="badge">{t('testOther')}</span>
        </span>
      )}
      <span className={`badge ${hit.sure ? 'badge-own' : ''}`}>{t(mark)}</span>
      <span className="foot"> {t('testScore', hit.score.toFixed(2))}</span>
      <p className="foot">{hit.matched[0] === undefined ? t('testWords') : t('testMatched', hit.matched[0])}</p>
    </li>
  );
}
