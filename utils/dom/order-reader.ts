/** The order panel beside the thread. It follows a switch late, so an order is believed only when it stands still. */
import type { ConversationId } from '../core/ids';
import type { SiteProfile } from '../sites/site-profile';
import { isPresent, locate, workingSelector } from './locate';
import { type RawOrder, readOrder } from './orders';

export class OrderReader {
  private readonly ownerOf = new Map<string, ConversationId>();
  private lastSign = '';

  constructor(
    private readonly profile: SiteProfile,
    private readonly document: Document,
  ) {}

  /** Orders of the open conversation; none unless the buyer's own tab is open and two readings in a row agree. */
  read(whose: ConversationId): RawOrder[] {
    const found = this.look();
    if (!found) return [];
    const sign = signOf(whose, found);
    const still = sign === this.lastSign;
    this.lastSign = sign;
    if (!still) return [];
    return found.filter(({ number }) => {
      const owner = this.ownerOf.get(number) ?? whose;
      this.ownerOf.set(number, owner);
      return owner === whose;
    });
  }

  /**
   * The one order this buyer surely has, looked at afresh: what stands there must be what was believed at the last reading.
   * With several orders the number is left out, and the goods too unless all are of the same.
   */
  only(whose: ConversationId): { number?: string; goods?: string } | undefined {
    const found = this.look();
    const [first] = found ?? [];
    if (!found || !first || signOf(whose, found) !== this.lastSign) return undefined;
    if (found.some(({ number }) => this.ownerOf.get(number) !== whose)) return undefined;
    const goods = found.every((order) => order.goods === first.goods) ? first.goods : undefined;
    return { ...(found.length === 1 && { number: first.number }), ...(goods !== undefined && { goods }) };
  }

  private look(): RawOrder[] | undefined {
    const { order } = this.profile;
    if (order.item.length === 0) return undefined;
    const panel = locate(order.panel, this.document);
    const selector = panel && isPresent(order.ownTab, panel) ? workingSelector(order.item, panel) : undefined;
    if (!panel || !selector) return undefined;
    return [...panel.querySelectorAll(selector)].flatMap((item) => readOrder(order, item) ?? []);
  }
}

function signOf(whose: ConversationId, orders: readonly RawOrder[]): string {
  return `${whose}|${orders.map(({ number, state }) => `${number}=${state}`).join()}`;
}
