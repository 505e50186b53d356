/** What the page tells of a conversation that a script may name: shop, agent, the one order. Refuses to choose among several. */
import type { ConversationId } from '../../utils/core/ids';
import { readField } from '../../utils/dom/locate';
import type { SiteProfile } from '../../utils/sites/site-profile';
import type { Told } from './script-hand';

export interface PageTold {
  agentName(): string | undefined;
  /** The one order that surely is this buyer's. */
  orderOf(id: ConversationId): { number?: string; goods?: string } | undefined;
}

export function createPageTold(
  profile: SiteProfile,
  { agentName, orderOf }: PageTold,
): (conversationId: ConversationId) => Told {
  return (conversationId) => {
    const agent = agentName();
    const shop = readField(profile.agent.shop, document);
    const order = orderOf(conversationId);
    return {
      ...(agent ? { agent } : {}),
      ...(shop ? { shop } : {}),
      ...(order?.number ? { order: order.number } : {}),
      ...(order?.goods ? { goods: order.goods } : {}),
    };
  };
}
