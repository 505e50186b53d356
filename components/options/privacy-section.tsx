/** What this computer keeps about the person, in counts; take it along, or delete it after a second thought. */
import { useEffect, useRef, useState } from 'react';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { KeptCounts, OptionsCallbacks } from './options-model';

interface PrivacySectionProps {
  kept: KeptCounts | undefined;
  retentionDays: number;
  callbacks: Pick<OptionsCallbacks, 'onExport' | 'onErase'>;
}

export function PrivacySection({ kept, retentionDays, callbacks }: PrivacySectionProps) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { outcome, run } = useOutcome();
  const [file, setFile] = useState<string>();
  const keep = useRef<HTMLButtonElement>(null);
  // The safe answer gets the focus.
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  const prepare = async () => {
    setFile(await callbacks.onExport());
    return true;
  };
  const erase = () => {
    setAsking(false);
    void run(callbacks.onErase);
  };
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{t('optionsPrivacy')}</h2>
      <p className="lead-in">{t('optionsPrivacyWhy')}</p>
      {kept && (
        <dl className="counts">
          <div>
            <dt>{t('keptFacts')}</dt>
            <dd>{kept.facts}</dd>
          </div>
          <div>
            <dt>{t('keptDays')}</dt>
            <dd>{kept.days}</dd>
          </div>
          <div>
            <dt>{t('keptAgents')}</dt>
            <dd>{kept.agents}</dd>
          </div>
        </dl>
      )}
      <p className="foot">
        {kept?.firstDay && `${t('keptSince', kept.firstDay)} · `}
        {t('keptFor', retentionDays)}
      </p>
      {asking ? (
        <div className="confirm" role="alertdialog" aria-labelledby="erase-question" aria-describedby="erase-why">
          <h3 id="erase-question">{t('eraseQuestion')}</h3>
          <p id="erase-why">{t('eraseWhy')}</p>
          <div className="actions">
            <button type="button" className="plain" ref={keep} onClick={() => setAsking(false)}>
              {t('eraseKeep')}
            </button>
            <button type="button" className="danger" onClick={erase}>
              {t('eraseDo')}
            </button>
          </div>
        </div>
      ) : (
        <div className="actions">
          <button
            type="button"
            className="plain"
            disabled={!kept || outcome === 'busy'}
            onClick={() => void run(prepare)}
          >
            {t('optionsExport')}
          </button>
          <button
            type="button"
            className="danger"
            disabled={!kept || outcome === 'busy'}
            onClick={() => setAsking(true)}
          >
            {t('optionsErase')}
          </button>
          <OutcomeNote outcome={outcome} />
          {file && (
            <a className="link" href={file} download="sideline-records.json">
              {t('optionsSaveFile')}
            </a>
          )}
        </div>
      )}
    </section>
  );
}
