/** Bringing a file in: chosen, its columns named if it is a sheet, the difference shown, and only then put in. */
import { type ChangeEvent, useId, useState } from 'react';
import { isUnheard } from '../../refusal-words';
import { useText } from '../../text';
import type { PackLine, PackPlan, PackRefusal } from '../lead-model';
import type { FileReading, ImportSeams, SheetTarget } from './import-model';
import { PlanView } from './plan-view';
import { RefusalText } from './refusal-text';
import { SheetStep } from './sheet-step';

/** Bytes, of all files together; beyond it none is even read. */
const FILE_LIMIT = 16_000_000;

type Step =
  | { at: 'idle' }
  | { at: 'busy'; file: string }
  | { at: 'refused'; file: string; refusal: PackRefusal }
  | { at: 'sheets'; file: string; sheets: Extract<FileReading, { kind: 'sheets' }>['sheets'] }
  | { at: 'planned'; file: string; plan: PackPlan }
  | { at: 'done'; file: string };

/** Something broke on the way: the person is told, and can try again. */
const FAILED: PackRefusal = { ok: false, code: 'failed', where: '' };

interface ImportPanelProps {
  /** Packs that a sheet may go into. */
  targets: readonly PackLine[];
  seams: ImportSeams;
}

export function ImportPanel({ targets, seams }: ImportPanelProps) {
  const t = useText();
  const field = useId();
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const read = async (files: readonly File[], name: string): Promise<Step> => {
    if (files.reduce((sum, { size }) => sum + size, 0) > FILE_LIMIT)
      return { at: 'refused', file: name, refusal: { ok: false, code: 'sheet-too-big', where: '' } };
    const reading = await seams.onRead(files);
    if (reading.kind === 'refused') return { at: 'refused', file: name, refusal: reading.refusal };
    return reading.kind === 'pack'
      ? { at: 'planned', file: name, plan: reading.plan }
      : { at: 'sheets', file: name, sheets: reading.sheets };
  };
  const go = async (file: string, work: () => Promise<Step>) => {
    setStep({ at: 'busy', file });
    setStep(await work().catch((): Step => ({ at: 'refused', file, refusal: FAILED })));
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // Cleared, so that choosing the same file again after an edit is noticed.
    event.target.value = '';
    const [first] = files;
    if (!first) return;
    const name = files.length > 1 ? t('packFiles', first.name, files.length) : first.name;
    await go(name, () => read(files, name));
  };
  const plan = (file: string, sheets: Parameters<ImportSeams['onPlan']>[0], target: SheetTarget) =>
    go(file, async () => ({ at: 'planned', file, plan: await seams.onPlan(sheets, target) }));
  const put = (file: string, wanted: PackPlan) =>
    go(file, async () => {
      const outcome = await seams.onPut(wanted);
      return outcome.ok ? { at: 'done', file } : { at: 'refused', file, refusal: outcome };
    });
  const cancel = () => setStep({ at: 'idle' });
  return (
    <div className="import">
      <p>
        <label htmlFor={field} className="plain file">
          {t('packChoose')}
        </label>
        <input
          id={field}
          type="file"
          multiple
          accept=".json,.xlsx,.xls,.csv,.tsv,.txt,application/json"
          className="unseen"
          onChange={(event) => void choose(event)}
        />
        <span className="foot"> {t('packWhy')}</span>
      </p>
      <div aria-live="polite">
        {step.at === 'busy' && <p className="foot">{t('pageLoading')}</p>}
        {step.at === 'done' && <p className="done">✓ {t('packImported', step.file)}</p>}
        {step.at === 'refused' && (
          <section className="confirm" aria-label={step.file}>
            <h3>{step.file}</h3>
            <RefusalText refusal={step.refusal} />
            {!isUnheard(step.refusal.code) && <p className="foot">{t('packUnchanged')}</p>}
            <button type="button" className="plain" onClick={cancel}>
              {t('packDismiss')}
            </button>
          </section>
        )}
      </div>
      {step.at === 'sheets' && (
        <SheetStep
          file={step.file}
          sheets={step.sheets}
          targets={targets}
          seams={seams}
          onNext={(sheets, target) => void plan(step.file, sheets, target)}
          onCancel={cancel}
        />
      )}
      {step.at === 'planned' && (
        <PlanView
          title={step.file}
          plan={step.plan}
          confirm={t('packImport')}
          onTrust={seams.onTrust}
          onConfirm={() => void put(step.file, step.plan)}
          onCancel={cancel}
        />
      )}
    </div>
  );
}
