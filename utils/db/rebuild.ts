/**
 * Owns computing every row again from the facts: after a rule changed, or to prove that rows are what the facts say.
 * Small transactions, so that recording goes on meanwhile; a killed worker begins again and finds most of it done.
 */
import Dexie from 'dexie';
import type { BusinessDay, ConversationId } from '../core/ids';
import type { Ledger } from './ledger';
import { countCommit, readMeta, writeMeta } from './meta';
import { foldStores } from './record';
import { type Folding, refoldConversations, wholeOf } from './refold';
import { mergeRows } from './rows';
import { countDay, startTally, writeTally } from './tally';

/** A transaction costs some milliseconds of its own: one for each of thousands of conversations is minutes. */
const AT_ONCE = 20;
const ROW_SLICE = 200;
const FACT_SLICE = 500;

/** @param atOnce conversations in one transaction. @returns rows that now stand, and how many of them were different before */
export async function rebuildRows(
  ledger: Ledger,
  folding: Folding,
  now: number,
  atOnce = AT_ONCE,
): Promise<{ rows: number; changed: number }> {
  await fixDays(ledger, folding);
  let changed = 0;
  const visited = new Set<string>();
  let last: ConversationId | undefined;
  for (;;) {
    const next: ConversationId[] = [];
    changed += await changing(ledger, async () => {
      next.push(...(await nextConversations(ledger, last, atOnce)));
      return next.length > 0 ? refoldConversations(ledger, folding, wholeOf(next), now) : [];
    });
    for (const id of next) visited.add(id);
    last = next.at(-1);
    if (next.length < atOnce) break;
  }
  changed += await dropOrphans(ledger, visited);
  changed += await remergeRows(ledger);
  await retally(ledger);
  await writeMeta(ledger, 'foldedWith', folding.name);
  return { rows: await ledger.rows.count(), changed };
}

/** Whether rows were folded with other rules or another calendar than today's. An empty ledger never is. */
export async function needsRebuild(ledger: Ledger, folding: Folding): Promise<boolean> {
  const name = await readMeta(ledger, 'foldedWith');
  return name !== folding.name && (name !== undefined || (await ledger.facts.count()) > 0);
}

/** One transaction that may change rows: their days are stamped, so that copies of them are renewed. */
function changing(ledger: Ledger, work: () => Promise<BusinessDay[]>): Promise<number> {
  return ledger.transaction('rw', foldStores(ledger), async () => {
    const days = await work();
    if (days.length === 0) return 0;
    const tally = startTally();
    for (const day of days) tally.touch(day);
    await writeTally(ledger, tally, (await countCommit(ledger, 0)).commits);
    return days.length;
  });
}

async function nextConversations(
  ledger: Ledger,
  last: ConversationId | undefined,
  atOnce: number,
): Promise<ConversationId[]> {
  const found: ConversationId[] = [];
  while (found.length < atOnce) {
    const before = found.at(-1) ?? last;
    const from = before === undefined ? [Dexie.minKey, Dexie.minKey] : [before, Dexie.maxKey];
    const fact = await ledger.facts.where('[conversationId+at]').above(from).first();
    if (!fact) break;
    found.push(fact.conversationId);
  }
  return found;
}

/** The business day of a fact follows the calendar of today's settings. */
async function fixDays(ledger: Ledger, folding: Folding): Promise<void> {
  if ((await readMeta(ledger, 'foldedWith')) === folding.name) return;
  let last: string | undefined;
  for (;;) {
    const slice = await ledger.transaction('rw', ledger.facts, async () => {
      const after = last === undefined ? ledger.facts.orderBy('id') : ledger.facts.where('id').above(last);
      const facts = await after.limit(FACT_SLICE).toArray();
      const moved = facts.flatMap((fact) => {
        const day = folding.calendar.dayOf(fact.at);
        return day === fact.day ? [] : { ...fact, day };
      });
      if (moved.length > 0) await ledger.facts.bulkPut(moved);
      return facts;
    });
    if (slice.length < FACT_SLICE) return;
    last = slice.at(-1)?.id;
  }
}

/** Contributions of conversations that have no facts any more. */
function dropOrphans(ledger: Ledger, visited: ReadonlySet<string>): Promise<number> {
  return changing(ledger, async () => {
    const keys = await ledger.contributions.toCollection().primaryKeys();
    const owners = new Set(keys.map((key) => key.split('|')[0] ?? '').filter((owner) => !visited.has(owner)));
    const touched = new Set<string>();
    for (const owner of owners) {
      // A conversation may have begun while we were busy with the others.
      const facts = ledger.facts.where('[conversationId+at]').between([owner, Dexie.minKey], [owner, Dexie.maxKey]);
      if ((await facts.count()) > 0) continue;
      const parts = ledger.contributions
        .where('[conversationId+day]')
        .between([owner, Dexie.minKey], [owner, Dexie.maxKey]);
      for (const part of await parts.toArray()) touched.add(part.id);
      await parts.delete();
    }
    return mergeRows(ledger, touched);
  });
}

/** Every row against its contributions, frozen days left alone: finds rows that were damaged where they lay. */
async function remergeRows(ledger: Ledger): Promise<number> {
  const frozenBefore = (await readMeta(ledger, 'frozenBefore')) ?? '';
  const ids = new Set<string>(await ledger.rows.where('day').aboveOrEqual(frozenBefore).primaryKeys());
  await ledger.contributions.orderBy('id').eachUniqueKey((id) => ids.add(String(id)));
  const all = [...ids].sort();
  let changed = 0;
  for (let at = 0; at < all.length; at += ROW_SLICE)
    changed += await changing(ledger, () => mergeRows(ledger, all.slice(at, at + ROW_SLICE)));
  return changed;
}

/** Tallies as the facts stand: they are new after an upgrade, and their days follow the calendar. */
async function retally(ledger: Ledger): Promise<void> {
  const names = new Set<BusinessDay>([
    ...((await ledger.facts.orderBy('day').uniqueKeys()) as BusinessDay[]),
    ...(await ledger.days.toCollection().primaryKeys()),
  ]);
  for (const day of names) {
    await ledger.transaction('rw', ledger.facts, ledger.days, ledger.meta, async () => {
      const [before, counted] = await Promise.all([ledger.days.get(day), countDay(ledger, day)]);
      if (before?.facts === counted.facts && before.sum === counted.sum) return;
      const { commits } = await countCommit(ledger, 0);
      await ledger.days.put({ day, ...counted, stamp: commits });
    });
  }
}
