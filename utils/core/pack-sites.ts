/**
 * Owns what becomes of what packs say of consoles' pages: what waits for the person, what was used or left, and what must be
 * taken back because no pack says it any more. Pure. Refuses to let anything of it take effect by itself.
 */
import type { PackId } from './ids';
import { isInUse, type PackStanding } from './pack-use';
import { isRest, isUpTo, type SiteEntry, type SitePatch, signOf } from './site-patch';
import type { Pack } from './snippet';

/** A stored pack, as far as it matters here. */
export interface CarryingPack extends PackStanding {
  pack: Pack;
  builtIn: boolean;
  /** `hub:<team>`: it came from a team. */
  feedId?: string;
}

export interface CarriedSite {
  packId: PackId;
  title: string;
  version: number;
  author: string;
  entry: SiteEntry;
}

/** What a person decided of one entry of one pack. */
export interface SiteChoice {
  packId: PackId;
  entry: SiteEntry;
  used: boolean;
  /** What had been taught of the console before; for what is used. */
  before?: SitePatch;
  /** The console was off before: it stays so. */
  wasOff?: true;
}

export interface CarryNow {
  /** The team this browser is in. */
  team?: string | undefined;
  /** `YYYY-MM-DD` of the business day. */
  day: string;
  /** Release of ours that runs. */
  version: string;
}

/** What packs in use say today. A team's packs stay when it is left; what they say of pages does not. */
export function carriedSites(packs: readonly CarryingPack[], { team, day, version }: CarryNow): CarriedSite[] {
  const seen = new Set<string>();
  return packs.flatMap((row) => {
    const { pack, builtIn, feedId } = row;
    const isLeft = feedId?.startsWith('hub:') === true && feedId !== `hub:${team}`;
    if (builtIn || isLeft || !isInUse(row) || (pack.expiresOn ?? day) < day) return [];
    const { id: packId, title, version: packVersion, author } = pack;
    return (pack.sites ?? []).flatMap((entry) => {
      const sign = `${packId} ${signOf(entry)}`;
      if (seen.has(sign) || (isRest(entry) && !isUpTo(version, entry.restUpTo))) return [];
      seen.add(sign);
      return [{ packId, title, version: packVersion, author, entry }];
    });
  });
}

export interface SiteOffer extends CarriedSite {
  state: 'waiting' | 'used' | 'left';
}

/** @param taught what is read by now, by console: what is there already is not offered again */
export function siteOffers(
  carried: readonly CarriedSite[],
  choices: readonly SiteChoice[],
  taught: ReadonlyMap<string, SitePatch>,
): SiteOffer[] {
  return carried.flatMap((one): SiteOffer[] => {
    const choice = choices.find((each) => isOf(each, one));
    if (choice) return [{ ...one, state: choice.used ? 'used' : 'left' }];
    const own = taught.get(one.entry.site);
    const isThere = !isRest(one.entry) && own !== undefined && signOf(own) === signOf(one.entry);
    return isThere ? [] : [{ ...one, state: 'waiting' }];
  });
}

/**
 * @returns `kept`: what still holds, the newest last; `undone`: what was used and is said no more, in the order in which it
 * must be taken back. What took a used entry's place, and waits, leaves it in use; gone back to, it is used again.
 */
export function settleChoices(
  choices: readonly SiteChoice[],
  carried: readonly CarriedSite[],
): { kept: SiteChoice[]; undone: SiteChoice[] } {
  const kept: SiteChoice[] = [];
  const undone: SiteChoice[] = [];
  for (const choice of [...choices].reverse()) {
    const now = carried.filter((one) => isAbout(one, choice));
    const isSaid = now.some((one) => isOf(choice, one));
    const isGoneBack = now.some((one) => choices.some((each) => each.used && isOf(each, one)));
    // Under one that is in use lies what was used before it: it is needed for going back.
    const isUnder = kept.some((each) => each.used && isAbout(each, choice));
    if (isSaid || (choice.used && now.length > 0 && (!isGoneBack || isUnder))) kept.unshift(choice);
    else if (choice.used) undone.push(choice);
  }
  return { kept: undone.reduce(notUnder, kept), undone };
}

/** What lay under another pack's entry and is said no more must not come back when that one goes. */
export const notUnder = (kept: SiteChoice[], { entry, before: under }: SiteChoice): SiteChoice[] =>
  kept.map((choice) => {
    const { before, ...rest } = choice;
    if (!before || isRest(entry) || signOf(before) !== signOf(entry)) return choice;
    return under ? { ...rest, before: under } : rest;
  });

export const isOf = (choice: Pick<SiteChoice, 'packId' | 'entry'>, other: Pick<SiteChoice, 'packId' | 'entry'>) =>
  choice.packId === other.packId && signOf(choice.entry) === signOf(other.entry);

const isAbout = (one: Pick<SiteChoice, 'packId' | 'entry'>, other: Pick<SiteChoice, 'packId' | 'entry'>) =>
  one.packId === other.packId && one.entry.site === other.entry.site && isRest(one.entry) === isRest(other.entry);
