/** Owns the sheet of a pack: one row per script, as text only, in a file that spreadsheets open and cannot be tricked by. */
import type { Pack, Snippet } from '../../core/snippet';
import { writeCell } from './cells';
import { COLUMN_ROLES, HEADINGS, type SheetLanguage } from './columns';
import { writeCsv } from './csv';
import { createGbkEncoder } from './gbk';
import { writeWorkbook } from './workbook';

export type SheetFormat = 'xlsx' | 'csv' | 'csv-gbk';

export interface SheetFile {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Characters that older programs may not show; 0 but for `csv-gbk`. */
  beyondGbk: number;
}

const WIDTHS = [16, 18, 22, 36, 60, 10, 14, 10, 12, 12, 10, 14, 16, 16, 8];

export async function writeSheet(pack: Pack, format: SheetFormat, language: SheetLanguage): Promise<SheetFile> {
  const rows = tableOf(pack.snippets, language);
  const base = `${pack.id}-v${pack.version}`;
  if (format === 'xlsx') {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const bytes = await writeWorkbook([{ name: pack.title, rows }], WIDTHS);
    return { name: `${base}.xlsx`, type, bytes, beyondGbk: 0 };
  }
  const text = writeCsv(rows);
  const name = `${base}.csv`;
  if (format === 'csv-gbk') return { name, type: 'text/csv;charset=gb18030', ...createGbkEncoder()(text) };
  // Without the mark Chinese Excel takes the file for GBK.
  return { name, type: 'text/csv;charset=utf-8', bytes: new TextEncoder().encode(`\ufeff${text}`), beyondGbk: 0 };
}

function tableOf(snippets: readonly Snippet[], language: SheetLanguage): string[][] {
  const heading = COLUMN_ROLES.map((role) => HEADINGS[language][role]);
  return [heading, ...snippets.map((snippet) => COLUMN_ROLES.map((role) => writeCell(snippet, role, language)))];
}
