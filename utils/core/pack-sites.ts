/** Owns what packs say of consoles' pages, as entries that wait for a person; see pack-choices.ts for what becomes of them. */
import { type Carried, type CarryingPack, type CarryNow, type Choice, choosing, type Offer } from './pack-choices';
import { isRest, isUpTo, type SiteEntry, type SitePatch, signOf } from './site-patch';

export type { CarryingPack };
export type CarriedSite = Carried<SiteEntry>;
export type SiteOffer = Offer<SiteEntry>;

/** What a person decided; `before`: what had been taught of the console. */
export interface SiteChoice extends Choice<SiteEntry> {
  before?: SitePatch;
  /** The console was off before: it stays so. */
  wasOff?: true;
}

export const sitesOfPacks = choosing<SiteEntry>({
  of: ({ sites }) => sites,
  signOf,
  subjectOf: (entry) => `${entry.site} ${isRest(entry)}`,
});

/** @param version release of ours that runs: a rest up to an earlier one is over */
export function carriedSites(
  packs: readonly CarryingPack[],
  { version, ...now }: CarryNow & { version: string },
): CarriedSite[] {
  return sitesOfPacks.carried(packs, now, (entry) => !isRest(entry) || isUpTo(version, entry.restUpTo));
}

/** @param taught what is read by now, by console: what is there already is not offered again */
export function siteOffers(
  carried: readonly CarriedSite[],
  choices: readonly SiteChoice[],
  taught: ReadonlyMap<string, SitePatch>,
): SiteOffer[] {
  return sitesOfPacks.offers(carried, choices, (entry) => {
    const own = isRest(entry) ? undefined : taught.get(entry.site);
    return own !== undefined && signOf(own) === signOf(entry);
  });
}
