/**
 * Owns the first guess at what the columns of a foreign sheet mean: by its headings, or else by how the cells look.
 * A guess only: a person sees a preview and corrects it.
 */
import {
  COLUMN_ROLES,
  type ColumnMapping,
  type ColumnRole,
  isRepeatable,
  roleOfHeading,
  type SheetRole,
} from './columns';
import type { SheetTable } from './workbook';

const HEADING_ROWS = 8;
const SAMPLE_ROWS = 300;

/** @param siblings how many sheets the file has: names of sheets mean something only beside others. */
export function guessMapping(table: SheetTable, siblings = 1): ColumnMapping {
  const width = Math.max(0, ...table.rows.slice(0, SAMPLE_ROWS).map((row) => row.length));
  const heading = findHeading(table.rows);
  const sample = table.rows.slice(heading === undefined ? 0 : heading.at + 1, SAMPLE_ROWS);
  const columns = heading ? fromHeadings(heading.roles, width) : fromCells(sample, width);
  if (heading && !columns.includes('body')) addBody(columns, sample);
  const own = COLUMN_ROLES.every((role, index) => columns[index] === role) && columns.length === COLUMN_ROLES.length;
  return {
    firstRow: heading === undefined ? 0 : heading.at + 1,
    columns,
    sheetIsCategory: !own && siblings > 1 && !/^(?:sheet|工作表|表)\s*\d*$/i.test(table.name),
    own,
  };
}

function findHeading(rows: readonly string[][]): { at: number; roles: (SheetRole | undefined)[] } | undefined {
  let best: { at: number; roles: (SheetRole | undefined)[]; known: number } | undefined;
  for (const [at, row] of rows.slice(0, HEADING_ROWS).entries()) {
    const roles = row.map(roleOfHeading);
    // A banner merged over all columns repeats one text; a heading names different things.
    const known = new Set(roles.filter((role) => role !== undefined)).size;
    const filled = new Set(row.filter((cell) => cell.trim() !== '')).size;
    const isHeading = known >= 2 || (known === 1 && filled === 1 && roles.includes('body'));
    if (isHeading && known * 2 >= filled && known > (best?.known ?? 0)) best = { at, roles, known };
  }
  return best;
}

function fromHeadings(roles: readonly (SheetRole | undefined)[], width: number): ColumnRole[] {
  const taken = new Set<SheetRole>();
  return Array.from({ length: Math.max(width, roles.length) }, (_, index) => {
    const role = roles[index];
    if (role === undefined || (!isRepeatable(role) && taken.has(role))) return 'ignore';
    taken.add(role);
    return role;
  });
}

interface Look {
  filled: number;
  /** Different texts per filled cell. */
  distinct: number;
  meanLength: number;
  /** All filled cells are short and of plain letters and digits. */
  isCode: boolean;
}

function lookAt(sample: readonly string[][], column: number): Look {
  const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  const rows = sample.filter((row) => row.length > 0).length;
  return {
    filled: rows === 0 ? 0 : cells.length / rows,
    distinct: cells.length === 0 ? 0 : new Set(cells).size / cells.length,
    meanLength: cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length,
    isCode: cells.length > 0 && cells.every((cell) => /^[a-z0-9]{1,12}$/i.test(cell)),
  };
}

/** The longest column is what is said; columns that repeat themselves are groups; what else stands before it is its title. */
function fromCells(sample: readonly string[][], width: number): ColumnRole[] {
  const looks = Array.from({ length: width }, (_, column) => lookAt(sample, column));
  const columns: ColumnRole[] = looks.map(() => 'ignore');
  addBody(columns, sample);
  const body = columns.indexOf('body');
  for (let column = width - 1; column >= 0; column -= 1) {
    const look = looks[column] as Look;
    if (column === body || look.filled === 0) continue;
    if (look.isCode) {
      const isSerial = sample.every((row, index) => Number(row[column] || index + 1) === index + 1);
      if (!isSerial && !columns.includes('shortcut')) columns[column] = 'shortcut';
    } else if (look.distinct < 0.6 || look.filled < 0.6) columns[column] = 'category';
    else if (column < body) columns[column] = columns.includes('title') ? 'category' : 'title';
  }
  return columns;
}

function addBody(columns: ColumnRole[], sample: readonly string[][]): void {
  let longest = { column: -1, length: 0 };
  for (const [column, role] of columns.entries()) {
    if (role !== 'ignore') continue;
    const { meanLength, filled } = lookAt(sample, column);
    if (filled >= 0.3 && meanLength > longest.length) longest = { column, length: meanLength };
  }
  if (longest.column >= 0) columns[longest.column] = 'body';
}
