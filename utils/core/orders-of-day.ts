/** Owns what a day's order panels say about one buyer: asked first, ordered, paid. A reading of glimpses, always an estimate. */
import type { MessageFact, OrderFact } from './facts';

export interface DayOrder {
  fact: OrderFact;
  /** The first glimpse of this order in the conversation, on any day, and its place among the steps. */
  firstSeen: { fact: OrderFact; step: number };
}

export interface Conversion {
  /** No order was known when the agent first replied, or a new one came afterwards. */
  inquiry: boolean;
  ordered: boolean;
  /** Set when a new order was seen paid; parts are unknown when one order does not show them. */
  paid?: { cents?: number; items?: number };
}

/** An order in one of these states when first seen is being paid for now, not an older one. */
const NEW: readonly OrderFact['state'][] = ['unpaid', 'paid'];
const PAID: readonly OrderFact['state'][] = ['paid', 'shipped', 'received'];

/**
 * @param orders the day's glimpses while this agent held the conversation, in order
 * @param firstReply place of the agent's first reply of the day; undefined: there was none
 * @param everSeen the first glimpse of every order of the conversation
 */
export function conversionOf(
  orders: readonly DayOrder[],
  firstReply: number | undefined,
  everSeen: readonly { fact: OrderFact; step: number }[],
  first: MessageFact,
): Conversion {
  const fresh = new Map<string, OrderFact[]>();
  for (const { fact, firstSeen } of orders) {
    const isNew = firstReply !== undefined && firstSeen.step > firstReply && NEW.includes(firstSeen.fact.state);
    const isOfToday = firstSeen.fact.at >= first.at;
    if (!isNew || !isOfToday) continue;
    fresh.set(fact.orderKey, [...(fresh.get(fact.orderKey) ?? []), fact]);
  }
  const known =
    everSeen.some(({ fact, step }) => fact.at < first.at || step < (firstReply ?? Number.NEGATIVE_INFINITY)) ||
    orders.some(({ firstSeen }) => firstReply === undefined || !NEW.includes(firstSeen.fact.state));
  const paid = [...fresh.values()].filter((glimpses) => glimpses.some(({ state }) => PAID.includes(state)));
  return {
    inquiry: fresh.size > 0 || !known,
    ordered: fresh.size > 0,
    ...(paid.length > 0 && { paid: { ...sumOf(paid, 'cents', 'amountCents'), ...sumOf(paid, 'items', 'items') } }),
  };
}

/** The last shown value of each order; nothing when one never showed it. */
function sumOf(
  orders: readonly OrderFact[][],
  name: 'cents' | 'items',
  field: 'amountCents' | 'items',
): { [Key in typeof name]?: number } {
  const shown = orders.map((glimpses) => glimpses.findLast((fact) => fact[field] !== undefined)?.[field]);
  const sum = shown.reduce((total: number | undefined, value) => {
    return total === undefined || value === undefined ? undefined : total + value;
  }, 0);
  return sum === undefined ? {} : { [name]: sum };
}
