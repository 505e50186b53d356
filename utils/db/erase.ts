/** Owns forgetting: on request by day, site, shop, agent or all of it, and by age. Packs and preferences are not records. */
import Dexie from 'dexie';
import type { Calendar } from '../core/business-day';
import type { AgentId, BusinessDay, ConversationId, ShopId, SiteId } from '../core/ids';
import { type Ledger, type StoredFact, withoutDay } from './ledger';
import { countCommit, readMeta, writeMeta } from './meta';
import { foldStores } from './record';
import { type Folding, refoldConversations, wholeOf } from './refold';
import { startTally, writeTally } from './tally';

export interface EraseScope {
  siteId?: SiteId;
  shopId?: ShopId;
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
  const days =
    scope.day === undefined ? ((await ledger.facts.orderBy('day').uniqueKeys()) as BusinessDay[]) : [scope.day];
  for (const day of days) {
    for (;;) {
      const erased = await eraseSlice(ledger, scope, day, touched);
      facts += erased;
      if (erased < SLICE) break;
    }
  }
  for (const conversationId of touched) await refoldErased(ledger, folding, conversationId, now);
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
  return dropFacts(ledger, () => ledger.facts.where('day').below(horizon).limit(SLICE).toArray());
}

/** Deletes what `find` finds, and tells the tally; @returns how many */
function dropFacts(ledger: Ledger, find: () => PromiseLike<StoredFact[]>): Promise<number> {
  return ledger.transaction('rw', [ledger.facts, ledger.days, ledger.meta], async () => {
    const facts = await find();
    if (facts.length === 0) return 0;
    const tally = startTally();
    for (const fact of facts) tally.take(fact.day, withoutDay(fact));
    await ledger.facts.bulkDelete(facts.map((fact) => fact.id));
    await writeTally(ledger, tally, (await countCommit(ledger, tally.added)).commits);
    return facts.length;
  });
}

function refoldErased(ledger: Ledger, folding: Folding, id: ConversationId, now: number): Promise<void> {
  return ledger.transaction('rw', foldStores(ledger), async () => {
    const tally = startTally();
    for (const day of await refoldConversations(ledger, folding, wholeOf([id]), now)) tally.touch(day);
    await writeTally(ledger, tally, (await countCommit(ledger, 0)).commits);
    const left = ledger.facts.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]);
    if ((await left.count()) === 0) await ledger.links.delete(id);
  });
}

function eraseSlice(
  ledger: Ledger,
  scope: EraseScope,
  day: BusinessDay,
  touched: Set<ConversationId>,
): Promise<number> {
  return dropFacts(ledger, async () => {
    const facts = await factsIn(ledger, scope, day).limit(SLICE).toArray();
    for (const fact of facts) touched.add(fact.conversationId);
    return facts;
  });
}

function factsIn(ledger: Ledger, scope: EraseScope, day: BusinessDay) {
  const { siteId, agentId } = scope;
  const range =
    siteId !== undefined && agentId !== undefined
      ? ledger.facts.where('[siteId+agentId+day]').equals([siteId, agentId, day])
      : ledger.facts.where('day').equals(day);
  return range.filter((fact) => isIn(fact, scope));
}

/** Rows of frozen days have no contributions to be merged from, and coverage, usage and names are not folded at all. */
async function eraseDerived(ledger: Ledger, scope: EraseScope): Promise<void> {
  const { usage, agents, health, coverage, links, dues, themes, buyers, lessons } = ledger;
  const others = [coverage, usage, agents, health, dues, themes, buyers, lessons];
  await ledger.transaction('rw', [...foldStores(ledger), ...others], async () => {
    const frozenBefore = (await readMeta(ledger, 'frozenBefore')) ?? '';
    const frozen = await ledger.rows
      .where('day')
      .below(frozenBefore)
      .filter((row) => isIn(row, scope))
      .toArray();
    // What is not kept by shop goes with the day, the site or the person.
    const byShop = scope.shopId !== undefined;
    const covered = byShop ? [] : await coverage.filter((each) => isIn(each, scope)).toArray();
    const tally = startTally();
    for (const { day } of [...frozen, ...covered]) tally.touch(day);
    await ledger.rows.bulkDelete(frozen.map(({ id }) => id));
    await coverage.bulkDelete(covered.map(({ id }) => id));
    await writeTally(ledger, tally, (await countCommit(ledger, 0)).commits);
    if (byShop) return;
    await themes.filter((mark) => isIn(mark, scope)).delete();
    if (scope.day !== undefined) return;
    await agents.filter((agent) => isIn({ ...agent, agentId: agent.id }, scope)).delete();
    await dues.filter((due) => isIn(due, scope)).delete();
    if (scope.agentId !== undefined) return;
    await buyers.filter((note) => isIn(note, scope)).delete();
    await usage.filter((used) => isIn(used, scope)).delete();
    await health.filter((each) => isIn(each, scope)).delete();
    if (scope.siteId !== undefined) return;
    await lessons.clear();
    await links.clear();
  });
}

interface Scoped {
  siteId: SiteId;
  shopId?: ShopId;
  day?: BusinessDay;
  agentId?: AgentId;
}

function isIn(record: Scoped, scope: EraseScope): boolean {
  return (['siteId', 'shopId', 'day', 'agentId'] as const).every(
    (name) => scope[name] === undefined || record[name] === scope[name],
  );
}
