/** What agents chose to tell their leads: unread first, each with one button. */
import { useId, useState } from 'react';
import type { Report } from '../../utils/core/report';
import { formatWait } from '../format';
import { REPORT_KINDS } from '../report-kinds';
import { useText } from '../text';

export interface HeardLine extends Report {
  from: string;
  read: boolean;
}

/** Older ones that were read are in nobody's way. */
const READ_SHOWN = 10;

interface ReportSectionProps {
  /** The newest first. */
  lines: readonly HeardLine[];
  /** False: the server was not reached, or said no. */
  onRead(id: string): Promise<boolean>;
  now(): number;
}

export function ReportSection({ lines, onRead, now }: ReportSectionProps) {
  const t = useText();
  const id = useId();
  const [busy, setBusy] = useState('');
  const [failed, setFailed] = useState(false);
  const shown = [...lines.filter(({ read }) => !read), ...lines.filter(({ read }) => read).slice(0, READ_SHOWN)];
  const mark = async (wanted: string) => {
    setBusy(wanted);
    setFailed(!(await onRead(wanted)));
    setBusy('');
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('reportsTitle')}</h2>
      {shown.length === 0 ? (
        <p className="empty">{t('reportsNone')}</p>
      ) : (
        <ul className="offers">
          {shown.map((line) => (
            <li key={line.id} className="site-row">
              {line.from} · {t(REPORT_KINDS[line.kind])}: {line.text}{' '}
              <span className="foot">{t('reportAgo', formatWait(Math.max(0, now() - line.at * 1000), t))} </span>
              {line.read ? (
                <span className="foot">✓ {t('reportRead')}</span>
              ) : (
                <button type="button" className="plain" disabled={busy === line.id} onClick={() => void mark(line.id)}>
                  {t('reportsMark')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="outcome">
        {failed && `! ${t('handoutDown')}`}
      </p>
    </section>
  );
}
