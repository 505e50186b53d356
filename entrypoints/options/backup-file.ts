/** Owns bringing a chosen file to the background: looked through here, checked row by row there. */
import type { BackupReport } from '../../utils/core/backup';
import { type BackupFile, readBackup } from '../../utils/db/backup/read-backup';
import { ask } from '../../utils/messaging/client';

const FAILED: BackupReport = { ok: false, problem: 'failed' };

export async function checkFile(file: File): Promise<BackupReport> {
  const reading = readBackup(await file.text());
  return reading.ok ? reportOf(reading.file) : reading;
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
  return finish({ head, slices });
}

/** A large file is folded for minutes, and a browser may stop the worker meanwhile: what is folded stays, and it goes on. */
const TRIES = 5;

async function finish(file: BackupFile): Promise<BackupReport> {
  const { head } = file;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reply = await ask('backup/finish', { head });
    if (reply.ok) return reply.value;
    // It was put in its place just before the worker stopped: nothing is staged any more.
    if (attempt > 0 && reply.where === 'begin') return reportOf(file);
    if (reply.code !== 'not-delivered') return FAILED;
  }
  return FAILED;
}

function reportOf(file: BackupFile): BackupReport {
  const { counts, settings } = file.head;
  const { facts, packs } = counts;
  return { ok: true, facts, days: daysIn(file), packs, settings: Object.keys(settings).length };
}
