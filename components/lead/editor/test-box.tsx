/** Type a buyer's question, see what would be offered and why: the engine agents have, on the pack as it is being written. */
import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { SnippetId } from '../../../utils/core/ids';
import type { Suggestion } from '../../../utils/core/matching/match-turn';
import { STAGES } from '../../../utils/core/pack-edit';
import type { Snippet, Stage } from '../../../utils/core/snippet';
import { type MessageKey, useText } from '../../text';
import { STAGE_KEYS } from '../field-words';
import type { Tester } from './use-tester';

/** Why agents would not be offered a script at this moment, however well it fits. */
export type Quiet = 'hours' | 'expired' | 'off';

const QUIET_WORDS: Record<Quiet, MessageKey> = { hours: 'testNotNow', expired: 'testExpired', off: 'testOff' };

interface TestBoxProps {
  tester: Tester;
  /** Whether a script is of the pack being edited. */
  isOwn(id: SnippetId): boolean;
  whyQuiet(snippet: Snippet, isOwn: boolean): Quiet | undefined;
  onOpen(id: SnippetId): void;
  /** The question becomes one of the active script's; absent when none is active. */
  onAddTrigger?: ((text: string) => void) | undefined;
}

export function TestBox({ tester, isOwn, whyQuiet, onOpen, onAddTrigger }: TestBoxProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const [stage, setStage] = useState<Stage>();
  const asked = useDeferredValue(text);
  const found = useMemo(() => tester.ask?.(asked, stage) ?? [], [tester.ask, asked, stage]);
  return (
    <div className="test-box">
      <label htmlFor={id}>{t('testAsk')}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={500}
        placeholder={t('testHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="inline">
        <label htmlFor={`${id}-stage`}>{t('testStage')}</label>
        <select
          id={`${id}-stage`}
          value={stage ?? ''}
          onChange={(event) => setStage(STAGES.find((each) => each === event.target.value))}
        >
          <option value="">{t('testAnyStage')}</option>
          {STAGES.map((each) => (
            <option key={each} value={each}>
              {t(STAGE_KEYS[each])}
            </option>
          ))}
        </select>
      </p>
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
          <Hit
            key={hit.snippetId}
            hit={hit}
            snippet={tester.find(hit.snippetId)}
            isOwn={isOwn(hit.snippetId)}
            whyQuiet={whyQuiet}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </div>
  );
}

interface HitProps {
  hit: Suggestion;
  snippet: Snippet | undefined;
  isOwn: boolean;
  whyQuiet(snippet: Snippet, isOwn: boolean): Quiet | undefined;
  onOpen(id: SnippetId): void;
}

function Hit({ hit, snippet, isOwn, whyQuiet, onOpen }: HitProps) {
  const t = useText();
  if (!snippet) return null;
  const quiet = whyQuiet(snippet, isOwn);
  const inForce = quiet === undefined;
  const mark = quiet ? QUIET_WORDS[quiet] : hit.sure ? 'testSure' : hit.shown ? 'testShown' : 'testHidden';
  return (
    <li className={hit.shown && inForce ? undefined : 'hidden-hit'}>
      {isOwn ? (
        <button type="button" className="link" onClick={() => onOpen(hit.snippetId)}>
          {snippet.title}
        </button>
      ) : (
        <span>
          {snippet.title} <span className="badge">{t('testOther')}</span>
        </span>
      )}
      <span className={`badge ${hit.sure && inForce ? 'badge-own' : ''}`}>{t(mark)}</span>
      <span className="foot"> {t('testScore', hit.score.toFixed(2))}</span>
      <p className="foot">{hit.matched[0] === undefined ? t('testWords') : t('testMatched', hit.matched[0])}</p>
    </li>
  );
}
