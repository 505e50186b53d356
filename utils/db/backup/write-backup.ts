/** Owns writing everything that is kept as one JSON document, a row per line, so that any text editor opens it. Reads only. */
import {
  BACKUP_FORMAT,
  BACKUP_RECORDS,
  BACKUP_SECTIONS,
  type BackupSection,
  type BackupTotals,
} from '../../core/backup';
import { addSums, textSum } from '../fact-sum';
import { type Ledger, VERSIONS } from '../ledger';
import { canonical } from '../merge-facts';
import { readMetas } from '../meta';

/**
 * The document in parts that are joined. Read as of one moment: recording waits meanwhile, or rows and the facts behind them
 * would be of two moments and the file refused when it is taken in.
 */
export function writeBackup(ledger: Ledger, settings: Record<string, unknown>, exportedAt: number): Promise<string[]> {
  return ledger.transaction('r', storesOf(ledger), async () => {
    const [frozenBefore, foldedWith, salt] = await readMetas(ledger, 'frozenBefore', 'foldedWith', 'salt');
    const own = { exportedAt, settings, frozenBefore, foldedWith, salt };
    const head = { format: BACKUP_FORMAT, schema: VERSIONS.length, ...own };
    // One spelling for one content: two files can be compared by eye, or by any tool.
    const parts = [canonical(head).slice(0, -1)];
    const totals = startTotals();
    for (const section of BACKUP_SECTIONS) {
      parts.push(`,\n"${section}":[`);
      await eachSlice(ledger, section, (rows) => {
        const isFirst = totals.counts[section] === 0;
        const lines = rows.map((row) => addRow(totals, section, row));
        parts.push(`${isFirst ? '' : ','}\n${lines.join(',\n')}`);
      });
      parts.push(']');
    }
    parts.push(`,\n"counts":${JSON.stringify(totals.counts)},"sum":${totals.sum}}\n`);
    return parts;
  });
}

export function startTotals(): BackupTotals {
  return {
    counts: Object.fromEntries(BACKUP_SECTIONS.map((name) => [name, 0])) as BackupTotals['counts'],
    sum: 0,
  };
}

/** A row's part does not depend on where it stands. @returns the row as it is spelt */
export function addRow(totals: BackupTotals, section: BackupSection, row: object): string {
  const text = canonical(row);
  totals.counts[section] += 1;
  totals.sum = addSums(totals.sum, textSum(`${section} ${text}`));
  return text;
}

/** What a ledger's content comes to: equal for equal content, whoever wrote it in whatever order. */
export function totalsOf(ledger: Ledger): Promise<BackupTotals> {
  return ledger.transaction('r', storesOf(ledger), async () => {
    const totals = startTotals();
    for (const section of BACKUP_SECTIONS)
      await eachSlice(ledger, section, (rows) => {
        for (const row of rows) addRow(totals, section, row);
      });
    return totals;
  });
}

const storesOf = (ledger: Ledger) =>
  BACKUP_SECTIONS.map((section) => (section === 'records' ? ledger.meta : ledger.table(section)));

const SLICE = 2000;

/** Rows of a section by their keys, some at a time: one by one a million of them would take minutes. */
async function eachSlice(ledger: Ledger, section: BackupSection, take: (rows: object[]) => void): Promise<void> {
  if (section === 'records') {
    const rows = (await ledger.meta.bulkGet([...BACKUP_RECORDS])).filter((row) => row !== undefined);
    if (rows.length > 0) take(rows);
    return;
  }
  const table = ledger.table<Record<string, unknown>>(section);
  const { keyPath } = table.schema.primKey;
  let last: unknown;
  for (;;) {
    const rest = last === undefined ? table.toCollection() : table.where(':id').above(last);
    const rows = await rest.limit(SLICE).toArray();
    const end = rows.at(-1);
    if (end) take(section === 'facts' ? rows.map(withoutItsDay) : rows);
    if (!end || rows.length < SLICE) return;
    last = Array.isArray(keyPath) ? keyPath.map((name) => end[name]) : end[String(keyPath)];
  }
}

/** A fact's business day follows the calendar of who reads it. */
function withoutItsDay({ day: _, ...fact }: Record<string, unknown>): object {
  return fact;
}
