/** What became of each buyer of a day, counted the slow way: for every question all facts are searched again. */
import type { Fact, MessageFact, OrderFact, TransferFact } from '../../utils/core/facts';
import type { RuleProfile } from '../../utils/core/turn';
import { erasOf } from './reference';
import { awayFrom, takerOf } from './reference-transfers';

type Place = (agent: string, at: number) => string;
type Silent = (before: Fact, after: Fact) => boolean;

export interface ReceptionCounts {
  filteredBuyers: number;
  noReplyBuyers: number;
  openEndBuyers: number;
  sessions: number;
  sessionMs: number;
  longSessions: number;
  transfersIn: number;
  transfersOut: number;
  knownOrders: number;
  inquiries: number;
  orderers: number;
  payers: number;
  pricedPayers: number;
  paidCents: number;
  itemPayers: number;
  paidItems: number;
}

export const NO_RECEPTIONS: ReceptionCounts = {
  filteredBuyers: 0,
  noReplyBuyers: 0,
  openEndBuyers: 0,
  sessions: 0,
  sessionMs: 0,
  longSessions: 0,
  transfersIn: 0,
  transfersOut: 0,
  knownOrders: 0,
  inquiries: 0,
  orderers: 0,
  payers: 0,
  pricedPayers: 0,
  paidCents: 0,
  itemPayers: 0,
  paidItems: 0,
};

/** Counts by 'agent|day|hour'; places where nothing is counted are left out. */
export function referenceReceptions(
  input: readonly Fact[],
  rule: RuleProfile,
  placeOf: Place,
  silentBetween: Silent,
): Record<string, ReceptionCounts> {
  const counts: Record<string, ReceptionCounts> = {};
  const add = (place: string, parts: Partial<ReceptionCounts>) => {
    const sums: ReceptionCounts = { ...(counts[place] ?? NO_RECEPTIONS) };
    for (const [name, value] of Object.entries(parts)) sums[name as keyof ReceptionCounts] += value;
    counts[place] = sums;
  };
  const eras = erasOf(input);
  const all = eras.flatMap(({ facts }) => facts);
  const told = eras.flatMap(({ facts, recalled }) =>
    facts.filter((fact, index) => awayFrom(facts, index) !== fact.agentId && !recalled.has(fact.id)),
  );
  for (const fact of all.filter((each): each is TransferFact => each.kind === 'transfer')) {
    if (fact.direction === 'out') add(placeOf(fact.agentId, fact.at), { transfersOut: 1 });
    else add(placeOf(takerOf(fact) ?? fact.agentId, fact.at), { transfersIn: 1 });
  }
  const dayOf = (fact: Fact) => placeOf(fact.agentId, fact.at).split('|').slice(0, 2).join('|');
  const talk = told.filter((fact): fact is MessageFact => fact.kind === 'message');
  for (const agent of new Set(talk.map((fact) => fact.agentId))) {
    const own = talk.filter((fact) => fact.agentId === agent && ['buyer', 'agent'].includes(fact.role));
    const starts = own.filter((fact, index) => fact.at - (own[index - 1]?.at ?? Number.NEGATIVE_INFINITY) >= 1_800_000);
    starts.forEach((start, index) => {
      const part = own.slice(
        own.indexOf(start),
        index + 1 < starts.length ? own.indexOf(starts[index + 1] as MessageFact) : undefined,
      );
      const asked = part.find((fact) => fact.role === 'buyer');
      const length = (part.at(-1)?.at ?? 0) - start.at;
      if (asked)
        add(placeOf(agent, asked.at), { sessions: 1, sessionMs: length, longSessions: length >= 1_800_000 ? 1 : 0 });
    });
  }
  const replies = (fact: MessageFact) => fact.role === 'agent' || (fact.role === 'assist' && rule.countsAssist);
  for (const key of new Set(talk.filter((fact) => fact.role === 'buyer').map(dayOf))) {
    const day = talk.filter((fact) => dayOf(fact) === key);
    const first = day.find((fact) => fact.role === 'buyer') as MessageFact;
    const after = day.slice(day.indexOf(first));
    const reply = after.find(replies);
    const words = after.filter((fact) => fact.role === 'buyer' || replies(fact));
    const lines = (role: string) => after.filter((fact) => fact.role === role).length;
    add(placeOf(first.agentId, first.at), {
      filteredBuyers: lines('buyer') === 1 && lines('agent') >= 2 ? 1 : 0,
      noReplyBuyers: reply ? 0 : 1,
      openEndBuyers: words.at(-1)?.role === 'buyer' ? 1 : 0,
      ...conversion(told, { first, reply, isHere: (fact) => dayOf(fact) === key, silentBetween }),
    });
  }
  return counts;
}

interface Day {
  first: MessageFact;
  reply: MessageFact | undefined;
  isHere(fact: Fact): boolean;
  silentBetween: Silent;
}

function conversion(told: readonly Fact[], { first, reply, isHere, silentBetween }: Day): Partial<ReceptionCounts> {
  const place = (fact: Fact) => told.indexOf(fact);
  const orders = told.filter((fact): fact is OrderFact => fact.kind === 'order');
  const near = orders.filter(
    (fact) => !silentBetween(fact.at < first.at ? fact : first, fact.at < first.at ? first : fact),
  );
  const firstGlimpse = (key: string) => near.find((fact) => fact.orderKey === key) as OrderFact;
  const keys = [...new Set(near.map((fact) => fact.orderKey))];
  const shown = (key: string) =>
    near.filter((fact) => fact.orderKey === key && isHere(fact) && place(fact) > place(first));
  const current = keys.filter((key) => shown(key).length > 0);
  const isNewState = (key: string) => ['unpaid', 'paid'].includes(firstGlimpse(key).state);
  const fresh = current.filter(
    (key) => reply && place(firstGlimpse(key)) > place(reply) && isNewState(key) && firstGlimpse(key).at >= first.at,
  );
  const before = keys.some(
    (key) => firstGlimpse(key).at < first.at || (reply && place(firstGlimpse(key)) < place(reply)),
  );
  const old = current.some((key) => !reply || !isNewState(key));
  const paid = fresh.filter((key) => shown(key).some((fact) => ['paid', 'shipped', 'received'].includes(fact.state)));
  const last = (key: string, field: 'amountCents' | 'items') =>
    shown(key)
      .map((fact) => fact[field])
      .filter((value) => value !== undefined)
      .at(-1);
  const total = (field: 'amountCents' | 'items') => paid.map((key) => last(key, field));
  const isKnown = (field: 'amountCents' | 'items') =>
    paid.length > 0 && total(field).every((value) => value !== undefined);
  const sum = (field: 'amountCents' | 'items') => total(field).reduce((all: number, value) => all + (value ?? 0), 0);
  return {
    knownOrders: current.length > 0 ? 1 : 0,
    inquiries: fresh.length > 0 || !(before || old) ? 1 : 0,
    orderers: fresh.length > 0 ? 1 : 0,
    payers: paid.length > 0 ? 1 : 0,
    pricedPayers: isKnown('amountCents') ? 1 : 0,
    paidCents: isKnown('amountCents') ? sum('amountCents') : 0,
    itemPayers: isKnown('items') ? 1 : 0,
    paidItems: isKnown('items') ? sum('items') : 0,
  };
}
