/** Groups of fields of which nothing is known on a console. Data only. */
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
