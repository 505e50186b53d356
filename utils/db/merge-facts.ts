/**
 * Owns what happens when a fact is recorded twice. The outcome must not depend on who came first: two tabs read the same
 * message, and a message seen first as a plain agent's may turn out to be the robot's once its badge is rendered.
 */
import { compareClocks, type Fact, type MessageFact, type Role } from '../core/facts';

/** How much a reader must have seen to say so. `agent` is what a row looks like before its robot badge is rendered. */
const ROLE_RANK: Record<Role, number> = { unknown: 0, agent: 1, buyer: 2, assist: 3, auto: 4, system: 5 };

/** One fact out of two with the same id. Commutative, associative, idempotent. */
export function mergeTwins(a: Fact, b: Fact): Fact {
  const [better, other] = compareTwins(a, b) >= 0 ? [a, b] : [b, a];
  const merged: Fact = { ...better };
  const replaces = [...new Set([...(better.replaces ?? []), ...(other.replaces ?? [])])].sort();
  if (replaces.length > 0) merged.replaces = replaces;
  if (merged.kind === 'message' && other.kind === 'message') {
    if (ROLE_RANK[other.role] > ROLE_RANK[merged.role]) merged.role = other.role;
    const snippet = snippetRank(other) > snippetRank(merged) ? other : merged;
    if (snippet.snippetId !== undefined) merged.snippetId = snippet.snippetId;
    if (snippet.editedShare !== undefined) merged.editedShare = snippet.editedShare;
  }
  return merged;
}

/** Whether recording `next` over `stored` would change anything. */
export function isSameFact(a: Fact, b: Fact): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys: the same bytes for the same record, whatever the order its fields were set in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}

function compareTwins(a: Fact, b: Fact): number {
  const byClock = compareClocks(a.clock, b.clock) || b.resolutionMs - a.resolutionMs || b.at - a.at;
  if (byClock !== 0) return byClock;
  // Equal clocks: any fixed order will do, over the fields that merging never changes.
  const [left, right] = [canonical(core(a)), canonical(core(b))];
  return left < right ? 1 : left > right ? -1 : 0;
}

function core(fact: Fact): Record<string, unknown> {
  return { ...fact, role: undefined, replaces: undefined, snippetId: undefined, editedShare: undefined };
}

function snippetRank(fact: MessageFact): string {
  return fact.snippetId === undefined ? '' : `${fact.snippetId}|${fact.editedShare ?? ''}`;
}
