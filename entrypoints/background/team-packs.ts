/**
 * Owns what becomes of packs that leads hand out: which must be fetched, what is offered, what was refused and is not asked
 * for again. Same checks as any feed. Refuses to let a pack from the team take the place of one that came another way.
 */
import { asId, type BusinessDay, type PackId } from '../../utils/core/ids';
import type { Ledger, StoredPack } from '../../utils/db/ledger';
import { readMeta, type TeamOffer, type TeamSeat, writeMeta } from '../../utils/db/meta';
import { type Handout, isMeant } from '../../utils/hub/handouts';
import { parsePack } from '../../utils/library/parse-pack';
import { verifyPack } from '../../utils/library/sign-pack';
import { type Incoming, swapPacks } from '../../utils/library/swap-packs';

/** A part may be missing for a moment only; the same bytes are asked for again after this, and no sooner. */
const NOT_WHOLE_REST_MS = 600_000;
const SHOPS_MS = 14 * 86_400_000;

export const teamFeedId = (team: string) => `hub:${team}`;

/** Keeps what is offered or was refused. @returns what is to be fetched now, the smallest first */
export async function sortHandouts(
  ledger: Ledger,
  seat: TeamSeat,
  handouts: readonly Handout[],
  now: number,
): Promise<Handout[]> {
  const before = new Map((await readOffers(ledger)).map((offer) => [offer.id, offer]));
  const offers: TeamOffer[] = [];
  const wanted: Handout[] = [];
  const shops = handouts.some((handout) => handout.shops) ? await ownShops(ledger, now) : new Set<string>();
  for (const handout of handouts) {
    const row = await ledger.packs.get(asId<PackId>(handout.id));
    if (!isDue(handout, seat, shops, row, now)) continue;
    const known = before.get(handout.id);
    const same = known?.sha256 === handout.sha256 ? known : undefined;
    if (!handout.mustTake) offers.push(same ?? offerOf(handout));
    else if (same && !mayAskAgain(same, now)) offers.push(same);
    else wanted.push(handout);
  }
  await writeMeta(ledger, 'teamOffers', offers);
  return wanted.sort((a, b) => a.bytes - b.bytes);
}

/**
 * Takes the files of one into the library, or keeps why not. @param files undefined: they are not whole
 * @returns why not, as a code
 */
export async function takeFiles(
  ledger: Ledger,
  seat: TeamSeat,
  handout: Handout,
  files: readonly string[] | undefined,
  now: number,
): Promise<string | undefined> {
  const refused = files ? await takeIn(ledger, seat, handout, files, now) : 'not-whole';
  const others = (await readOffers(ledger)).filter(({ id }) => id !== handout.id);
  const kept = refused === undefined ? others : [...others, { ...offerOf(handout), refused, refusedAt: now }];
  await writeMeta(ledger, 'teamOffers', kept);
  return refused;
}

async function takeIn(
  ledger: Ledger,
  { team }: TeamSeat,
  handout: Handout,
  files: readonly string[],
  now: number,
): Promise<string | undefined> {
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
  const swap = await swapPacks(ledger, incoming, now);
  return swap.ok ? undefined : swap.code;
}

const readOffers = async (ledger: Ledger): Promise<TeamOffer[]> => (await readMeta(ledger, 'teamOffers')) ?? [];

const offerOf = ({ id, title, version, note, by, sha256 }: Handout): TeamOffer => ({
  id,
  title,
  version,
  note,
  by,
  sha256,
});

/** The same bytes get the same answer: a person may ask again, we do not. */
const mayAskAgain = ({ refused, refusedAt = 0 }: TeamOffer, now: number): boolean =>
  refused === undefined || (refused === 'not-whole' && now - refusedAt > NOT_WHOLE_REST_MS);

/** A pack that came by hand may be kept up to date by the team from now on. */
const isOurOwn = (row: StoredPack | undefined) => row === undefined || (!row.builtIn && row.feedId === undefined);

/** Shops this person has worked for lately. */
async function ownShops(ledger: Ledger, now: number): Promise<Set<string>> {
  const since = asId<BusinessDay>(new Date(now - SHOPS_MS).toISOString().slice(0, 10));
  const rows = await ledger.rows.where('day').aboveOrEqual(since).toArray();
  return new Set(rows.map(({ shopId }) => shopId));
}

function isDue(
  handout: Handout,
  seat: TeamSeat,
  shops: ReadonlySet<string>,
  row: StoredPack | undefined,
  now: number,
): boolean {
  if (handout.by === seat.member || !isMeant(seat.member, handout, shops) || handout.from * 1000 > now) return false;
  return Math.max(row?.pack.version ?? 0, row?.highest ?? 0) < handout.version;
}
