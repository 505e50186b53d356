/** Owns reading any spreadsheet file a lead may have, whatever its name says. Never throws, and keeps nothing. */
import type { SheetCode } from '../../core/pack-codes';
import type { ColumnMapping } from './columns';
import { readCsv } from './csv';
import { decodeText, type Encoding } from './decode-text';
import { guessMapping } from './guess-mapping';
import { MAX_ROWS, readWorkbook, type SheetTable } from './workbook';

export const MAX_SHEET_BYTES = 16 * 1024 * 1024;

export type SheetReading =
  | {
      ok: true;
      kind: 'xlsx' | 'xls' | 'csv';
      /** For csv: how its text was written. */
      encoding?: Encoding;
      tables: SheetTable[];
      /** One guess for each table, in order. */
      guesses: ColumnMapping[];
    }
  | { ok: false; code: SheetCode };

/** @param name the file's name; a csv has no other name for its one table */
export async function readSheet(bytes: Uint8Array, name: string): Promise<SheetReading> {
  if (bytes.length > MAX_SHEET_BYTES) return { ok: false, code: 'sheet-too-big' };
  const kind = kindOf(bytes);
  if (kind === 'unknown') return { ok: false, code: 'sheet-unknown' };
  if (kind === 'locked') return { ok: false, code: 'sheet-locked' };
  if (kind === 'csv') return readText(bytes, name);
  const reading = await readWorkbook(bytes, kind);
  return reading.ok ? withGuesses(kind, reading.tables) : reading;
}

function readText(bytes: Uint8Array, name: string): SheetReading {
  const decoded = decodeText(bytes);
  if (!decoded) return { ok: false, code: 'sheet-encoding' };
  // A page or a picture under a csv's name would otherwise come out as one odd column.
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(decoded.text)) return { ok: false, code: 'sheet-unknown' };
  const table = { name: name.replace(/\.[^.]*$/, ''), rows: readCsv(decoded.text, MAX_ROWS) };
  const reading = withGuesses('csv', [table]);
  return reading.ok ? { ...reading, encoding: decoded.encoding } : reading;
}

function withGuesses(kind: 'xlsx' | 'xls' | 'csv', all: SheetTable[]): SheetReading {
  const tables = all.filter(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (tables.length === 0) return { ok: false, code: 'sheet-empty' };
  return { ok: true, kind, tables, guesses: tables.map((table) => guessMapping(table, tables.length)) };
}

function kindOf(bytes: Uint8Array): 'xlsx' | 'xls' | 'locked' | 'csv' | 'unknown' {
  const start = (...values: number[]) => values.every((value, index) => bytes[index] === value);
  if (start(0x50, 0x4b)) return 'xlsx';
  if (start(0xd0, 0xcf, 0x11, 0xe0)) return holds(bytes, 'EncryptedPackage') ? 'locked' : 'xls';
  const isUtf16 = start(0xff, 0xfe) || start(0xfe, 0xff);
  return !isUtf16 && bytes.subarray(0, 4096).includes(0) ? 'unknown' : 'csv';
}

/** Names of streams in a compound file stand in UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.includes([...name].join('\0'));
}
