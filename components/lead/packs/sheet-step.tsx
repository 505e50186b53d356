/** A sheet on its way in: what its columns are, which rows gave nothing and why, and the pack it goes into. */
import { useId, useMemo, useState } from 'react';
import { ROW_CODES } from '../../../utils/core/pack-codes';
import { useText } from '../../text';
import { useUnkept } from '../../unkept';
import type { PackLine } from '../lead-model';
import type { ImportSeams, SheetColumn, SheetTarget, SheetTrouble, SheetView } from './import-model';
import { SheetMapping } from './sheet-mapping';

const SHOWN_TROUBLES = 20;
/** What several columns may be. */
const SHARED: ReadonlySet<SheetColumn> = new Set(['category', 'triggers', 'ignore']);

interface SheetStepProps {
  file: string;
  sheets: readonly SheetView[];
  targets: readonly PackLine[];
  seams: Pick<ImportSeams, 'onMap'>;
  onNext(sheets: readonly SheetView[], target: SheetTarget): void;
  onCancel(): void;
}

export function SheetStep({ file, sheets: read, targets, seams, onNext, onCancel }: SheetStepProps) {
  const t = useText();
  const id = useId();
  const [sheets, setSheets] = useState(read);
  const [shown, setShown] = useState(0);
  const [target, setTarget] = useState('new');
  const named = file.replace(/\.[^.]*$/, '').slice(0, 80);
  const [title, setTitle] = useState(named);
  const [replace, setReplace] = useState(false);
  useUnkept(sheets !== read || target !== 'new' || title !== named);
  const results = useMemo(() => sheets.map((sheet) => seams.onMap(sheet)), [sheets, seams]);
  const count = results.reduce((sum, { snippets }) => sum + snippets.length, 0);
  const sheet = sheets[shown];
  const change = (parts: Partial<SheetView['mapping']>) =>
    setSheets(
      sheets.map((each, index) =>
        index === shown
          ? { ...each, mapping: { ...each.mapping, ...parts, own: parts.columns ? false : each.mapping.own } }
          : each,
      ),
    );
  const wanted: SheetTarget =
    target === 'new' ? { kind: 'new', title: title.trim() } : { kind: 'existing', packId: target, replace };
  const isReady = count > 0 && (wanted.kind === 'existing' || wanted.title !== '');
  return (
    <section className="confirm" aria-label={file}>
      <h3>{file}</h3>
      {sheets.length > 1 && (
        <p className="inline">
          <label htmlFor={`${id}-sheet`}>{t('sheetChoose')}</label>
          <select id={`${id}-sheet`} value={shown} onChange={(event) => setShown(Number(event.target.value))}>
            {sheets.map(({ name }, index) => (
              <option key={name} value={index}>
                {name} · {t('countScripts', results[index]?.snippets.length ?? 0)}
              </option>
            ))}
          </select>
        </p>
      )}
      {sheet && (
        <SheetMapping
          view={sheet}
          onColumn={(column, role) =>
            change({
              columns: sheet.mapping.columns.map((old, at) =>
                // One column is the wording, one the title: the newer word counts.
                at === column ? role : old === role && !SHARED.has(role) ? 'ignore' : old,
              ),
            })
          }
          onFirstRow={(firstRow) => change({ firstRow })}
          onNameIsCategory={(sheetIsCategory) => change({ sheetIsCategory })}
        />
      )}
      <p aria-live="polite">
        {t(count === 0 ? 'sheetGivesNone' : sheets.length > 1 ? 'sheetGivesAll' : 'sheetGives', count, sheets.length)}
      </p>
      <Troubles troubles={results[shown]?.troubles ?? []} />
      <p className="inline">
        <label htmlFor={`${id}-target`}>{t('sheetInto')}</label>
        <select id={`${id}-target`} value={target} onChange={(event) => setTarget(event.target.value)}>
          <option value="new">{t('packNew')}</option>
          {targets.map((pack) => (
            <option key={pack.id} value={pack.id}>
              {pack.title}
            </option>
          ))}
        </select>
        {target === 'new' ? (
          <input
            type="text"
            aria-label={t('packTitle')}
            maxLength={80}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        ) : (
          <label className="choice">
            <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.target.checked)} />
            {t('sheetReplace')}
          </label>
        )}
      </p>
      <div className="actions">
        <button type="button" className="primary" disabled={!isReady} onClick={() => onNext(sheets, wanted)}>
          {t('sheetNext')}
        </button>
        <button type="button" className="plain" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </section>
  );
}

function Troubles({ troubles }: { troubles: readonly SheetTrouble[] }) {
  const t = useText();
  if (troubles.length === 0) return null;
  return (
    <details className="diff-group tone-soft">
      <summary>{t('sheetTroubles', troubles.length)}</summary>
      <ul>
        {troubles.slice(0, SHOWN_TROUBLES).map(({ row, column, code }) => (
          <li key={`${row} ${column} ${code}`}>
            <span className="foot">{column > 0 ? t('sheetCell', row, column) : t('sheetRow', row)}</span>{' '}
            {t(ROW_CODES[code])}
          </li>
        ))}
      </ul>
      {troubles.length > SHOWN_TROUBLES && <p className="foot">{t('listMore', troubles.length - SHOWN_TROUBLES)}</p>}
    </details>
  );
}
