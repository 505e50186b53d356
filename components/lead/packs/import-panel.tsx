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
  | { at: 'sheets'; file: string }
  | { at: 'planned'; file: string; plan: PackPlan }
  | { at: 'done'; file: string };

type Sheets = Extract<FileReading, { kind: 'sheets' }>['sheets'];

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
  /** Stays, out of sight, while the difference is looked at: whoever goes back finds their columns as they left them. */
  const [mapped, setMapped] = useState<{ file: string; sheets: Sheets }>();
  const read = async (files: readonly File[], name: string): Promise<Step> => {
    if (files.reduce((sum, { size }) => sum + size, 0) > FILE_LIMIT)
      return { at: 'refused', file: name, refusal: { ok: false, code: 'sheet-too-big', where: '' } };
    const reading = await seams.onRead(files);
    if (reading.kind === 'refused') return { at: 'refused', file: name, refusal: reading.refusal };
    if (reading.kind === 'pack') return { at: 'planned', file: name, plan: reading.plan };
    setMapped({ file: name, sheets: reading.sheets });
    return { at: 'sheets', file: name };
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
    setMapped(undefined);
    await go(name, () => read(files, name));
  };
  const plan = (file: string, sheets: Parameters<ImportSeams['onPlan']>[0], target: SheetTarget) =>
    go(file, async () => ({ at: 'planned', file, plan: await seams.onPlan(sheets, target) }));
  const put = (file: string, wanted: PackPlan) =>
    go(file, async () => {
      const outcome = await seams.onPut(wanted);
      if (!outcome.ok) return { at: 'refused', file, refusal: outcome };
      setMapped(undefined);
      return { at: 'done', file };
    });
  const cancel = () => {
    setMapped(undefined);
    setStep({ at: 'idle' });
  };
  const back = () => (mapped ? setStep({ at: 'sheets', file: mapped.file }) : cancel());
  return (
    <div className="import">
      <p className="beside">
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
        <span className="foot">{t('packWhy')}</span>
      </p>
      <div aria-live="polite">
        {step.at === 'busy' && <p className="foot">{t('pageLoading')}</p>}
        {step.at === 'done' && <p className="done">✓ {t('packImported', step.file)}</p>}
        {step.at === 'refused' && (
          <section className="confirm" aria-label={step.file}>
            <h3>{step.file}</h3>
            <RefusalText refusal={step.refusal} />
            {!isUnheard(step.refusal.code) && <p className="foot">{t('packUnchanged')}</p>}
            <button type="button" className="plain" onClick={back}>
              {t('packDismiss')}
            </button>
          </section>
        )}
      </div>
      {mapped && (
        <div hidden={step.at !== 'sheets'}>
          <SheetStep
            file={mapped.file}
            sheets={mapped.sheets}
            targets={targets}
            seams={seams}
            onNext={(sheets, target) => void plan(mapped.file, sheets, target)}
            onCancel={cancel}
          />
        </div>
      )}
      {step.at === 'planned' && (
        <PlanView
          title={step.file}
          plan={step.plan}
          confirm={t('packImport')}
          onTrust={seams.onTrust}
          onConfirm={() => void put(step.file, step.plan)}
          onCancel={back}
        />
      )}
    </div>
  );
}
