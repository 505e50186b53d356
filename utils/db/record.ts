/**
 * Owns the one way facts enter the ledger: put, refold, rows and watermark in ONE transaction, or nothing.
 * Refuses holes in a session's sequence; repeating a batch changes nothing.
 */
import type { Fact } from '../core/facts';
import type { ConversationId, FactId, SiteId } from '../core/ids';
import { linksOf, noteFarLinks } from './far-links';
import { HeldWork } from './held';
import { type Ledger, type StoredFact, withoutDay } from './ledger';
import { isSameFact, mergeTwins } from './merge-facts';
import { countCommit, type MetaRecords, readMetas, writeMeta } from './meta';
import { type Folding, type FoldMarks, refoldConversations, type Touched } from './refold';
import { startTally, type TallyChange, writeTally } from './tally';
import { Writes } from './writes';

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
export async function recordFacts(ledger: Ledger, batch: Batch, folding: Folding, now: number): Promise<RecordOutcome> {
  const { outcome, held } = await ledger.transaction('rw', foldStores(ledger), async () => {
    const begun = await begin(ledger, batch.facts, folding);
    const outcome = await recordBatch(ledger, batch, begun, folding, now);
    return { outcome, held: begun.held };
  });
  if (outcome.kind === 'committed') held.keep(outcome.commit);
  return outcome;
}

async function recordBatch(
  ledger: Ledger,
  { sessionId, siteId, firstSeq, facts }: Batch,
  begun: Begun,
  folding: Folding,
  now: number,
): Promise<RecordOutcome> {
  const { held } = begun;
  const watermark = held.watermark(sessionId) ?? (await ledger.sessions.get(sessionId))?.watermark ?? 0;
  const lastSeq = firstSeq + facts.length - 1;
  if (firstSeq > watermark + 1) return { kind: 'gap', watermark };
  if (lastSeq <= watermark) {
    const commit = await countCommit(ledger, 0, begun.commits);
    return { kind: 'committed', watermark, changedFacts: 0, commit };
  }
  const known = watermark + 1 - firstSeq;
  const news = { ...begun, stored: begun.stored.slice(known) };
  const writes = new Writes();
  writes.put(ledger.sessions, [{ id: sessionId, siteId, watermark: lastSeq, at: now }]);
  const { changedFacts, commit } = await takeFacts(ledger, facts.slice(known), news, folding, now, writes);
  held.leaveWatermark(sessionId, lastSeq);
  return { kind: 'committed', watermark: lastSeq, changedFacts, commit };
}

/** Facts that belong to no session: out of a copy or an imported file. Repeating them changes nothing. */
export async function restoreFacts(ledger: Ledger, facts: readonly Fact[], folding: Folding, now: number) {
  const { outcome, held } = await ledger.transaction('rw', foldStores(ledger), async () => {
    const begun = await begin(ledger, facts, folding);
    return { outcome: await takeFacts(ledger, facts, begun, folding, now), held: begun.held };
  });
  held.keep(outcome.commit);
  return outcome;
}

/** What a transaction knows before it changes anything. */
interface Begun {
  marks: FoldMarks;
  commits: Commit | undefined;
  /** What is stored under the ids of the facts, one for each. */
  stored: readonly (StoredFact | undefined)[];
  held: HeldWork;
}

async function begin(ledger: Ledger, facts: readonly Fact[], folding: Folding): Promise<Begun> {
  const [[frozenBefore, commits, foldedBefore], stored] = await Promise.all([
    readMetas(ledger, 'frozenBefore', 'commits', 'foldedWith'),
    ledger.facts.bulkGet(facts.map((fact) => fact.id)),
  ]);
  // The first facts of a new ledger say what its rows are folded with.
  const isNew = !commits && foldedBefore === undefined;
  if (isNew) await writeMeta(ledger, 'foldedWith', folding.name);
  const foldedWith = isNew ? folding.name : foldedBefore;
  const held = new HeldWork(ledger, commits, foldedWith === folding.name ? foldedWith : undefined);
  return { marks: [frozenBefore, foldedWith], commits, stored, held };
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
  begun: Begun,
  folding: Folding,
  now: number,
  writes = new Writes(),
): Promise<{ changedFacts: number; commit: Commit }> {
  const { marks, commits, held } = begun;
  const tally = startTally();
  const { touched, puts } = await putFacts(ledger, facts, begun, folding, tally, writes);
  const known = { marks, held, added: puts };
  for (const day of await refoldConversations(ledger, folding, touched, now, known, writes)) tally.touch(day);
  const commit = await countCommit(ledger, tally.added, commits, writes);
  await writeTally(ledger, tally, commit.commits, held, writes);
  await writes.done();
  return { changedFacts: puts.length, commit };
}

async function putFacts(
  ledger: Ledger,
  facts: readonly Fact[],
  { marks: [frozenBefore], stored, held }: Begun,
  folding: Folding,
  tally: TallyChange,
  writes: Writes,
): Promise<{ touched: Touched; puts: StoredFact[] }> {
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
    // What is held knows facts that are added, not those that change or reach for another one.
    for (const changed of before ? [before, merged] : linksOf(merged).length > 0 ? [merged] : [])
      held.dropTalk(changed.conversationId);
    if (!before) return;
    touch(before);
    moved.push({ before, after: merged });
  });
  if (puts.size > 0) {
    writes.put(ledger.facts, [...puts.values()]);
    const links = [...puts.values()].flatMap(linksOf);
    if (links.length + moved.length > 0) await noteFarLinks(ledger, puts, moved);
    if (links.length > 0) await reachBack(ledger, links, touched);
  }
  return { touched, puts: [...puts.values()] };
}

/** A message that is replaced or recalled changes where it stands, not where that is said. */
async function reachBack(ledger: Ledger, ids: readonly FactId[], touched: Map<ConversationId, number>): Promise<void> {
  for (const fact of await ledger.facts.bulkGet([...ids])) {
    if (fact) touched.set(fact.conversationId, Math.min(fact.at, touched.get(fact.conversationId) ?? fact.at));
  }
}
