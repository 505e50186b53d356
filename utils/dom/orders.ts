/** Reads what a console prints about an order. Order numbers are hashed before they leave this room. */
import type { OrderFact } from '../core/facts';
import type { Field } from '../sites/site-profile';
import { readField } from './locate';

export interface RawOrder {
  number: string;
  state: OrderFact['state'];
  amountCents?: number;
  /** As printed; only the order panel shows it. */
  goods?: string;
}

/** First that fits wins: 退款成功 before 退款, 未付款 before 付款. */
const STATES: readonly [RegExp, OrderFact['state']][] = [
  [/退款成功|已退款/, 'refunded'],
  [/退款|退货|售后中/, 'refunding'],
  [/取消|关闭/, 'cancelled'],
  [/待付款|待支付|未付款|未支付/, 'unpaid'],
  [/已签收|已收货|已完成|交易成功/, 'received'],
  [/已发货|待收货|运输中/, 'shipped'],
  [/待发货|已付款|已支付|待成团|已成团/, 'paid'],
];

export function orderState(text: string): OrderFact['state'] {
  return STATES.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown';
}

/** '¥35.00', '实付 1,234.5 元' in cents; undefined when no amount stands there. */
export function amountCents(text: string): number | undefined {
  const match = /(\d{1,9}(?:,\d{3})*)(?:\.(\d{1,2}))?/.exec(text);
  if (!match?.[1]) return undefined;
  return Number(match[1].replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** One order inside `root`, or undefined when it shows no number. */
export function readOrder(
  fields: { id: Field; state: Field; amount: Field; goods?: Field },
  root: ParentNode,
): RawOrder | undefined {
  const number = readField(fields.id, root);
  if (!number) return undefined;
  const cents = amountCents(readField(fields.amount, root) ?? '');
  const order: RawOrder = { number, state: orderState(readField(fields.state, root) ?? '') };
  if (cents !== undefined) order.amountCents = cents;
  const goods = fields.goods && readField(fields.goods, root);
  if (goods) order.goods = goods;
  return order;
}
