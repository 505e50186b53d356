/**
 * Owns the second opinion: a copy, outside the database, of how many commits it has seen and what the journal holds.
 * A browser can lose a whole database without an error; then, and only then, the database is behind this.
 */
import { type Outside, readSealed, seal, unseal } from './outside';

export const WITNESS_KEY = 'witness';

export interface Testimony {
  /** Random per life of a database. */
  epoch: string;
  commits: number;
  facts: number;
  /** First commit the journal may still hold. */
  from: number;
  /** The journal has every fact committed from this moment on, epoch ms; 0: every fact there is. */
  since: number;
}

export async function readTestimony(
  outside: Outside,
): Promise<{ state: 'sound'; testimony: Testimony } | { state: 'absent' | 'damaged' }> {
  const read = await readSealed<Testimony>(outside, WITNESS_KEY);
  if (read.state !== 'sound') return { state: read.state };
  return { state: 'sound', testimony: read.value };
}

export const testimonyEntry = (testimony: Testimony): Record<string, unknown> => ({ [WITNESS_KEY]: seal(testimony) });

/** For tests and lanes that look at the stored value itself. */
export function testimonyOf(raw: unknown): Testimony | undefined {
  return unseal<Testimony>(raw);
}
