/** Owns how often each script was put in and changed before sending, lately, on this computer. Counts only; reads in slices. */
import type { BusinessDay, SnippetId } from '../core/ids';
import type { Ledger } from './ledger';

export interface ScriptUse {
  used: number;
  /** Sent with changes. */
  edited: number;
}

/**
 * @param since epoch ms, for what was put in
 * @param firstDay for what was sent
 * @returns undefined when nothing was ever recorded: then nobody can say what is unused
 */
export async function scriptUses(
  ledger: Ledger,
  since: number,
  firstDay: BusinessDay,
): Promise<Map<SnippetId, ScriptUse> | undefined> {
  const [facts, usage] = await Promise.all([ledger.facts.count(), ledger.usage.count()]);
  if (facts === 0 && usage === 0) return undefined;
  const uses = new Map<SnippetId, ScriptUse>();
  const of = (id: SnippetId): ScriptUse => {
    const use = uses.get(id) ?? { used: 0, edited: 0 };
    uses.set(id, use);
    return use;
  };
  for (const { snippetId } of await ledger.usage.where('at').aboveOrEqual(since).toArray()) of(snippetId).used += 1;
  const days = await ledger.facts.where('day').aboveOrEqual(firstDay).uniqueKeys();
  for (const day of days) {
    for (const fact of await ledger.facts.where('day').equals(day).toArray()) {
      if (fact.kind !== 'message' || fact.snippetId === undefined) continue;
      if ((fact.editedShare ?? 0) > 0) of(fact.snippetId).edited += 1;
      else of(fact.snippetId);
    }
  }
  return uses;
}
