/** Owns how often each script was put in and changed before sending, lately, on this computer. Counts only; reads in slices. */
import type { MessageFact } from '../core/facts';
import type { BusinessDay, ConversationId, SnippetId } from '../core/ids';
import { type ScriptOutcome, scriptOutcomes } from '../core/script-outcomes';
import type { Ledger } from './ledger';

export interface ScriptUse extends ScriptOutcome {
  /** Put into the input field. */
  used: number;
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
    const use = uses.get(id) ?? { used: 0, sent: 0, edited: 0, editedShares: 0, askedAgain: 0 };
    uses.set(id, use);
    return use;
  };
  for (const { snippetId } of await ledger.usage.where('at').aboveOrEqual(since).toArray()) of(snippetId).used += 1;
  const days = await ledger.facts.where('day').aboveOrEqual(firstDay).uniqueKeys();
  for (const day of days) {
    // Day by day: a month of facts need not be held at once. What a midnight parts counts on both sides of it.
    const talks = new Map<ConversationId, MessageFact[]>();
    for (const fact of await ledger.facts.where('day').equals(day).toArray()) {
      if (fact.kind !== 'message') continue;
      const talk = talks.get(fact.conversationId) ?? [];
      talk.push(fact);
      talks.set(fact.conversationId, talk);
    }
    for (const talk of talks.values()) {
      for (const [id, outcome] of scriptOutcomes(talk)) {
        const use = of(id);
        for (const field of ['sent', 'edited', 'editedShares', 'askedAgain'] as const) use[field] += outcome[field];
      }
    }
  }
  return uses;
}
