/**
 * Owns computing every row again from the facts: after a rule changed, or to prove that rows are what the facts say.
 * One transaction per conversation, so that recording goes on meanwhile and a killed worker loses one conversation's work.
 */
import Dexie from 'dexie';
import type { ConversationId } from '../core/ids';
import type { Ledger } from './ledger';
import { countCommit, readMeta, writeMeta } from './meta';
import { foldStores } from './record';
import { type Folding, mergeRows, refoldConversations } from './refold';

const ROW_SLICE = 200;

/** @returns rows that now stand, and how many of them were different before */
export async function rebuildRows(
  ledger: Ledger,
  folding: Folding,
  now: number,
): Promise<{ rows: number; changed: number }> {
  await fixDays(ledger, folding);
  let changed = 0;
  const visited = new Set<string>();
  let last: ConversationId | undefined;
  for (;;) {
    const next = await nextConversation(ledger, last);
    if (next === undefined) break;
    changed += await ledger.transaction('rw', foldStores(ledger), () =>
      refoldConversations(ledger, folding, [next], now),
    );
    visited.add(next);
    last = next;
  }
  changed += await dropOrphans(ledger, visited);
  changed += await remergeRows(ledger);
  await writeMeta(ledger, 'foldedWith', folding.name);
  return { rows: await ledger.rows.count(), changed };
}

/** Whether rows were folded with other rules or another calendar than today's. An empty ledger never is. */
export async function needsRebuild(ledger: Ledger, folding: Folding): Promise<boolean> {
  const name = await readMeta(ledger, 'foldedWith');
  return name !== folding.name && (name !== undefined || (await ledger.facts.count()) > 0);
}

async function nextConversation(ledger: Ledger, last: ConversationId | undefined): Promise<ConversationId | undefined> {
  const index = '[conversationId+at]';
  const from = last === undefined ? [Dexie.minKey, Dexie.minKey] : [last, Dexie.maxKey];
  const fact = await ledger.facts.where(index).above(from).first();
  return fact?.conversationId;
}

/** The business day of a fact follows the calendar of today's settings. */
async function fixDays(ledger: Ledger, folding: Folding): Promise<void> {
  if ((await readMeta(ledger, 'foldedWith')) === folding.name) return;
  await ledger.transaction('rw', ledger.facts, () =>
    ledger.facts.toCollection().modify((fact) => {
      fact.day = folding.calendar.dayOf(fact.at);
    }),
  );
}

/** Contributions of conversations that have no facts any more. */
async function dropOrphans(ledger: Ledger, visited: ReadonlySet<string>): Promise<number> {
  return ledger.transaction('rw', foldStores(ledger), async () => {
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
  for (let at = 0; at < all.length; at += ROW_SLICE) {
    changed += await ledger.transaction('rw', foldStores(ledger), async () => {
      const count = await mergeRows(ledger, all.slice(at, at + ROW_SLICE));
      if (count > 0) await countCommit(ledger, 0);
      return count;
    });
  }
  return changed;
}
