/**
 * Where a page gives its messages no ids, facts bear keys of the reader's own. For the judge they are laid against the true
 * log: in order, by role, length and time; what fits nothing keeps its key, and is judged as never said.
 */
import type { Fact, MessageFact } from '../../utils/core/facts';
import { asId, type FactId } from '../../utils/core/ids';
import type { LoggedMessage, TrueLog } from '../consoles/platform/shapes';
import { keyOf } from '../e2e/harness/compare';

/** A message may be found long after it came: then its time is only known to lie before. */
const EARLIER_MS = 500;

function isRow(fact: Fact): fact is MessageFact {
  return fact.kind === 'message' && fact.role !== 'system' && !keyOf(fact).startsWith('~');
}

function pairs(facts: readonly MessageFact[], messages: readonly LoggedMessage[]): [MessageFact, LoggedMessage][] {
  const found: [MessageFact, LoggedMessage][] = [];
  let from = 0;
  for (const fact of facts) {
    const at = messages.findIndex(
      (one, index) =>
        index >= from &&
        one.role === fact.role &&
        one.length === fact.length &&
        one.at <= fact.at + fact.resolutionMs + EARLIER_MS,
    );
    const message = messages[at];
    if (!message) continue;
    found.push([fact, message]);
    from = at + 1;
  }
  return found;
}

export function underTrueKeys(log: TrueLog, facts: readonly Fact[]): Fact[] {
  const names = new Map<FactId, FactId>();
  const ids = new Set(facts.map(({ conversationId }) => conversationId));
  for (const id of ids) {
    const own = facts.filter((fact): fact is MessageFact => fact.conversationId === id && isRow(fact));
    own.sort((a, b) => a.at - b.at);
    let best: [MessageFact, LoggedMessage][] = [];
    for (const { key } of log.conversations) {
      const messages = log.messages.filter(
        (one) => one.conversationKey === key && !one.history && one.role !== 'system',
      );
      const tried = pairs(own, messages);
      if (tried.length > best.length) best = tried;
    }
    for (const [fact, { key }] of best) names.set(fact.id, asId(`${fact.siteId}:${id}:${key}`));
  }
  const named = (id: FactId) => names.get(id) ?? id;
  return facts.map((fact) => ({
    ...fact,
    id: named(fact.id),
    ...(fact.replaces ? { replaces: fact.replaces.map(named) } : {}),
  }));
}
