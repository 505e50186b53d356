/** Telling the leads something by a click: written, shown as it will go without numbers and addresses, sent; and what became of it. */
import { type FormEvent, useId, useState } from 'react';
import { redact } from '../../utils/core/redact';
import { formatWait } from '../format';
import { REPORT_KINDS } from '../report-kinds';
import { type MessageKey, useText } from '../text';
import { useUnkept } from '../unkept';
import type { JoinCallbacks, ReportOutcome, ToldReport } from './join-model';

const WENT: Record<ReportOutcome, MessageKey> = {
  told: 'reportTold',
  kept: 'reportKept',
  often: 'reportOften',
  failed: 'outcomeFailed',
};
const LONGEST = 300;
const DONE: readonly (ReportOutcome | undefined)[] = ['told', 'kept'];

interface TellLeadsProps {
  reports: readonly ToldReport[];
  onReport: JoinCallbacks['onReport'];
  now(): number;
}

export function TellLeads({ reports, onReport, now }: TellLeadsProps) {
  const t = useText();
  const id = useId();
  const [kind, setKind] = useState<ToldReport['kind']>('escalation');
  const [text, setText] = useState('');
  /** As it will go; undefined while it is being written. */
  const [shown, setShown] = useState<string>();
  const [went, setWent] = useState<ReportOutcome | 'busy'>();
  useUnkept(text.trim() !== '');
  const look = (event: FormEvent) => {
    event.preventDefault();
    setWent(undefined);
    setShown(redact(text).slice(0, LONGEST));
  };
  const send = async () => {
    if (!shown) return;
    setWent('busy');
    const outcome = await onReport(kind, shown);
    setWent(outcome);
    if (!DONE.includes(outcome)) return;
    setShown(undefined);
    setText('');
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('reportTitle')}</h3>
      <p className="foot">{t('reportWhy')}</p>
      {shown ? (
        <section className="confirm" aria-labelledby={`${id}-question`}>
          <h4 id={`${id}-question`}>{t('reportQuestion', t(REPORT_KINDS[kind]))}</h4>
          <p>{shown}</p>
          <div className="actions">
            <button type="button" className="plain" disabled={went === 'busy'} onClick={() => void send()}>
              {t('reportSend')}
            </button>
            <button type="button" className="plain" onClick={() => setShown(undefined)}>
              {t('reportChange')}
            </button>
          </div>
        </section>
      ) : (
        <form onSubmit={look}>
          <p className="inline">
            <label htmlFor={`${id}-kind`}>{t('reportKind')}</label>
            <select
              id={`${id}-kind`}
              value={kind}
              onChange={(event) => setKind(event.target.value === 'script' ? 'script' : 'escalation')}
            >
              {(Object.keys(REPORT_KINDS) as ToldReport['kind'][]).map((each) => (
                <option key={each} value={each}>
                  {t(REPORT_KINDS[each])}
                </option>
              ))}
            </select>
          </p>
          <label htmlFor={`${id}-text`}>{t('reportText')}</label>
          <textarea
            id={`${id}-text`}
            rows={3}
            maxLength={LONGEST}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div className="actions">
            <button type="submit" className="plain" disabled={text.trim() === ''}>
              {t('reportLook')}
            </button>
          </div>
        </form>
      )}
      <p role="status" className="outcome">
        {went !== undefined && went !== 'busy' && t(WENT[went])}
      </p>
      {reports.length > 0 && (
        <ul className="offers">
          {reports.map((report) => (
            <li key={report.id} className="site-row">
              {t(REPORT_KINDS[report.kind])}: {report.text}{' '}
              <span className="foot">
                {t('reportAgo', formatWait(Math.max(0, now() - report.at * 1000), t))} ·{' '}
                {t(report.read ? 'reportRead' : report.told ? 'reportThere' : 'reportWaits')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
