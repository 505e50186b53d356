/**
 * Owns reading no more of a conversation than a fold needs: from the last long silence before the change on. Such a
 * silence forgets everything, so that what came before it cannot change.
 */
import Dexie from 'dexie';
import type { ConversationId } from '../core/ids';
import type { Ledger, StoredFact } from './ledger';

/** Longer than the silence of 24 h, and longer than any business day: the two sides never share a day. */
const CUT_MS = 26 * 3_600_000;
const FIRST_REACH_MS = 2 * CUT_MS;

export interface Stretch {
  facts: readonly StoredFact[];
  /** Epoch ms of the silence's end; undefined: the conversation is whole. */
  cutAt?: number | undefined;
}

/** @param since the earliest moment that changed; undefined: the whole conversation */
export async function readStretch(ledger: Ledger, id: ConversationId, since: number | undefined): Promise<Stretch> {
  if (since === undefined) return { facts: await readFrom(ledger, id, Dexie.minKey) };
  // Reaching back further and further: most conversations began today.
  for (let reach = FIRST_REACH_MS; reach < 16 * FIRST_REACH_MS; reach *= 2) {
    const from = since - reach;
    const facts = await readFrom(ledger, id, from);
    const start = lastSilence(facts, since, from);
    if (start !== undefined) return { facts: facts.slice(start), cutAt: facts[start]?.at ?? since };
  }
  return { facts: await readFrom(ledger, id, Dexie.minKey) };
}

/** The same of facts that are at hand: `cutAt` as they were cut before. Undefined: more must be read. */
export function cutAgain({ facts, cutAt }: Stretch, since: number): Stretch | undefined {
  if (cutAt !== undefined && since < cutAt) return undefined;
  const start = lastSilence(facts, since, Number.NEGATIVE_INFINITY);
  if (start === undefined) return undefined;
  if (start === 0) return cutAt === undefined ? { facts } : { facts, cutAt };
  return { facts: facts.slice(start), cutAt: facts[start]?.at ?? since };
}

/** Index of the fact that ends the last long silence at or before `since`; undefined when there is none after `from`. */
function lastSilence(facts: readonly StoredFact[], since: number, from: number): number | undefined {
  for (let index = facts.length - 1; index >= 0; index -= 1) {
    const at = facts[index]?.at ?? 0;
    if (at > since) continue;
    const before = index > 0 ? (facts[index - 1]?.at ?? from) : from;
    if (at - before >= CUT_MS) return index;
  }
  return undefined;
}

function readFrom(ledger: Ledger, id: ConversationId, from: unknown): Promise<StoredFact[]> {
  return ledger.facts.where('[conversationId+at]').between([id, from], [id, Dexie.maxKey]).toArray();
}
