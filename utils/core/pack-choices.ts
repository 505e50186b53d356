/**
 * Owns what becomes of what packs carry besides scripts and takes effect only by a person's word: what waits, what was used or
 * left, and what must be taken back because no pack says it any more. Pure; one kind of entry at a time.
 */
import type { PackId } from './ids';
import { isInUse, type PackStanding } from './pack-use';
import type { Pack } from './snippet';

/** A stored pack, as far as it matters here. */
export interface CarryingPack extends PackStanding {
  pack: Pack;
  builtIn: boolean;
  /** `hub:<team>`: it came from a team. */
  feedId?: string;
}

export interface Carried<Entry> {
  packId: PackId;
  title: string;
  version: number;
  author: string;
  entry: Entry;
}

/** What a person decided of one entry of one pack. */
export interface Choice<Entry> {
  packId: PackId;
  entry: Entry;
  used: boolean;
  /** What held in its place before, where anything did; for what is used. */
  before?: Entry;
}

export type Offer<Entry> = Carried<Entry> & { state: 'waiting' | 'used' | 'left' };

/** What tells entries of one kind apart. */
export interface Kind<Entry> {
  of(pack: Pack): readonly Entry[] | undefined;
  /** Reads the same for entries that say the same. */
  signOf(entry: Entry): string;
  /** What an entry is about: of one pack, a later one takes an earlier one's place. */
  subjectOf(entry: Entry): string;
}

export interface CarryNow {
  /** The team this browser is in. */
  team?: string | undefined;
  /** `YYYY-MM-DD` of the business day. */
  day: string;
}

type OfPack<Entry> = Pick<Carried<Entry>, 'packId' | 'entry'>;

export function choosing<Entry>({ of, signOf, subjectOf }: Kind<Entry>) {
  const isOf = (choice: OfPack<Entry>, other: OfPack<Entry>) =>
    choice.packId === other.packId && signOf(choice.entry) === signOf(other.entry);
  const isAbout = (one: OfPack<Entry>, other: OfPack<Entry>) =>
    one.packId === other.packId && subjectOf(one.entry) === subjectOf(other.entry);

  /**
   * What packs in use say today. A team's packs stay when it is left; what else they carry does not.
   * @param holds leaves out what is over
   */
  function carried(
    packs: readonly CarryingPack[],
    { team, day }: CarryNow,
    holds: (entry: Entry) => boolean = () => true,
  ): Carried<Entry>[] {
    const seen = new Set<string>();
    return packs.flatMap((row) => {
      const { pack, builtIn, feedId } = row;
      const isLeft = feedId?.startsWith('hub:') === true && feedId !== `hub:${team}`;
      if (builtIn || isLeft || !isInUse(row) || (pack.expiresOn ?? day) < day) return [];
      const { id: packId, title, version, author } = pack;
      return (of(pack) ?? []).flatMap((entry) => {
        const sign = `${packId} ${signOf(entry)}`;
        if (seen.has(sign) || !holds(entry)) return [];
        seen.add(sign);
        return [{ packId, title, version, author, entry }];
      });
    });
  }

  /** @param isThere what holds already, by whatever way, is not offered again */
  function offers(
    carried: readonly Carried<Entry>[],
    choices: readonly Choice<Entry>[],
    isThere: (entry: Entry) => boolean,
  ): Offer<Entry>[] {
    return carried.flatMap((one): Offer<Entry>[] => {
      const choice = choices.find((each) => isOf(each, one));
      if (choice) return [{ ...one, state: choice.used ? 'used' : 'left' }];
      return isThere(one.entry) ? [] : [{ ...one, state: 'waiting' }];
    });
  }

  /**
   * @returns `kept`: what still holds, the newest last; `undone`: what was used and is said no more, in the order in which it
   * must be taken back. What took a used entry's place, and waits, leaves it in use; gone back to, it is used again.
   */
  function settle<Made extends Choice<Entry>>(
    choices: readonly Made[],
    carried: readonly OfPack<Entry>[],
  ): { kept: Made[]; undone: Made[] } {
    const kept: Made[] = [];
    const undone: Made[] = [];
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
  function notUnder<Made extends Choice<Entry>>(kept: Made[], { entry, before: under }: Made): Made[] {
    return kept.map((choice) => {
      const { before, ...rest } = choice;
      if (!before || signOf(before) !== signOf(entry)) return choice;
      return (under ? { ...rest, before: under } : rest) as Made;
    });
  }

  return { isOf, carried, offers, settle, notUnder };
}
