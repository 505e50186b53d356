/**
 * Owns the one way facts enter the ledger: put, refold, rows and watermark in ONE transaction, or nothing.
 * Refuses holes in a session's sequence; repeating a batch changes nothing.
 */
import type { Fact } from '../core/facts';
import type { ConversationId, SiteId } from '../core/ids';
import { linksOf, noteFarLinks } from './far-links';
import type { Ledger, StoredFact } from './ledger';
import { isSameFact, mergeTwins } from './merge-facts';
import { countCommit, type MetaRecords, readMetas, writeMeta } from './meta';
import { type Folding, type FoldMarks, refoldConversations, type Touched } from './refold';
import { startTally, type TallyChange, writeTally } from './tally';

export interface Batch {
  sessionId: string;
  siteId: SiteId;
  /** Sequence number of `facts[0]`; a session counts from 1. */
  firstSeq: number;
  facts: readonly Fact[];
}

/** The count after a commit; see `MetaRecords.commits`. */
export type Commit = MetaRecords['commits'];

export type RecordOutcome =
  /** A batch that was known already has a commit too: its first telling may have died before the copy was written. */
  | { kind: 'committed'; watermark: number; changedFacts: number; commit: Commit }
  /** Facts between `watermark` and this batch never arrived, or the session is not known any more. */
  | { kind: 'gap'; watermark: number };

/** Commits one batch. @param now epoch ms, for the session's age only */
export function recordFacts(ledger: Ledger, batch: Batch, folding: Folding, now: number): Promise<RecordOutcome> {
  return ledger.transaction('rw', foldStores(ledger), async () => {
    const session = await ledger.sessions.get(batch.sessionId);
    const watermark = session?.watermark ?? 0;
    const lastSeq = batch.firstSeq + batch.facts.length - 1;
    if (batch.firstSeq > watermark + 1) return { kind: 'gap', watermark };
    if (lastSeq <= watermark)
      return { kind: 'committed', watermark, changedFacts: 0, commit: await countCommit(ledger, 0) };
    const news = batch.facts.slice(watermark + 1 - batch.firstSeq);
    const { changedFacts, commit } = await takeFacts(ledger, news, folding, now);
    await ledger.sessions.put({ id: batch.sessionId, siteId: batch.siteId, watermark: lastSeq, at: now });
    return { kind: 'committed', watermark: lastSeq, changedFacts, commit };
  });
}

/** Facts that belong to no session: out of a copy or an imported file. Repeating them changes nothing. */
export function restoreFacts(ledger: Ledger, facts: readonly Fact[], folding: Folding, now: number) {
  return ledger.transaction('rw', foldStores(ledger), async () => takeFacts(ledger, facts, folding, now));
}

/** Every store that recording or refolding touches. */
export function foldStores(ledger: Ledger) {
  const { facts, contributions, running, rows, sessions, days, links, meta } = ledger;
  return [facts, contributions, running, rows, sessions, days, links, meta];
}

/** Put, refold, tally, count: inside the caller's transaction. */
async function takeFacts(
  ledger: Ledger,
  facts: readonly Fact[],
  folding: Folding,
  now: number,
): Promise<{ changedFacts: number; commit: Commit }> {
  const tally = startTally();
  const { touched, changedFacts, marks, commits } = await putFacts(ledger, facts, folding, tally);
  for (const day of await refoldConversations(ledger, folding, touched, now, marks)) tally.touch(day);
  const commit = await countCommit(ledger, tally.added, commits);
  await writeTally(ledger, tally, commit.commits);
  return { changedFacts, commit };
}

async function putFacts(
  ledger: Ledger,
  facts: readonly Fact[],
  folding: Folding,
  tally: TallyChange,
): Promise<{ touched: Touched; changedFacts: number; marks: FoldMarks; commits: Commit | undefined }> {
  const [[frozenBefore, commits, foldedBefore], stored] = await Promise.all([
    readMetas(ledger, 'frozenBefore', 'commits', 'foldedWith'),
    ledger.facts.bulkGet(facts.map((fact) => fact.id)),
  ]);
  // The first facts of a new ledger say what its rows are folded with.
  const isNew = !commits && foldedBefore === undefined;
  if (isNew) await writeMeta(ledger, 'foldedWith', folding.name);
  const puts = new Map<string, StoredFact>();
  const touched = new Map<ConversationId, number>();
  const moved: { before: Fact; after: Fact }[] = [];
  const touch = ({ conversationId, at }: Fact) =>
    touched.set(conversationId, Math.min(at, touched.get(conversationId) ?? at));
  facts.forEach((fact, index) => {
    const before = puts.get(fact.id) ?? stored[index];
    const merged = before ? mergeTwins(withoutDay(before), fact) : fact;
    const day = folding.calendar.dayOf(merged.at);
    if (frozenBefore !== undefined && day < frozenBefore) return;
    if (before && isSameFact(withoutDay(before), merged)) return;
    if (before) tally.take(before.day, withoutDay(before));
    tally.add(day, merged);
    puts.set(fact.id, { ...merged, day });
    touch(merged);
    if (!before) return;
    touch(before);
    moved.push({ before, after: merged });
  });
  if (puts.size > 0) {
    await ledger.facts.bulkPut([...puts.values()]);
    await noteFarLinks(ledger, puts, moved);
  }
  await reachBack(ledger, puts, touched);
  const marks: FoldMarks = [frozenBefore, isNew ? folding.name : foldedBefore];
  return { touched, changedFacts: puts.size, marks, commits };
}

/** A message that is replaced or recalled changes where it stands, not where that is said. */
async function reachBack(
  ledger: Ledger,
  puts: ReadonlyMap<string, StoredFact>,
  touched: Map<ConversationId, number>,
): Promise<void> {
  const ids = [...puts.values()].flatMap(linksOf);
  if (ids.length === 0) return;
  for (const fact of await ledger.facts.bulkGet(ids)) {
    if (fact) touched.set(fact.conversationId, Math.min(fact.at, touched.get(fact.conversationId) ?? fact.at));
  }
}

/** A stored fact as the folds know it. */
export function withoutDay(stored: StoredFact): Fact {
  const { day: _, ...fact } = stored;
  return fact as Fact;
}
