/** A pack as a file: made when asked for, saved by the person's own click on its link. */
import { useEffect, useState } from 'react';
import { type MessageKey, useText } from '../../text';
import { OutcomeNote, useOutcome } from '../../use-outcome';
import type { PackLine } from '../lead-model';

export type ExportFormat = 'json' | 'signed' | 'xlsx' | 'csv' | 'csv-gbk';

export interface ExportFile {
  name: string;
  url: string;
  bytes: number;
}

const FORMATS: readonly [ExportFormat, MessageKey][] = [
  ['json', 'exportJson'],
  ['signed', 'exportSigned'],
  ['xlsx', 'exportXlsx'],
  ['csv', 'exportCsv'],
  ['csv-gbk', 'exportCsvGbk'],
];

interface ExportLinksProps {
  pack: PackLine;
  /** A large library is several JSON files. */
  onExport(packId: string, format: ExportFormat): Promise<readonly ExportFile[]>;
}

export function ExportLinks({ pack, onExport }: ExportLinksProps) {
  const t = useText();
  const [files, setFiles] = useState<readonly ExportFile[]>([]);
  const { outcome, run } = useOutcome();
  const make = async (format: ExportFormat) => {
    setFiles([]);
    const made = await onExport(pack.id, format);
    setFiles(made);
    return made.length > 0;
  };
  return (
    <div className="confirm" aria-live="polite">
      <div className="actions">
        {FORMATS.map(([format, key]) => (
          <button
            key={format}
            type="button"
            className="plain"
            disabled={outcome === 'busy'}
            onClick={() => void run(() => make(format))}
          >
            {t(key)}
          </button>
        ))}
      </div>
      {outcome === 'busy' && <p className="foot">{t('pageLoading')}</p>}
      {outcome === 'failed' && <OutcomeNote outcome={outcome} />}
      <FileLinks files={files} />
    </div>
  );
}

/** Blob urls, given back when others come or this closes. */
export function FileLinks({ files }: { files: readonly ExportFile[] }) {
  const t = useText();
  useEffect(() => () => files.forEach(({ url }) => void URL.revokeObjectURL?.(url)), [files]);
  return files.map(({ name, url, bytes }) => (
    <p key={name}>
      <a className="link" href={url} download={name}>
        {t('exportSave', name)}
      </a>{' '}
      <span className="foot">{t('exportSize', Math.max(1, Math.round(bytes / 1024)))}</span>
    </p>
  ));
}
