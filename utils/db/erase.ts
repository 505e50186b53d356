/** Owns forgetting: on request by day, site, agent or all of it, and by age. Packs and preferences are not records. */
import Dexie from 'dexie';
import type { Calendar } from '../core/business-day';
import type { AgentId, BusinessDay, ConversationId, SiteId } from '../core/ids';
import type { Ledger } from './ledger';
import { countCommit, readMeta, writeMeta } from './meta';
import { foldStores } from './record';
import { type Folding, refoldConversations } from './refold';

export interface EraseScope {
  siteId?: SiteId;
  day?: BusinessDay;
  agentId?: AgentId;
}

const SLICE = 500;

/**
 * Erases facts and everything computed from them; an empty scope erases all. Turns that began before an erased day and
 * ended in it become unanswered. Watermarks stay: open tabs go on, and send nothing again.
 * @returns how many facts were erased
 */
export async function eraseRecords(ledger: Ledger, scope: EraseScope, folding: Folding, now: number): Promise<number> {
  // A worker killed half-way leaves this mark, and the next start rebuilds.
  await writeMeta(ledger, 'foldedWith', 'erasing');
  const touched = new Set<ConversationId>();
  let facts = 0;
  for (;;) {
    const erased = await eraseSlice(ledger, scope, touched);
    facts += erased;
    if (erased < SLICE) break;
  }
  for (const conversationId of touched) {
    await ledger.transaction('rw', foldStores(ledger), () =>
      refoldConversations(ledger, folding, [conversationId], now),
    );
  }
  await eraseDerived(ledger, scope);
  await writeMeta(ledger, 'foldedWith', folding.name);
  return facts;
}

/**
 * Deletes facts older than `days`, in slices that leave room for recording. Their rows stay and are frozen: a late fact
 * of that time would be folded without its context, so it is not taken any more.
 */
export async function retainFacts(ledger: Ledger, days: number, calendar: Calendar, now: number): Promise<number> {
  const horizon = calendar.dayOf(now - days * 86_400_000);
  // Two more days are frozen: a conversation cut at the horizon may still be open in its first retained day.
  const frozen = calendar.dayOf(now - (days - 2) * 86_400_000);
  const before = await readMeta(ledger, 'frozenBefore');
  const frozenBefore = before !== undefined && before > frozen ? before : frozen;
  if ((await ledger.facts.where('day').below(horizon).count()) === 0) return 0;
  await writeMeta(ledger, 'frozenBefore', frozenBefore);
  let deleted = 0;
  for (;;) {
    const count = await deleteSlice(ledger, horizon);
    deleted += count;
    if (count < SLICE) break;
  }
  await ledger.contributions.where('day').below(frozenBefore).delete();
  await ledger.running
    .where('until')
    .below(now - 86_400_000)
    .delete();
  await ledger.sessions
    .where('at')
    .below(now - 7 * 86_400_000)
    .delete();
  await ledger.usage
    .where('at')
    .below(now - days * 86_400_000)
    .delete();
  return deleted;
}

function deleteSlice(ledger: Ledger, horizon: BusinessDay): Promise<number> {
  return ledger.transaction('rw', [ledger.facts, ledger.meta], async () => {
    const ids = await ledger.facts.where('day').below(horizon).limit(SLICE).primaryKeys();
    if (ids.length === 0) return 0;
    await ledger.facts.bulkDelete(ids);
    await countCommit(ledger, -ids.length);
    return ids.length;
  });
}

function eraseSlice(ledger: Ledger, scope: EraseScope, touched: Set<ConversationId>): Promise<number> {
  return ledger.transaction('rw', [ledger.facts, ledger.meta], async () => {
    const facts = await factsIn(ledger, scope).limit(SLICE).toArray();
    if (facts.length === 0) return 0;
    for (const fact of facts) touched.add(fact.conversationId);
    await ledger.facts.bulkDelete(facts.map((fact) => fact.id));
    await countCommit(ledger, -facts.length);
    return facts.length;
  });
}

function factsIn(ledger: Ledger, { siteId, day, agentId }: EraseScope) {
  if (siteId !== undefined && agentId !== undefined) {
    const range = ledger.facts.where('[siteId+agentId+day]');
    return day === undefined
      ? range.between([siteId, agentId, Dexie.minKey], [siteId, agentId, Dexie.maxKey])
      : range.equals([siteId, agentId, day]);
  }
  const all = day === undefined ? ledger.facts.toCollection() : ledger.facts.where('day').equals(day);
  return all.filter((fact) => isIn(fact, { ...(siteId && { siteId }), ...(agentId && { agentId }) }));
}

/** Rows of frozen days have no contributions to be merged from, and coverage, usage and names are not folded at all. */
async function eraseDerived(ledger: Ledger, scope: EraseScope): Promise<void> {
  const stores = [...foldStores(ledger), ledger.coverage, ledger.usage, ledger.agents, ledger.health, ledger.dues];
  const noted = [ledger.themes, ledger.buyers, ledger.lessons];
  await ledger.transaction('rw', [...stores, ...noted], async () => {
    const frozenBefore = (await readMeta(ledger, 'frozenBefore')) ?? '';
    await ledger.rows
      .where('day')
      .below(frozenBefore)
      .filter((row) => isIn(row, scope))
      .delete();
    await ledger.coverage.filter((covered) => isIn(covered, scope)).delete();
    await ledger.themes.filter((mark) => isIn(mark, scope)).delete();
    if (scope.agentId !== undefined) {
      await ledger.agents.delete(scope.agentId);
      if (scope.day === undefined) await ledger.dues.filter((due) => isIn(due, scope)).delete();
    }
    if (scope.day !== undefined || scope.agentId !== undefined) return;
    await ledger.dues.filter((due) => isIn(due, scope)).delete();
    await ledger.buyers.filter((note) => isIn(note, scope)).delete();
    if (scope.siteId === undefined) await ledger.lessons.clear();
    await ledger.usage.filter((used) => isIn(used, scope)).delete();
    await ledger.agents.filter((agent) => isIn(agent, scope)).delete();
    await ledger.health.filter((health) => isIn(health, scope)).delete();
  });
}

function isIn(record: { siteId: SiteId; day?: BusinessDay; agentId?: AgentId }, scope: EraseScope): boolean {
  return (
    (scope.siteId === undefined || record.siteId === scope.siteId) &&
    (scope.day === undefined || record.day === scope.day) &&
    (scope.agentId === undefined || record.agentId === scope.agentId)
  );
}
