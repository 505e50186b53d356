/** Owns writing everything that is kept as one JSON document, a row per line, so that any text editor opens it. Reads only. */
import { BACKUP_FORMAT, BACKUP_SECTIONS, type BackupSection, type BackupTotals } from '../../core/backup';
import { addSums, textSum } from '../fact-sum';
import { type Ledger, VERSIONS } from '../ledger';
import { canonical } from '../merge-facts';
import { readMetas } from '../meta';

/** The document in parts that are joined; a section is read row by row. */
export async function writeBackup(
  ledger: Ledger,
  settings: Record<string, unknown>,
  exportedAt: number,
): Promise<string[]> {
  const [frozenBefore, foldedWith, remembered] = await readMetas(ledger, 'frozenBefore', 'foldedWith', 'remembered');
  // Kept questions are to be read; they do not come back in with a file.
  const own = { exportedAt, settings, frozenBefore, foldedWith, ...(remembered && { remembered }) };
  const head = { format: BACKUP_FORMAT, schema: VERSIONS.length, ...own };
  // One spelling for one content: two files can be compared by eye, or by any tool.
  const parts = [canonical(head).slice(0, -1)];
  const totals = startTotals();
  for (const section of BACKUP_SECTIONS) {
    parts.push(`,\n"${section}":[`);
    await ledger.table(section).each((stored: Record<string, unknown>) => {
      const row = asWritten(section, stored);
      parts.push(`${totals.counts[section] === 0 ? '' : ','}\n${canonical(row)}`);
      addRow(totals, section, row);
    });
    parts.push(']');
  }
  parts.push(`,\n"counts":${JSON.stringify(totals.counts)},"sum":${totals.sum}}\n`);
  return parts;
}

export function startTotals(): BackupTotals {
  return {
    counts: Object.fromEntries(BACKUP_SECTIONS.map((name) => [name, 0])) as BackupTotals['counts'],
    sum: 0,
  };
}

/** A row's part does not depend on where it stands. */
export function addRow(totals: BackupTotals, section: BackupSection, row: object): void {
  totals.counts[section] += 1;
  totals.sum = addSums(totals.sum, textSum(`${section} ${canonical(row)}`));
}

/** A fact's business day follows the calendar of who reads it. */
function asWritten(section: BackupSection, stored: Record<string, unknown>): object {
  if (section !== 'facts') return stored;
  const { day: _, ...fact } = stored;
  return fact;
}

/** What a ledger's content comes to: equal for equal content, whoever wrote it in whatever order. */
export async function totalsOf(ledger: Ledger): Promise<BackupTotals> {
  const totals = startTotals();
  for (const section of BACKUP_SECTIONS)
    await ledger
      .table(section)
      .each((stored: Record<string, unknown>) => addRow(totals, section, asWritten(section, stored)));
  return totals;
}
