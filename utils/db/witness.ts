/**
 * Owns the second opinion: a copy, outside the database, of how many commits it has seen. A browser can lose a whole
 * database without an error; then, and only then, the database is behind its witness. Refuses to repair anything.
 */
import type { Ledger } from './ledger';
import { type MetaRecords, readMeta, writeMeta } from './meta';

export const WITNESS_KEY = 'witness';

/** The part of storage.local that the witness needs. */
export interface WitnessStore {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
}

export interface Testimony {
  epoch: string;
  commits: number;
  facts: number;
}

const WRITE_EVERY_MS = 1000;

/**
 * Compares at start. Records a loss in the ledger and takes a new testimony, so that each loss is told once.
 * @returns what was lost, or undefined when all is well or there is nothing to compare with
 */
export async function compareWitness(
  ledger: Ledger,
  store: WitnessStore,
  now: number,
): Promise<MetaRecords['dataLoss'] | undefined> {
  const testimony = readTestimony(await store.read(WITNESS_KEY).catch(() => undefined));
  const commits = await readMeta(ledger, 'commits');
  if (!testimony) return undefined;
  const behind = commits?.epoch === testimony.epoch ? testimony.commits - commits.commits : testimony.commits;
  if (behind <= 0) return undefined;
  const loss = { at: now, lostCommits: behind };
  await writeMeta(ledger, 'dataLoss', loss);
  await store.write(WITNESS_KEY, commits ?? null);
  return loss;
}

/** Writes the testimony after commits, at most once a second, the last one always. Failing to write is not a failure. */
export function keepWitness(store: WitnessStore, now: () => number) {
  let writtenAt = Number.NEGATIVE_INFINITY;
  let pending: ReturnType<typeof setTimeout> | undefined;

  async function write(ledger: Ledger): Promise<void> {
    pending = undefined;
    writtenAt = now();
    try {
      const commits = await readMeta(ledger, 'commits');
      if (commits) await store.write(WITNESS_KEY, commits);
    } catch {
      // The database is the truth; a witness that could not be written is only behind, never ahead.
    }
  }

  return {
    /** Call after a commit; does not wait for the write. */
    committed(ledger: Ledger): void {
      if (pending !== undefined) return;
      const delay = Math.max(0, writtenAt + WRITE_EVERY_MS - now());
      pending = setTimeout(() => void write(ledger), delay);
    },
  };
}

function readTestimony(value: unknown): Testimony | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { epoch, commits, facts } = value as Record<string, unknown>;
  return typeof epoch === 'string' && typeof commits === 'number' && typeof facts === 'number'
    ? { epoch, commits, facts }
    : undefined;
}
