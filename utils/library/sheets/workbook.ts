/** Owns spreadsheets as tables of text, in and out. The library for it is loaded on first use, by the page that asks. */
import type { SheetCode } from '../../core/pack-codes';
import { judgeZip } from './zip-bounds';

/** One sheet: rows of text, merged cells filled, no formulas. */
export interface SheetTable {
  name: string;
  rows: string[][];
}

export type WorkbookReading = { ok: true; tables: SheetTable[] } | { ok: false; code: SheetCode };

export const MAX_ROWS = 50_000;
const MAX_COLUMNS = 64;
const MAX_SHEETS = 100;
/** Unpacked. A library of fifty thousand scripts is some twenty megabytes. */
const ZIP_BOUNDS = { maxEntries: 500, maxBytes: 64 * 1024 * 1024 };
/** `BL` is column 64; a cell far outside would otherwise make a table of millions of empty ones. */
const RANGE = `A1:BL${MAX_ROWS + 1}`;

/** @param kind by its first bytes: `xlsx` is a zip, `xls` an older compound file. Never throws. */
export async function readWorkbook(bytes: Uint8Array, kind: 'xlsx' | 'xls'): Promise<WorkbookReading> {
  if (kind === 'xlsx') {
    const verdict = judgeZip(bytes, ZIP_BOUNDS);
    if (verdict !== 'ok') return { ok: false, code: verdict === 'too-big' ? 'sheet-too-big' : 'sheet-damaged' };
  }
  try {
    const { readXls, readXlsx } = await import('hucre/xlsx');
    const read = kind === 'xlsx' ? readXlsx : readXls;
    const { sheets } = await read(bytes, { range: RANGE, sheets: (sheet) => !sheet.hidden && !sheet.veryHidden });
    const tables = sheets.slice(0, MAX_SHEETS).map(({ name, rows, merges }) => {
      const texts = rows.slice(0, MAX_ROWS).map((row) => row.slice(0, MAX_COLUMNS).map(textOf));
      fillMerges(texts, merges ?? []);
      return { name, rows: texts.map(dropEmptyEnd) };
    });
    return { ok: true, tables };
  } catch (error) {
    return { ok: false, code: isLocked(error) ? 'sheet-locked' : 'sheet-damaged' };
  }
}

export interface WrittenTable {
  name: string;
  rows: readonly (readonly (string | number)[])[];
}

/** A workbook of texts and plain numbers: what looks like a formula stays text. The first row is a heading that stays in view. */
export async function writeWorkbook(tables: readonly WrittenTable[], widths: readonly number[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: tables.map(({ name, rows }) => ({
      name: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? escapeUnits(cell) : cell))),
      columns: widths.map((width) => ({ width })),
      freezePane: { rows: 1 },
    })),
  });
}

/** `_x000D_` in a cell stands for the character of that number; text that looks like one is written with its bar as one. */
function escapeUnits(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00.000Z$/, '');
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : String(value);
}

interface Merge {
  startRow: number;
  endRow: number;
  startCol: number;
  endCol: number;
}

/** Every cell of a merged block says what its first says. Blocks that overlap, as no program writes them, end the filling. */
function fillMerges(rows: string[][], merges: readonly Merge[]): void {
  let left = MAX_ROWS * MAX_COLUMNS;
  for (const { startRow, endRow, startCol, endCol } of merges) {
    const value = rows[startRow]?.[startCol] ?? '';
    for (let at = startRow; at <= Math.min(endRow, rows.length - 1); at += 1) {
      const row = rows[at] as string[];
      for (let column = startCol; column <= Math.min(endCol, MAX_COLUMNS - 1); column += 1) {
        if (left-- <= 0) return;
        while (row.length <= column) row.push('');
        row[column] = value;
      }
    }
  }
}

function dropEmptyEnd(row: string[]): string[] {
  let length = row.length;
  while (length > 0 && row[length - 1] === '') length -= 1;
  return row.slice(0, length);
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && /password|encrypt/i.test(`${error.name} ${error.message}`);
}
