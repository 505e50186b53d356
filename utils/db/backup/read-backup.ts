/** Owns reading such a document back into rows, in slices. Refuses one that is not whole; believes no row: that is the door's. */
import {
  BACKUP_FORMAT,
  BACKUP_SECTIONS,
  type BackupHead,
  type BackupProblem,
  type BackupSection,
  type BackupSlice,
  OLDER_BACKUPS,
} from '../../core/backup';
import { addRow, startTotals } from './write-backup';

export interface BackupFile {
  head: BackupHead;
  slices(): Generator<BackupSlice>;
}

const SLICE = 400;

export function readBackup(text: string): { ok: true; file: BackupFile } | { ok: false; problem: BackupProblem } {
  let document: Record<string, unknown>;
  try {
    document = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { ok: false, problem: 'damaged' };
  }
  const format = typeof document === 'object' && document !== null ? document.format : undefined;
  if (typeof format !== 'string' || !format.startsWith('sideline-records/')) return { ok: false, problem: 'format' };
  const older = OLDER_BACKUPS[format];
  if (format !== BACKUP_FORMAT && !older)
    return { ok: false, problem: format === 'sideline-records/1' ? 'format' : 'newer' };
  const sections = new Map<BackupSection, object[]>();
  const totals = startTotals();
  for (const section of BACKUP_SECTIONS) {
    const rows = document[section] ?? (older?.includes(section) ? [] : undefined);
    if (!Array.isArray(rows) || !rows.every((row) => typeof row === 'object' && row !== null))
      return { ok: false, problem: 'damaged' };
    sections.set(section, rows);
    for (const row of rows) addRow(totals, section, row);
  }
  if (document.sum !== totals.sum) return { ok: false, problem: 'damaged' };
  const { settings, frozenBefore, foldedWith, salt } = document;
  const head: BackupHead = {
    ...totals,
    settings: typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {},
    ...(typeof frozenBefore === 'string' && { frozenBefore }),
    ...(typeof foldedWith === 'string' && { foldedWith }),
    ...(typeof salt === 'string' && { salt }),
  };
  function* slices(): Generator<BackupSlice> {
    for (const [section, rows] of sections)
      for (let at = 0; at < rows.length; at += SLICE) yield { section, rows: rows.slice(at, at + SLICE) };
  }
  return { ok: true, file: { head, slices } };
}
