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
    const { order } = this.profile;
    if (order.item.length === 0) return [];
    const panel = locate(order.panel, this.document);
    const selector = panel && isPresent(order.ownTab, panel) ? workingSelector(order.item, panel) : undefined;
    if (!panel || !selector) return [];
    const found = [...panel.querySelectorAll(selector)].flatMap((item) => readOrder(order, item) ?? []);
    const sign = `${whose}|${found.map(({ number, state }) => `${number}=${state}`).join()}`;
    const still = sign === this.lastSign;
    this.lastSign = sign;
    if (!still) return [];
    return found.filter(({ number }) => {
      const owner = this.ownerOf.get(number) ?? whose;
      this.ownerOf.set(number, owner);
      return owner === whose;
    });
  }
}
