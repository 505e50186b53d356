/** Joins handing scripts out to the library and to the team's days; shown to leads of a team only. */
import { useCallback, useEffect } from 'react';
import {
  type HandoutFlaw,
  type HandoutPack,
  HandoutSection,
  type HandoutWish,
} from '../../components/lead/handout-section';
import { type Translate, useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import { calendarFor } from '../../utils/core/business-day';
import { asId, type PackId, type ShopId } from '../../utils/core/ids';
import { packHolds } from '../../utils/core/pack-holds';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import type { TeamSeats } from '../../utils/db/team-seats';
import { ask } from '../../utils/messaging/client';
import type { Settings } from '../../utils/settings/settings';
import { familiesOf, nextVersion, readFamily } from './pack-source';

/** As the background names them. */
const FLAWS: readonly HandoutFlaw[] = ['down', 'gone', 'refused', 'large'];
const GAP_MS = 1000;
const BEAT_MS = 30_000;
const HOUR_MS = 3_600_000;

type BarePack = Omit<HandoutPack, 'have' | 'of'>;

interface Reading {
  joined: boolean;
  isLead: boolean;
  packs: BarePack[];
}

async function read(ledger: Ledger): Promise<Reading> {
  const seat = await readMeta(ledger, 'team');
  if (seat?.role !== 'lead') return { joined: seat !== undefined, isLead: false, packs: [] };
  const packs = familiesOf(await ledger.packs.toArray())
    .filter(({ rows: [first] }) => !first.builtIn && first.pack.scope !== 'private')
    .map(({ base, rows: members }): BarePack => {
      const [first] = members;
      const { title, version } = first.pack;
      const previous = members.length === 1 ? first.previous?.pack.version : undefined;
      const holds = packHolds(members.map(({ pack }) => pack));
      return { id: base, title, version, holds, ...(previous !== undefined && { previous }) };
    });
  return { joined: true, isLead: true, packs };
}

const withReceipts =
  ({ receipts, browsers }: TeamSeats) =>
  (pack: BarePack): HandoutPack => ({
    ...pack,
    have: receipts.get(pack.id)?.get(pack.version) ?? 0,
    of: browsers,
  });

/** Full hours of the team's clock from the next one on. */
function hoursAhead({ calendar: { zone, dayCut } }: Settings, now: number, t: Translate) {
  const calendar = calendarFor(zone, dayCut);
  const next = now - (calendar.secondOf(now) % 3600) * 1000 + HOUR_MS;
  return Array.from({ length: 24 }, (_, index) => {
    const at = next + index * HOUR_MS;
    return { at: Math.round(at / 1000), label: t('battleClock', calendar.hourOf(at)) };
  });
}

interface HandoutsProps {
  /** undefined: not read yet. */
  seats: TeamSeats | undefined;
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

export function Handouts({ opening, seats, settings, now }: HandoutsProps) {
  const t = useText();
  const subscribe = useCallback(
    (onValue: (value: Reading) => void, onLost: () => void) => follow(opening, read, { onValue, onLost }, GAP_MS),
    [opening],
  );
  const reading = useFollowed(subscribe);
  const beat = useBeat(BEAT_MS);
  const joined = reading.state === 'ready' && reading.value.joined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat says again that somebody looks
  useEffect(() => {
    if (joined) void ask('team/watch', {});
  }, [joined, beat]);
  const push = async ({ packId, note, mustTake, share, shop, from = Math.floor(now() / 1000) }: HandoutWish) => {
    const family = await readFamily(await opening, asId<PackId>(packId));
    if (!family) return false;
    const packIds = family.rows.map(({ id }) => id);
    await ask('team/watch', {});
    const shops = shop === undefined ? {} : { shops: [asId<ShopId>(shop)] };
    const reply = await ask('team/push', { packIds, note, mustTake, share, ...shops, from });
    if (!reply.ok) return false;
    const { refused } = reply.value;
    return refused === undefined || (FLAWS.find((flaw) => flaw === refused) ?? false);
  };
  /** An older number would be refused everywhere, so what was before goes out under a newer one. */
  const goBack = async (packId: string) => {
    const family = await readFamily(await opening, asId<PackId>(packId));
    const before = family?.rows[0].previous?.pack;
    if (!before) return false;
    const { signature: _ofBefore, ...pack } = before;
    const text = JSON.stringify({ ...pack, version: nextVersion(family) });
    const put = await ask('library/import', { text, dryRun: false });
    if (!put.ok || !put.value.ok) return false;
    return push({ packId, note: t('handoutWentBack', before.version), mustTake: true, share: 100 });
  };
  if (reading.state !== 'ready' || !reading.value.isLead || !seats) return null;
  return (
    <HandoutSection
      packs={reading.value.packs.map(withReceipts(seats))}
      shops={seats.shops}
      hours={hoursAhead(settings, now(), t)}
      onPush={push}
      onGoBack={goBack}
    />
  );
}
