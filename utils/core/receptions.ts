/** Owns what became of each buyer of a day, from one conversation's steps: replies, length, transfers, orders. Refuses turns. */
import type { Calendar } from './business-day';
import type { Fact, MessageFact } from './facts';
import { conversionOf, type DayOrder } from './orders-of-day';
import type { RowBook } from './row-book';
import type { Step } from './steps';
import type { RuleProfile } from './turn';

/** A silence this long starts another stretch of talk; an open question does not bridge it. */
export const RECEPTION_GAP_MS = 1_800_000;
const LONG_SEC = 1800;

/** One buyer with one agent of one shop on one day. */
interface Reception {
  first: MessageFact;
  buyerMessages: number;
  agentMessages: number;
  /** Place in the steps of the first reply after the first question; of the last word and whose it was. */
  firstReply?: number;
  replied: boolean;
  lastIsBuyer: boolean;
  orders: DayOrder[];
  /** First glimpses of all orders since the last silence of 24 h. */
  seen: Glimpses;
}

type Glimpses = Map<string, DayOrder['firstSeen']>;

interface Stretch {
  from: number;
  to: number;
  asked?: MessageFact;
}

/** Adds receptions, stretches, transfers and orders to the book's rows. Steps of ONE conversation. */
export function countReceptions(steps: readonly Step[], rule: RuleProfile, calendar: Calendar, book: RowBook): void {
  const receptions = new Map<string, Reception>();
  const stretches = new Map<string, Stretch>();
  let seen: Glimpses = new Map();
  const longMs = (rule.longSec ?? LONG_SEC) * 1000;
  // A conversation is with one agent on one day, mostly: names are put together once, not for each message.
  let named = { agentId: '', shopId: '', day: '', who: '', key: '' };
  const nameOf = ({ agentId, shopId, at }: Fact) => {
    const day = calendar.dayOf(at);
    if (named.day !== day || named.agentId !== agentId || named.shopId !== shopId) {
      const who = `${agentId}|${shopId}`;
      named = { agentId, shopId, day, who, key: `${who}|${day}` };
    }
    return named;
  };
  const who = (fact: Fact) => nameOf(fact).who;
  const dayKey = (fact: Fact) => nameOf(fact).key;
  const close = (stretch: Stretch | undefined) => {
    if (!stretch?.asked) return;
    const row = book.at(stretch.asked, stretch.asked.at);
    row.sessions += 1;
    row.sessionMs += stretch.to - stretch.from;
    if (stretch.to - stretch.from >= longMs) row.longSessions += 1;
  };
  for (const [index, { fact, recalled, away, fresh }] of steps.entries()) {
    if (fresh) seen = new Map();
    if (fact.kind === 'transfer') countTransfer(fact, book);
    if (away || recalled) continue;
    if (fact.kind === 'order') {
      const firstSeen = seen.get(fact.orderKey) ?? { fact, step: index };
      seen.set(fact.orderKey, firstSeen);
      receptions.get(dayKey(fact))?.orders.push({ fact, firstSeen });
    }
    if (fact.kind !== 'message') continue;
    if (fact.role === 'buyer' || fact.role === 'agent') {
      const open = stretches.get(who(fact));
      const stretch = open && fact.at - open.to < RECEPTION_GAP_MS ? open : { from: fact.at, to: fact.at };
      if (stretch !== open) close(open);
      stretch.to = fact.at;
      if (fact.role === 'buyer') stretch.asked ??= fact;
      stretches.set(who(fact), stretch);
    }
    countMessage(receptions, dayKey(fact), fact, { index, rule, seen });
  }
  for (const stretch of stretches.values()) close(stretch);
  for (const reception of receptions.values()) countReception(reception, book);
}

function countTransfer(fact: Extract<Fact, { kind: 'transfer' }>, book: RowBook): void {
  if (fact.direction === 'out') book.at(fact, fact.at).transfersOut += 1;
  else book.at({ ...fact, agentId: fact.toAgentId ?? fact.agentId }, fact.at).transfersIn += 1;
}

function countMessage(
  receptions: Map<string, Reception>,
  key: string,
  fact: MessageFact,
  { index, rule, seen }: { index: number; rule: RuleProfile; seen: Glimpses },
): void {
  const known = receptions.get(key);
  if (fact.role === 'buyer') {
    const reception = known ?? {
      first: fact,
      buyerMessages: 0,
      agentMessages: 0,
      replied: false,
      lastIsBuyer: true,
      orders: [],
      seen,
    };
    reception.buyerMessages += 1;
    reception.lastIsBuyer = true;
    receptions.set(key, reception);
  } else if (known && (fact.role === 'agent' || (fact.role === 'assist' && rule.countsAssist))) {
    known.replied = true;
    known.lastIsBuyer = false;
    known.firstReply ??= index;
    if (fact.role === 'agent') known.agentMessages += 1;
  }
}

function countReception(reception: Reception, book: RowBook): void {
  const { first, buyerMessages, agentMessages, replied, lastIsBuyer, orders, firstReply, seen } = reception;
  const row = book.at(first, first.at);
  if (buyerMessages === 1 && agentMessages >= 2) row.filteredBuyers += 1;
  if (!replied) row.noReplyBuyers += 1;
  if (lastIsBuyer) row.openEndBuyers += 1;
  const { inquiry, ordered, paid } = conversionOf(orders, firstReply, [...seen.values()], first);
  if (orders.length > 0) row.knownOrders += 1;
  if (inquiry) row.inquiries += 1;
  if (ordered) row.orderers += 1;
  if (!paid) return;
  row.payers += 1;
  if (paid.cents !== undefined) {
    row.pricedPayers += 1;
    row.paidCents += paid.cents;
  }
  if (paid.items !== undefined) {
    row.itemPayers += 1;
    row.paidItems += paid.items;
  }
}
