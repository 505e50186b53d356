/** Owns which web origins may talk to the background as a console: those of the site profiles' own matches. */
import { fitsPattern } from './match';
import type { SiteProfile } from './site-profile';

/** Paths are left aside: a console moves between them without a navigation, and the browser vouches for origins only. */
export function ownsOrigin(origin: string, sites: readonly Pick<SiteProfile, 'matches'>[]): boolean {
  return sites.some((site) =>
    site.matches.some((pattern) => fitsPattern(`${origin}/`, pattern.replace(/^(\w+:\/\/[^/]+)\/.*$/, '$1/*'))),
  );
}
