/**
 * Owns finding what the ledger has and the journal lacks: facts recorded when there was none, or committed in the moment in
 * which a browser was killed, or that storage.local lost. Refuses to judge which of the two is right: it only adds.
 */
import type { Fact } from '../../core/facts';
import type { FactId } from '../../core/ids';
import { type Ledger, withoutDay } from '../ledger';
import { isSameFact, mergeTwins } from '../merge-facts';
import { readJournal } from './journal';
import type { Outside } from './outside';
import type { Testimony } from './testimony';

const SLICE = 200;

/**
 * Facts of the ledger from `since` (epoch ms) on that its journal does not tell as they are, some hundred at a time.
 * @param journal where to look; absent: there is none yet
 */
export async function* factsNotCopied(
  ledger: Ledger,
  outside: Outside,
  since: number,
  journal?: Testimony,
): AsyncGenerator<Fact[]> {
  const told = new Map<FactId, Fact>();
  if (journal) {
    for await (const entries of readJournal(outside, journal))
      for (const fact of entries.flatMap(({ facts }) => facts)) {
        const twin = told.get(fact.id);
        told.set(fact.id, twin ? mergeTwins(twin, fact) : fact);
      }
  }
  const ids = await ledger.facts.where('at').aboveOrEqual(since).primaryKeys();
  for (let done = 0; done < ids.length; done += SLICE) {
    const stored = await ledger.facts.bulkGet(ids.slice(done, done + SLICE));
    // Some may have been erased meanwhile.
    const facts = stored.filter((fact) => fact !== undefined).map(withoutDay);
    const news = facts.filter((fact) => {
      const known = told.get(fact.id);
      return known === undefined || !isSameFact(known, fact);
    });
    if (news.length > 0) yield news;
  }
}
