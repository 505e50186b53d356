/** The file in which everything that is kept travels: its sections and its head. Rules and preferences are values, not code. */

export const BACKUP_FORMAT = 'sideline-records/3';
/** Those before that are still taken in, and the sections they did not have. */
export const OLDER_BACKUPS: Readonly<Record<string, readonly BackupSection[]>> = { 'sideline-records/2': ['records'] };

/** In the order they are written: what others refer to comes first. */
export const BACKUP_SECTIONS = [
  'agents',
  'packs',
  'drafts',
  'lessons',
  'buyers',
  'dues',
  'themes',
  'usage',
  'records',
  'coverage',
  'rows',
  'facts',
] as const;
export type BackupSection = (typeof BACKUP_SECTIONS)[number];

/**
 * Single records that nobody could type in again: what picks taught, accepted keys, packs at an address, kept questions, how
 * many questions had no script. This computer's own signing key cannot be read out, and a team's keys have a file of their own.
 */
export const BACKUP_RECORDS = ['matchMemory', 'trustedKeys', 'feeds', 'remembered', 'unmatched'] as const;
export type BackupRecord = (typeof BACKUP_RECORDS)[number];

/** Rows of one section, as many as go into one message. */
export interface BackupSlice {
  section: BackupSection;
  rows: object[];
}

/** What a file says it holds, and what it came to when it was written. */
export interface BackupTotals {
  counts: Record<BackupSection, number>;
  /** Sum of all rows, whatever their order; see `db/fact-sum.ts`. */
  sum: number;
}

export interface BackupHead extends BackupTotals {
  /** Preferences by their keys. */
  settings: Record<string, unknown>;
  /** What conversations and accounts are named by on this computer, hex: without it none would be known again elsewhere. */
  salt?: string;
  /** Days before this one have figures whose facts are gone. */
  frozenBefore?: string;
  /** Name of the rules and the calendar that the rows were folded with. */
  foldedWith?: string;
}

export type BackupProblem = 'format' | 'newer' | 'damaged' | 'failed';

/** How an import went, or would go. */
export type BackupReport =
  | { ok: true; facts: number; days: number; packs: number; settings: number }
  | { ok: false; problem: BackupProblem };
