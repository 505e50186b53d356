/** The file in which everything that is kept travels: its sections and its head. Rules and preferences are values, not code. */

export const BACKUP_FORMAT = 'sideline-records/2';

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
  'coverage',
  'rows',
  'facts',
] as const;
export type BackupSection = (typeof BACKUP_SECTIONS)[number];

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
  /** Days before this one have figures whose facts are gone. */
  frozenBefore?: string;
  /** Name of the rules and the calendar that the rows were folded with. */
  foldedWith?: string;
}

export type BackupProblem = 'format' | 'newer' | 'damaged' | 'failed';

/** How an import went, or would go. */
export type BackupReport =
  | { ok: true; facts: number; days: number; packs: number }
  | { ok: false; problem: BackupProblem };
