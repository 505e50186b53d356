/** A pack as a file: made when asked for, saved by the person's own click on its link. */
import { useEffect, useState } from 'react';
import { type MessageKey, useText } from '../../text';
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
  /** A large library is several JSON files. The links are blob urls; they are given back when this closes. */
  onExport(packId: string, format: ExportFormat): Promise<readonly ExportFile[]>;
}

export function ExportLinks({ pack, onExport }: ExportLinksProps) {
  const t = useText();
  const [files, setFiles] = useState<readonly ExportFile[]>([]);
  useEffect(() => () => files.forEach(({ url }) => void URL.revokeObjectURL?.(url)), [files]);
  return (
    <div className="confirm" aria-live="polite">
      <div className="actions">
        {FORMATS.map(([format, key]) => (
          <button
            key={format}
            type="button"
            className="plain"
            onClick={() => void onExport(pack.id, format).then(setFiles)}
          >
            {t(key)}
          </button>
        ))}
      </div>
      {files.map(({ name, url, bytes }) => (
        <p key={name}>
          <a className="link" href={url} download={name}>
            {t('exportSave', name)}
          </a>{' '}
          <span className="foot">{t('exportSize', Math.max(1, Math.round(bytes / 1024)))}</span>
        </p>
      ))}
    </div>
  );
}
