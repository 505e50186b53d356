/**
 * Owns what each of the team's browsers last told beside its numbers: when, which packs it has, of which shops. Of today's days
 * they are in hand; of browsers that told nothing today only their newest day is read, for a team has thousands a week.
 */
import Dexie from 'dexie';
import type { AgentId, BusinessDay } from '../core/ids';
import type { Ledger, StoredTeamDay } from './ledger';
import { newsOf } from './team';
import { toldRows } from './told-rows';

const DAY_MS = 86_400_000;
const NOBODY = '' as AgentId;

/** Members only, never this browser itself. */
export interface TeamSeats {
  /** When the server last took something of each member, epoch ms. */
  seen: ReadonlyMap<string, number>;
  /** Of the last 24 hours: how many browsers there are, and how many of them have which version of which pack. */
  browsers: number;
  receipts: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Of the last 24 hours, in order. */
  shops: readonly string[];
}

const seatOf = ({ member, device }: { member: string; device: string }) => `${member}|${device}`;

/** The newest day before `day` of each of the team's browsers. */
export async function readFormerDays(ledger: Ledger, team: string, day: BusinessDay): Promise<StoredTeamDay[]> {
  const keys = await ledger.teamDays
    .where('[team+day]')
    .between([team, Dexie.minKey], [team, day], true, false)
    .primaryKeys();
  // By day: the last one stays.
  const newest = new Map(keys.map((key) => [key.split('|').slice(2).join('|'), key]));
  const days = await ledger.teamDays.bulkGet([...newest.values()]);
  return days.filter((each) => each !== undefined);
}

/**
 * @param today of other members only, as `memberDaysOf` gives them; so is `former`
 * @param shopsToday of today's rows, which whoever asks has read already
 */
export function seatsOf(
  today: readonly StoredTeamDay[],
  former: readonly StoredTeamDay[],
  shopsToday: Iterable<string>,
  now: number,
): TeamSeats {
  const newest = new Map([...former, ...today].map((day) => [seatOf(day), day]));
  const seen = new Map<string, number>();
  const receipts = new Map<string, Map<number, number>>();
  const shops = new Set(shopsToday);
  const isToday = new Set(today);
  let browsers = 0;
  for (const day of newest.values()) {
    seen.set(day.member, Math.max(seen.get(day.member) ?? 0, newsOf([day])));
    if (day.receivedAt <= now - DAY_MS) continue;
    browsers += 1;
    for (const [pack, version] of Object.entries(day.packs ?? {})) {
      const counts = receipts.get(pack) ?? new Map<number, number>();
      receipts.set(pack, counts.set(version, (counts.get(version) ?? 0) + 1));
    }
    if (!isToday.has(day)) for (const { shopId } of toldRows(day, NOBODY)) shops.add(shopId);
  }
  return { seen, browsers, receipts, shops: [...shops].sort() };
}
