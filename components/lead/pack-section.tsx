/** Script packs: what is there, and importing a file in two steps: first the difference, then the change. */
import { type ChangeEvent, useId, useState } from 'react';
import { useText } from '../text';
import type { LeadCallbacks, PackCheck, PackLine } from './lead-model';

/** Bytes; a pack of some thousand scripts is well under it. */
const FILE_LIMIT = 4_000_000;

type Step =
  | { at: 'idle' }
  | { at: 'reading' }
  | { at: 'checked'; file: string; text: string; check: PackCheck }
  | { at: 'imported'; file: string; check: PackCheck };

function CheckText({ check }: { check: PackCheck }) {
  const t = useText();
  if (!check.ok) {
    return (
      <p className="warning" role="alert">
        {t('packRefused', check.code, check.where)}
      </p>
    );
  }
  return <p>{t('packDiff', check.added, check.changed, check.removed, check.unchanged)}</p>;
}

export function PackSection({ packs, callbacks }: { packs: readonly PackLine[]; callbacks: LeadCallbacks }) {
  const t = useText();
  const field = useId();
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const date = new Intl.DateTimeFormat(t('localeTag'), { dateStyle: 'medium' });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // Cleared, so that choosing the same file again after an edit is noticed.
    event.target.value = '';
    if (!file) return;
    setStep({ at: 'reading' });
    if (file.size > FILE_LIMIT) {
      const check: PackCheck = { ok: false, code: 'too-large', where: file.name };
      return setStep({ at: 'checked', file: file.name, text: '', check });
    }
    const text = await file.text();
    setStep({ at: 'checked', file: file.name, text, check: await callbacks.onCheckPack(text) });
  };
  const confirm = async (file: string, text: string) => {
    setStep({ at: 'reading' });
    setStep({ at: 'imported', file, check: await callbacks.onImportPack(text) });
  };
  return (
    <section aria-labelledby="packs">
      <h2 id="packs">{t('leadPacks')}</h2>
      {packs.length === 0 && <p className="lead-in">{t('leadNoPacks')}</p>}
      <ul className="packs">
        {packs.map((pack) => (
          <li key={pack.id}>
            <span className="pack-title">
              {pack.title} <span className="badge">v{pack.version}</span>
              {pack.builtIn && <span className="badge">{t('packBuiltIn')}</span>}
            </span>
            <span className="foot">{t('packFacts', pack.snippets, pack.author, date.format(pack.importedAt))}</span>
            {!pack.builtIn && (
              <button type="button" className="link" onClick={() => void callbacks.onRemovePack(pack.id)}>
                {t('packRemove')}
                <span className="unseen"> {pack.title}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <p>
        <label htmlFor={field} className="plain file">
          {t('packChoose')}
        </label>
        <input
          id={field}
          type="file"
          accept=".json,application/json"
          className="unseen"
          onChange={(event) => void choose(event)}
        />
      </p>
      <div aria-live="polite">
        {step.at === 'reading' && <p className="foot">{t('pageLoading')}</p>}
        {step.at === 'checked' && (
          <div className="confirm">
            <h3>{step.file}</h3>
            <CheckText check={step.check} />
            <div className="actions">
              {step.check.ok && (
                <button type="button" className="primary" onClick={() => void confirm(step.file, step.text)}>
                  {t('packImport')}
                </button>
              )}
              <button type="button" className="plain" onClick={() => setStep({ at: 'idle' })}>
                {t('cancel')}
              </button>
            </div>
          </div>
        )}
        {step.at === 'imported' &&
          (step.check.ok ? <p className="done">✓ {t('packImported', step.file)}</p> : <CheckText check={step.check} />)}
      </div>
      <p className="foot">{t('packWhy')}</p>
    </section>
  );
}
