/** Owns csv as people have it: any of four delimiters, quotes, line breaks within cells, a `sep=` line. Never throws. */
import { csvCell, unguardCell } from './csv-cell';

const DELIMITERS = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Rows of cells; empty lines are empty rows, so that row numbers stay those of the file. Reads at most `maxRows`. */
export function parseCsv(text: string, delimiter: Delimiter, maxRows?: number): string[][] {
  return parse(text, delimiter, maxRows).rows;
}

/** `stray`: closing quotes with text behind them, the sign of a wrong delimiter. */
function parse(
  text: string,
  delimiter: Delimiter,
  maxRows = Number.POSITIVE_INFINITY,
): { rows: string[][]; stray: number } {
  const rows: string[][] = [];
  let stray = 0;
  let row: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < maxRows) {
    const { cell, end, isStray } = text[at] === '"' ? readQuoted(text, at, delimiter) : readPlain(text, at, delimiter);
    row.push(cell);
    if (isStray) stray += 1;
    at = end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === delimiter) row.push('');
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    rows.push(row.length === 1 && row[0] === '' ? [] : row);
    row = [];
  }
  return { rows, stray };
}

/** The delimiter that agrees best with the quotes; then the one under which most of the first rows have as many cells. */
export function sniffDelimiter(text: string): Delimiter {
  const declared = /^sep=([,;|\t])\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return declared as Delimiter;
  const sample = text.slice(0, 65_536);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: Number.NEGATIVE_INFINITY };
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    const { rows, stray } = parse(sample, delimiter, 50);
    for (const row of rows) {
      if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, count]) => count * 10 + width)) - stray * 1_000_000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** A file's rows, guards taken off; a `sep=` line is an empty row. */
export function readCsv(text: string, maxRows?: number): string[][] {
  const rows = parseCsv(text, sniffDelimiter(text), maxRows);
  if (/^sep=.?\r?\n/i.test(text)) rows[0] = [];
  return rows.map((row) => row.map(unguardCell));
}

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

interface Cell {
  cell: string;
  /** Where the delimiter, the line break or nothing stands. */
  end: number;
  isStray: boolean;
}

function readPlain(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(start, end), end, isStray: false };
}

/** What follows the closing quote before the delimiter is kept: hand-made files have it. */
function readQuoted(text: string, start: number, delimiter: string): Cell {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { cell: cell + text.slice(at).replace(/\r\n?/g, '\n'), end: text.length, isStray: false };
    cell += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    cell += '"';
    at += 1;
  }
  const rest = readPlain(text, at, delimiter);
  return { cell: cell.replace(/\r\n?/g, '\n') + rest.cell, end: rest.end, isStray: rest.cell.trim() !== '' };
}
