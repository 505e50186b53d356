/**
 * Owns the one way facts enter the ledger: put, refold, rows and watermark in ONE transaction, or nothing.
 * Refuses holes in a session's sequence; repeating a batch changes nothing.
 */
import type { Fact } from '../core/facts';
import type { ConversationId, SiteId } from '../core/ids';
import type { Ledger, StoredFact } from './ledger';
import { isSameFact, mergeTwins } from './merge-facts';
import { countCommit, readMeta } from './meta';
import { type Folding, refoldConversations } from './refold';

export interface Batch {
  sessionId: string;
  siteId: SiteId;
  /** Sequence number of `facts[0]`; a session counts from 1. */
  firstSeq: number;
  facts: readonly Fact[];
}

export type RecordOutcome =
  | { kind: 'committed'; watermark: number; changedFacts: number }
  /** Facts between `watermark` and this batch never arrived, or the session is not known any more. */
  | { kind: 'gap'; watermark: number };

/** Commits one batch. @param now epoch ms, for the session's age only */
export function recordFacts(ledger: Ledger, batch: Batch, folding: Folding, now: number): Promise<RecordOutcome> {
  return ledger.transaction('rw', foldStores(ledger), async () => {
    const session = await ledger.sessions.get(batch.sessionId);
    const watermark = session?.watermark ?? 0;
    const lastSeq = batch.firstSeq + batch.facts.length - 1;
    if (batch.firstSeq > watermark + 1) return { kind: 'gap', watermark };
    if (lastSeq <= watermark) return { kind: 'committed', watermark, changedFacts: 0 };
    const { touched, changedFacts } = await putFacts(
      ledger,
      batch.facts.slice(watermark + 1 - batch.firstSeq),
      folding,
    );
    await refoldConversations(ledger, folding, touched, now);
    await ledger.sessions.put({ id: batch.sessionId, siteId: batch.siteId, watermark: lastSeq, at: now });
    return { kind: 'committed', watermark: lastSeq, changedFacts };
  });
}

/** Every store that recording or refolding touches. */
export function foldStores(ledger: Ledger) {
  return [ledger.facts, ledger.contributions, ledger.running, ledger.rows, ledger.sessions, ledger.meta];
}

async function putFacts(
  ledger: Ledger,
  facts: readonly Fact[],
  folding: Folding,
): Promise<{ touched: Set<ConversationId>; changedFacts: number }> {
  const frozenBefore = await readMeta(ledger, 'frozenBefore');
  const stored = await ledger.facts.bulkGet(facts.map((fact) => fact.id));
  const puts = new Map<string, StoredFact>();
  const touched = new Set<ConversationId>();
  let added = 0;
  facts.forEach((fact, index) => {
    const before = puts.get(fact.id) ?? stored[index];
    const merged = before ? mergeTwins(withoutDay(before), fact) : fact;
    const day = folding.calendar.dayOf(merged.at);
    if (frozenBefore !== undefined && day < frozenBefore) return;
    if (before && isSameFact(withoutDay(before), merged)) return;
    if (!before) added += 1;
    puts.set(fact.id, { ...merged, day });
    touched.add(merged.conversationId);
    if (before) touched.add(before.conversationId);
  });
  if (puts.size > 0) await ledger.facts.bulkPut([...puts.values()]);
  await countCommit(ledger, added);
  return { touched, changedFacts: puts.size };
}

/** A stored fact as the folds know it. */
export function withoutDay(stored: StoredFact): Fact {
  const { day: _, ...fact } = stored;
  return fact as Fact;
}
