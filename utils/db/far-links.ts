/**
 * Owns knowing which conversations may be folded from a silence on. A fact may replace or recall another; as long as the
 * two are close in time, no silence lies between them. Those that are not, or cannot be compared, are remembered.
 */
import type { Fact } from '../core/facts';
import type { ConversationId, FactId } from '../core/ids';
import type { Ledger } from './ledger';

/** Well below the silence at which a conversation is cut (see `stretch.ts`), with room for clocks that were corrected. */
const NEAR_MS = 20 * 3_600_000;
/** A fact moved by more than this may have been near to another and be far from it now. */
const MOVED_MS = 3_600_000;

/** Notes conversations of `puts` that reach far; runs in the caller's transaction, after the facts were put. */
export async function noteFarLinks(
  ledger: Ledger,
  puts: ReadonlyMap<string, Fact>,
  moved: readonly { before: Fact; after: Fact }[],
): Promise<void> {
  const far = new Set<ConversationId>();
  for (const { before, after } of moved) {
    if (Math.abs(before.at - after.at) > MOVED_MS) far.add(after.conversationId);
  }
  const links = [...puts.values()].flatMap((fact) => linksOf(fact).map((id) => ({ fact, id })));
  const unknown = [...new Set(links.flatMap(({ id }) => (puts.has(id) ? [] : id)))];
  const stored = new Map<string, Fact>();
  if (unknown.length > 0) {
    const found = await ledger.facts.bulkGet(unknown);
    for (const fact of found) if (fact) stored.set(fact.id, fact);
  }
  for (const { fact, id } of links) {
    const other = puts.get(id) ?? stored.get(id);
    if (!other || Math.abs(other.at - fact.at) > NEAR_MS) far.add(fact.conversationId);
  }
  if (far.size > 0) await ledger.links.bulkPut(Array.from(far, (conversationId) => ({ conversationId })));
}

/** The facts this one explains or recalls. */
export function linksOf(fact: Fact): FactId[] {
  return [...(fact.replaces ?? []), ...(fact.kind === 'recalled' ? [fact.recalledId] : [])];
}
