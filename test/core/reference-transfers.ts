/** Who holds a conversation, searched backwards from a moment; part of the slow reference. */
import type { Fact, TransferFact } from '../../utils/core/facts';

export const takerOf = (fact: TransferFact): string | undefined =>
  fact.direction === 'out' ? fact.toAgentId : (fact.toAgentId ?? fact.agentId);

/** Known when the page of the giver tells, or the page of the taker names the giver. */
export const giverOf = (fact: TransferFact): string | undefined => {
  const names = fact.direction === 'out' || (fact.toAgentId !== undefined && fact.toAgentId !== fact.agentId);
  return names ? fact.agentId : undefined;
};

export function indexOfLast(
  facts: readonly Fact[],
  before: number,
  test: (fact: Fact, index: number) => boolean,
): number {
  for (let index = before - 1; index >= 0; index -= 1) {
    const fact = facts[index];
    if (fact && test(fact, index)) return index;
  }
  return -1;
}

/** The agent whom the conversation has left and not come back to, just before `index`. */
export function awayFrom(facts: readonly Fact[], index: number): string | undefined {
  const out = indexOfLast(facts, index, (fact) => fact.kind === 'transfer' && fact.direction === 'out');
  if (out < 0) return undefined;
  const left = facts[out]?.agentId;
  const back = facts
    .slice(out + 1, index)
    .some((fact) => fact.kind === 'transfer' && fact.direction === 'in' && takerOf(fact) === left);
  return back ? undefined : left;
}

/** An `out` told by somebody who no longer holds the conversation repeats a transfer already told. */
export function bounces(facts: readonly Fact[], index: number): boolean {
  const fact = facts[index];
  if (fact?.kind !== 'transfer' || fact.direction !== 'out') return false;
  const before = indexOfLast(facts, index, (other, at) => other.kind === 'transfer' && !bounces(facts, at));
  const last = facts[before];
  const holder = last?.kind === 'transfer' ? takerOf(last) : undefined;
  return holder !== undefined && holder !== fact.agentId;
}
