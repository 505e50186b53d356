/** Owns all that packs carry besides scripts and takes effect only by a person's word. */
import type { Handlers } from '../../utils/messaging/server';
import { RefusedError } from '../../utils/messaging/server';
import type { GivenSettings } from './given-settings';
import type { GivenSites } from './given-sites';

export interface Given {
  sites: GivenSites;
  settings: GivenSettings;
  /** The library, the team, the day or our release is another: takes back what no pack says now. */
  settle(): Promise<void>;
}

export function joinGiven(sites: GivenSites, settings: GivenSettings): Given {
  return {
    sites,
    settings,
    async settle() {
      await sites.settle();
      await settings.settle();
    },
  };
}

export function givenHandlers(given: Given | undefined): Pick<Handlers, 'settings/decide'> {
  return {
    'settings/decide': async (request) => {
      if (!given) throw new RefusedError('failed');
      return given.settings.decide(request);
    },
  };
}
