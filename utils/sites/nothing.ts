/** Groups of fields of which nothing is known on a console, and their names for its list of the unknown. Data only. */
import type { SiteProfile } from './site-profile';

export const NO_AGENT: SiteProfile['agent'] = { name: [], shop: [] };

export const NO_ORDER_PANEL: SiteProfile['order'] = {
  panel: [],
  item: [],
  id: [],
  state: [],
  amount: [],
  goods: [],
  ownTab: [],
};

export const NO_ORDER_CARD: SiteProfile['thread']['order'] = { id: [], state: [], amount: [] };

export const AGENT_FIELDS = ['agent.name', 'agent.shop'] as const;
export const ORDER_CARD_FIELDS = ['thread.order.id', 'thread.order.state', 'thread.order.amount'] as const;
export const ORDER_PANEL_FIELDS = [
  'order.panel',
  'order.item',
  'order.id',
  'order.state',
  'order.amount',
  'order.goods',
  'order.ownTab',
] as const;
