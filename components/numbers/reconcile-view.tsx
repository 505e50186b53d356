/** Holding the platform's sheet against ours: chosen, columns named, compared with a likely reason, kept as 导入. */
import { type ChangeEvent, useId, useState } from 'react';
import { SHEET_CODES } from '../../utils/core/pack-codes';
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import { ColumnTable } from './column-table';
import { ComparedTable } from './compared-table';
import { HistoryTable } from './history-table';
import type { FigureHref } from './numbers-model';
import type { Comparison, FigureSheet, MetricHistory, ReconcileSeams } from './reconcile-model';

interface ReconcileViewProps {
  day: string;
  history: readonly MetricHistory[];
  seams: ReconcileSeams;
  hrefOf?: FigureHref;
}

type Step =
  | { at: 'idle' }
  | { at: 'busy' }
  | { at: 'refused'; code: string }
  | { at: 'sheets'; sheets: FigureSheet[]; shown: number }
  | { at: 'compared'; sheet: FigureSheet; comparison: Comparison };

export function ReconcileView({ day, history, seams, hrefOf }: ReconcileViewProps) {
  const t = useText();
  const id = useId();
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const [fallback, setFallback] = useState(day);
  const { outcome, run } = useOutcome();
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setStep({ at: 'busy' });
    const reading = await seams.onRead(file);
    setStep(reading.ok ? { at: 'sheets', sheets: reading.sheets, shown: 0 } : { at: 'refused', code: reading.code });
  };
  const compare = async (sheet: FigureSheet) => {
    setStep({ at: 'busy' });
    setStep({ at: 'compared', sheet, comparison: await seams.onCompare(sheet, { day: fallback }) });
  };
  const sheet = step.at === 'sheets' ? step.sheets[step.shown] : undefined;
  const change = (parts: Partial<FigureSheet>) => {
    if (step.at !== 'sheets') return;
    setStep({ ...step, sheets: step.sheets.map((each, at) => (at === step.shown ? { ...each, ...parts } : each)) });
  };
  return (
    <div className="view">
      <p className="lead-in">{t('reconcileWhy')}</p>
      <p>
        <label htmlFor={id} className="plain file">
          {t('reconcileChoose')}
        </label>
        <input
          id={id}
          type="file"
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          className="unseen"
          onChange={(event) => void choose(event)}
        />
      </p>
      <div aria-live="polite">
        {step.at === 'busy' && <p className="foot">{t('pageLoading')}</p>}
        {step.at === 'refused' && <p className="warning">{t(refusalOf(step.code))}</p>}
      </div>
      {step.at === 'sheets' && sheet && (
        <section className="card" aria-label={sheet.name}>
          <h3>{sheet.name}</h3>
          {step.sheets.length > 1 && (
            <p className="inline">
              <label htmlFor={`${id}-sheet`}>{t('sheetChoose')}</label>
              <select
                id={`${id}-sheet`}
                value={step.shown}
                onChange={(event) => setStep({ ...step, shown: Number(event.target.value) })}
              >
                {step.sheets.map(({ name }, index) => (
                  <option key={name} value={index}>
                    {name}
                  </option>
                ))}
              </select>
            </p>
          )}
          <ColumnTable sheet={sheet} onChange={change} />
          {!sheet.columns.includes('day') && (
            <p className="inline">
              <label htmlFor={`${id}-day`}>{t('reconcileDay')}</label>
              <input
                id={`${id}-day`}
                type="date"
                value={fallback}
                onChange={(event) => setFallback(event.target.value)}
              />
            </p>
          )}
          <p className="actions">
            <button
              type="button"
              className="primary"
              disabled={!sheet.columns.some((column) => column !== 'ignore' && column !== 'day' && column !== 'agent')}
              onClick={() => void compare(sheet)}
            >
              {t('reconcileCompare')}
            </button>
            <button type="button" className="plain" onClick={() => setStep({ at: 'idle' })}>
              {t('cancel')}
            </button>
          </p>
        </section>
      )}
      {step.at === 'compared' && (
        <section aria-label={t('numbersTabReconcile')}>
          <ComparedTable comparison={step.comparison} hrefOf={hrefOf} />
          <p className="actions">
            <button
              type="button"
              className="primary"
              disabled={outcome === 'busy' || step.comparison.lines.length === 0}
              onClick={() => void run(() => seams.onKeep(step.sheet, step.comparison.lines))}
            >
              {t('reconcileKeep')}
            </button>
            <button type="button" className="plain" onClick={() => setStep({ at: 'idle' })}>
              {t('packDismiss')}
            </button>
            <OutcomeNote outcome={outcome} />
          </p>
        </section>
      )}
      {history.length > 0 && <HistoryTable history={history} hrefOf={hrefOf} />}
    </div>
  );
}

function refusalOf(code: string): MessageKey {
  return Object.hasOwn(SHEET_CODES, code) ? SHEET_CODES[code as keyof typeof SHEET_CODES] : 'reconcileUnreadable';
}
