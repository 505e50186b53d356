/**
 * Where a page gives its messages no ids, facts bear keys of the reader's own. For the judge they are laid against the true
 * log: by role, length and time, in order where no times are printed; what fits nothing keeps its key, and is judged as never said.
 */
import type { Fact, MessageFact } from '../../utils/core/facts';
import { asId, type FactId } from '../../utils/core/ids';
import type { LoggedMessage, TrueLog } from '../consoles/platform/shapes';
import { TRAITS } from '../consoles/platform/traits';
import { keyOf } from '../e2e/harness/compare';

/** A message may be found long after it came: then its time is only known to lie before. */
const EARLIER_MS = 500;

type Pair = [MessageFact, LoggedMessage];

function isRow(fact: Fact): fact is MessageFact {
  return fact.kind === 'message' && fact.role !== 'system' && !keyOf(fact).startsWith('~');
}

/** Of a message that was withdrawn, a reader may know only the notice. */
function saysTheSame(fact: MessageFact, one: LoggedMessage): boolean {
  const unread = one.recalledAt !== undefined && fact.length === 0;
  return one.role === fact.role && (one.length === fact.length || unread);
}

/** Where the page prints times, the unit in which a message was said names it, whatever was read first. */
function pairsByTime(facts: readonly MessageFact[], messages: readonly LoggedMessage[], unitMs: number): Pair[] {
  const left = new Set(messages);
  const unit = (at: number) => Math.floor(at / unitMs);
  return facts.flatMap((fact) => {
    const one = [...left].find((message) => unit(message.at) === unit(fact.at) && saysTheSame(fact, message));
    if (one) left.delete(one);
    return one ? [[fact, one] as Pair] : [];
  });
}

/** Else the most pairs that keep the order of both. */
function pairsInOrder(facts: readonly MessageFact[], messages: readonly LoggedMessage[]): Pair[] {
  const best = Array.from({ length: facts.length + 1 }, () => new Array<number>(messages.length + 1).fill(0));
  const at = (nth: number, mth: number) => best[nth]?.[mth] ?? 0;
  const fits = (fact: MessageFact, one: LoggedMessage) =>
    saysTheSame(fact, one) && one.at <= fact.at + fact.resolutionMs + EARLIER_MS;
  const both = (nth: number, mth: number) => {
    const [fact, one] = [facts[nth], messages[mth]];
    return fact && one && fits(fact, one) ? 1 + at(nth + 1, mth + 1) : 0;
  };
  for (let nth = facts.length - 1; nth >= 0; nth--)
    for (let mth = messages.length - 1; mth >= 0; mth--)
      (best[nth] as number[])[mth] = Math.max(at(nth + 1, mth), at(nth, mth + 1), both(nth, mth));
  const found: Pair[] = [];
  for (let nth = 0, mth = 0; nth < facts.length && mth < messages.length; ) {
    const value = at(nth, mth);
    if (value > 0 && value === both(nth, mth))
      found.push([facts[nth++] as MessageFact, messages[mth++] as LoggedMessage]);
    else if (value === at(nth, mth + 1)) mth++;
    else nth++;
  }
  return found;
}

function apartMs(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, [fact, { at }]) => sum + Math.abs(fact.at - at), 0);
}

export function underTrueKeys(log: TrueLog, facts: readonly Fact[]): Fact[] {
  const { printsMs } = TRAITS[log.site];
  const names = new Map<FactId, FactId>();
  const ids = new Set(facts.map(({ conversationId }) => conversationId));
  for (const id of ids) {
    const own = facts.filter((fact): fact is MessageFact => fact.conversationId === id && isRow(fact));
    own.sort((a, b) => a.at - b.at);
    let best: Pair[] = [];
    for (const { key } of log.conversations) {
      const messages = log.messages.filter(
        (one) => one.conversationKey === key && !one.history && one.role !== 'system',
      );
      const tried = printsMs > 0 ? pairsByTime(own, messages, printsMs) : pairsInOrder(own, messages);
      // Two buyers may have the same words said to them: then the moments tell whose these are.
      const more = tried.length - best.length;
      if (more > 0 || (more === 0 && apartMs(tried) < apartMs(best))) best = tried;
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
