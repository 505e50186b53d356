/** Owns what picks taught, as one bounded record. Refuses text: what arrives are bucket numbers already. */
import type { SnippetId } from '../core/ids';
import { EMPTY_MEMORY, learnBuckets, type MatchMemory } from '../core/matching/memory';
import type { Ledger } from './ledger';
import { dropMeta, readMeta, writeMeta } from './meta';

/** One pick: the script, and the buckets of the buyer's turn it answered (none when it was picked unasked). */
export interface LearnedPick {
  snippetId: SnippetId;
  buckets: readonly number[];
  /** Epoch ms. */
  at: number;
}

export async function readMemory(ledger: Ledger): Promise<MatchMemory> {
  return (await readMeta(ledger, 'matchMemory')) ?? EMPTY_MEMORY;
}

/** Adds one pick; two tabs learning at once lose nothing. Resolves with the memory as it then is. */
export function learn(ledger: Ledger, { snippetId, buckets, at }: LearnedPick): Promise<MatchMemory> {
  return ledger.transaction('rw', ledger.meta, async () => {
    const memory = learnBuckets(await readMemory(ledger), buckets, snippetId, at);
    await writeMeta(ledger, 'matchMemory', memory);
    return memory;
  });
}

export function forgetMemory(ledger: Ledger): Promise<void> {
  return dropMeta(ledger, 'matchMemory');
}
