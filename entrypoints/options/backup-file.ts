/** Owns bringing a chosen file to the background: looked through here, checked row by row there. */
import type { BackupReport } from '../../utils/core/backup';
import { type BackupFile, readBackup } from '../../utils/db/backup/read-backup';
import { ask } from '../../utils/messaging/client';

const FAILED: BackupReport = { ok: false, problem: 'failed' };

export async function checkFile(file: File): Promise<BackupReport> {
  const reading = readBackup(await file.text());
  if (!reading.ok) return reading;
  const { head } = reading.file;
  const { facts, packs } = head.counts;
  return { ok: true, facts, days: daysIn(reading.file), packs, settings: Object.keys(head.settings).length };
}

/** Business days that have figures. */
function daysIn({ slices }: BackupFile): number {
  const days = new Set<unknown>();
  for (const { section, rows } of slices())
    if (section === 'rows') for (const row of rows) days.add((row as { day?: unknown }).day);
  return days.size;
}

export async function importFile(file: File): Promise<BackupReport> {
  const reading = readBackup(await file.text());
  return reading.ok ? send(reading.file) : reading;
}

async function send({ head, slices }: BackupFile): Promise<BackupReport> {
  if (!(await ask('backup/begin', {})).ok) return FAILED;
  for (const slice of slices()) {
    const reply = await ask('backup/put', slice);
    if (!reply.ok) return { ok: false, problem: reply.code === 'bad-request' ? 'damaged' : 'failed' };
  }
  const reply = await ask('backup/finish', { head });
  return reply.ok ? reply.value : FAILED;
}
