/** Owns the order in which one conversation's facts are read, and what no fold may count; refuses to interpret them. */
import { compareClocks, type Fact } from './facts';
import type { AgentId, FactId } from './ids';

/** A silence this long forgets everything: an open turn ends unanswered and the next fact starts afresh. */
export const SILENCE_MS = 86_400_000;

/** One fact in its place. */
export interface Step {
  fact: Fact;
  /** A message later withdrawn: it counts as no message, but what it did to a turn stays. */
  recalled: boolean;
  /** The conversation has left the agent this fact is stamped with: what follows is another's work. */
  away: boolean;
  /** First fact after SILENCE_MS or at the beginning. */
  fresh: boolean;
}

/** Total order: time, then id as a number would sort (length first), so that ties never depend on the input's order. */
export function compareFacts(a: Fact, b: Fact): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.id.length !== b.id.length) return a.id.length - b.id.length;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Facts of ONE conversation, in any order, to steps in order: repeated ids merged (better clock kept), replaced dropped. */
export function orderFacts(facts: readonly Fact[]): Step[] {
  const byId = new Map<FactId, Fact>();
  const replaced = new Set<FactId>();
  const recalled = new Set<FactId>();
  for (const fact of facts) {
    const twin = byId.get(fact.id);
    if (!twin || compareTwins(fact, twin) > 0) byId.set(fact.id, fact);
    if (fact.kind === 'recalled') recalled.add(fact.recalledId);
    for (const id of fact.replaces ?? []) replaced.add(id);
  }
  const kept = [...byId.values()].filter((fact) => !replaced.has(fact.id)).sort(compareFacts);
  let last = Number.NEGATIVE_INFINITY;
  let left: AgentId | undefined;
  return kept.map((fact) => {
    const fresh = fact.at - last >= SILENCE_MS;
    last = fact.at;
    if (fresh) left = undefined;
    const step: Step = { fact, recalled: recalled.has(fact.id), away: fact.agentId === left, fresh };
    if (fact.kind === 'transfer') {
      if (fact.direction === 'out') left = fact.agentId;
      else if ((fact.toAgentId ?? fact.agentId) === left) left = undefined;
    } else if (fact.kind === 'conversation-left' && fact.reason === 'closed') left = undefined;
    return step;
  });
}

function compareTwins(a: Fact, b: Fact): number {
  return compareClocks(a.clock, b.clock) || b.at - a.at;
}
