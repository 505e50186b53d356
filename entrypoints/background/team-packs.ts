/**
 * Owns what becomes of packs that leads hand out: taken in at once when they must be, offered when they may be, with the same
 * checks as any feed. Refuses to let a pack from the team take the place of one that came another way.
 */
import { asId, type PackId } from '../../utils/core/ids';
import type { Ledger, StoredPack } from '../../utils/db/ledger';
import { readMeta, type TeamOffer, type TeamSeat, writeMeta } from '../../utils/db/meta';
import { type Handout, isMeant } from '../../utils/hub/handouts';
import { parsePack } from '../../utils/library/parse-pack';
import { verifyPack } from '../../utils/library/sign-pack';
import { type Incoming, swapPacks } from '../../utils/library/swap-packs';
import type { BackgroundContext } from './context';

export type Fetch = (handout: Handout) => Promise<string[] | undefined>;

export const teamFeedId = (team: string) => `hub:${team}`;

/** Goes through the list and keeps what is not taken as offers. @returns whether the library changed */
export async function takeHandouts(
  context: BackgroundContext,
  seat: TeamSeat,
  handouts: readonly Handout[],
  fetch: Fetch,
): Promise<boolean> {
  const ledger = await context.ledger();
  const offers: TeamOffer[] = [];
  let changed = false;
  for (const handout of handouts) {
    const row = await ledger.packs.get(asId<PackId>(handout.id));
    if (!isDue(handout, seat, row, context.now())) continue;
    const offer: TeamOffer = {
      id: handout.id,
      title: handout.title,
      version: handout.version,
      note: handout.note,
      by: handout.by,
    };
    if (!handout.mustTake) {
      offers.push(offer);
      continue;
    }
    const refused = await takeOne(context, ledger, seat, handout, fetch);
    if (refused === undefined) changed = true;
    else offers.push({ ...offer, refused });
  }
  await writeMeta(ledger, 'teamOffers', offers);
  return changed;
}

/** One that was offered, because a person wants it. @returns why not, as a code */
export async function takeOne(
  context: BackgroundContext,
  ledger: Ledger,
  { team }: TeamSeat,
  handout: Handout,
  fetch: Fetch,
): Promise<string | undefined> {
  const files = await fetch(handout).catch(() => undefined);
  if (!files) return 'not-whole';
  const keys = (await readMeta(ledger, 'trustedKeys')) ?? [];
  const incoming: Incoming[] = [];
  for (const file of files) {
    const reading = parsePack(file);
    if (!reading.ok) return reading.code;
    const { pack } = reading;
    // The list names what it hands out; a file that is something else is not it.
    if (incoming.length === 0 && (pack.id !== handout.id || pack.version !== handout.version)) return 'other-pack';
    const before = await ledger.packs.get(pack.id);
    const source = { kind: 'feed', feedId: teamFeedId(team), adopts: isOurOwn(before) } as const;
    incoming.push({ pack, trust: await verifyPack(pack, keys), source });
  }
  if (incoming.length === 0) return 'not-whole';
  const swap = await swapPacks(ledger, incoming, context.now());
  return swap.ok ? undefined : swap.code;
}

/** A pack that came by hand may be kept up to date by the team from now on. */
const isOurOwn = (row: StoredPack | undefined) => row === undefined || (!row.builtIn && row.feedId === undefined);

function isDue(handout: Handout, seat: TeamSeat, row: StoredPack | undefined, now: number): boolean {
  if (handout.by === seat.member || !isMeant(seat.member, handout) || handout.from * 1000 > now) return false;
  return Math.max(row?.pack.version ?? 0, row?.highest ?? 0) < handout.version;
}
