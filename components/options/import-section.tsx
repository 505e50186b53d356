/** Takes an exported file back in: looked through first, put in the place of what is kept only after a second thought. */
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import type { BackupProblem, BackupReport } from '../../utils/core/backup';
import { formatCount } from '../format-count';
import { type MessageKey, useText } from '../text';
import type { OptionsCallbacks } from './options-model';

const PROBLEMS: Record<BackupProblem, MessageKey> = {
  format: 'importFormat',
  newer: 'importNewer',
  damaged: 'importDamaged',
  failed: 'importFailed',
};

type Step =
  | { kind: 'idle' }
  /** Asked, and left as it was. */
  | { kind: 'kept' }
  | { kind: 'busy'; words: 'importLooking' | 'importBusy' }
  | { kind: 'asking'; file: File; report: Extract<BackupReport, { ok: true }> }
  | { kind: 'told'; report: BackupReport };

interface ImportSectionProps {
  /** How much would be replaced. */
  facts: number;
  callbacks: Pick<OptionsCallbacks, 'onCheckFile' | 'onImport'>;
}

export function ImportSection({ facts, callbacks }: ImportSectionProps) {
  const t = useText();
  const id = useId();
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const keep = useRef<HTMLButtonElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  // The question takes the focus, and gives it back where it came from.
  useEffect(() => {
    if (step.kind === 'asking') keep.current?.focus();
    if (step.kind === 'kept' || step.kind === 'told') chooser.current?.focus();
  }, [step.kind]);
  const run = async (
    words: 'importLooking' | 'importBusy',
    work: () => Promise<BackupReport>,
    then: (report: BackupReport) => Step,
  ) => {
    setStep({ kind: 'busy', words });
    setStep(then(await work().catch(() => ({ ok: false, problem: 'failed' }) as const)));
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    void run(
      'importLooking',
      () => callbacks.onCheckFile(file),
      (report) => (report.ok ? { kind: 'asking', file, report } : { kind: 'told', report }),
    );
  };
  const replace = (file: File) =>
    void run(
      'importBusy',
      () => callbacks.onImport(file),
      (report) => ({ kind: 'told', report }),
    );
  return (
    <div>
      {step.kind === 'asking' ? (
        <div
          className="confirm"
          role="alertdialog"
          aria-labelledby={`${id}-question`}
          aria-describedby={`${id}-found`}
          onKeyDown={({ key }) => key === 'Escape' && setStep({ kind: 'kept' })}
        >
          <h3 id={`${id}-question`}>{t('importQuestion')}</h3>
          <p id={`${id}-found`}>
            {t(
              'importFound',
              formatCount(step.report.facts),
              step.report.days,
              step.report.packs,
              step.report.settings,
            )}
            {facts > 0 && (
              <>
                <br />
                {t('importGoes', formatCount(facts))}
              </>
            )}
          </p>
          <div className="actions">
            <button type="button" className="plain" ref={keep} onClick={() => setStep({ kind: 'kept' })}>
              {t('eraseKeep')}
            </button>
            <button type="button" className="danger" onClick={() => replace(step.file)}>
              {t('importDo')}
            </button>
          </div>
        </div>
      ) : (
        <div className="actions">
          <label htmlFor={`${id}-file`} className="plain file">
            {t('optionsImport')}
          </label>
          <input
            id={`${id}-file`}
            ref={chooser}
            className="unseen"
            type="file"
            accept="application/json,.json"
            disabled={step.kind === 'busy'}
            onChange={choose}
          />
        </div>
      )}
      <p className="foot">{t('optionsImportWhy')}</p>
      <p role="status">
        {step.kind === 'busy' && t(step.words)}
        {step.kind === 'told' &&
          (step.report.ok
            ? `✓ ${t('importDone', formatCount(step.report.facts), step.report.days)}`
            : `! ${t(PROBLEMS[step.report.problem])}`)}
      </p>
    </div>
  );
}
