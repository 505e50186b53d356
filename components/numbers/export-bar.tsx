/** Taking numbers along: as a file, as text for a chat, on paper. The person saves the file by their own click. */
import { useEffect, useState } from 'react';
import { useText } from '../text';

export type NumberFormat = 'xlsx' | 'csv' | 'json';
export type NumberContent = 'summary' | 'rows';

interface ExportBarProps {
  onFile(what: NumberContent, format: NumberFormat): Promise<{ name: string; url: string } | undefined>;
  onText(): Promise<boolean>;
}

const FORMATS: readonly NumberFormat[] = ['xlsx', 'csv', 'json'];

export function ExportBar({ onFile, onText }: ExportBarProps) {
  const t = useText();
  const [what, setWhat] = useState<NumberContent>('summary');
  const [file, setFile] = useState<{ name: string; url: string }>();
  const [said, setSaid] = useState('');
  useEffect(() => () => void (file && URL.revokeObjectURL?.(file.url)), [file]);
  /** A month of turns is read day by day: that takes a moment. */
  const write = async (format: NumberFormat) => {
    setSaid(t('pageLoading'));
    setFile(await onFile(what, format).catch(() => undefined));
    setSaid('');
  };
  return (
    <section className="export-bar" aria-label={t('exportFigures')}>
      <span>{t('exportFigures')}</span>
      <select
        aria-label={t('exportFigures')}
        value={what}
        onChange={(event) => setWhat(event.target.value as NumberContent)}
      >
        <option value="summary">{t('exportSummary')}</option>
        <option value="rows">{t('exportRows')}</option>
      </select>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          className="plain small"
          aria-label={t('exportAs', format)}
          onClick={() => void write(format)}
        >
          {format}
        </button>
      ))}
      <button
        type="button"
        className="plain small"
        onClick={() => void onText().then((ok) => setSaid(t(ok ? 'explainCopied' : 'explainCopyFailed')))}
      >
        {t('exportText')}
      </button>
      <button type="button" className="plain small" onClick={() => window.print()}>
        {t('exportPrint')}
      </button>
      <span role="status" className="outcome">
        {said}
      </span>
      {file && (
        <a className="link" href={file.url} download={file.name}>
          {t('exportSave', file.name)}
        </a>
      )}
    </section>
  );
}
