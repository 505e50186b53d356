/** Joins handing scripts out to the library and to the team's days; shown to leads of a team only. */
import { useCallback, useEffect } from 'react';
import { type HandoutPack, HandoutSection, type HandoutWish } from '../../components/lead/handout-section';
import { useBeat, useFollowed } from '../../components/use-followed';
import { asId, type PackId } from '../../utils/core/ids';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { ask } from '../../utils/messaging/client';
import { familiesOf, readFamily } from './pack-source';

const GAP_MS = 1000;
const BEAT_MS = 30_000;
const DAY_MS = 86_400_000;

interface Reading {
  joined: boolean;
  isLead: boolean;
  packs: HandoutPack[];
}

async function read(ledger: Ledger, now: number): Promise<Reading> {
  const seat = await readMeta(ledger, 'team');
  if (seat?.role !== 'lead') return { joined: seat !== undefined, isLead: false, packs: [] };
  const [rows, days] = await Promise.all([
    ledger.packs.toArray(),
    ledger.teamDays.filter(({ receivedAt }) => receivedAt > now - DAY_MS).toArray(),
  ]);
  const colleagues = new Map(
    days.filter(({ member }) => member !== seat.member).map((day) => [`${day.member}|${day.device}`, day.packs ?? {}]),
  );
  const packs = familiesOf(rows)
    .filter(({ rows: [first] }) => !first.builtIn && first.pack.scope !== 'private')
    .map(({ base, rows: [first] }): HandoutPack => {
      const { title, version } = first.pack;
      const have = [...colleagues.values()].filter((versions) => versions[base] === version).length;
      return { id: base, title, version, have, of: colleagues.size };
    });
  return { joined: true, isLead: true, packs };
}

export function Handouts({ opening, now }: { opening: Promise<Ledger>; now(): number }) {
  const subscribe = useCallback(
    (onValue: (value: Reading) => void, onLost: () => void) =>
      follow(async () => read(await opening, now()), { onValue, onLost }, GAP_MS),
    [opening, now],
  );
  const reading = useFollowed(subscribe);
  const beat = useBeat(BEAT_MS);
  const joined = reading.state === 'ready' && reading.value.joined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat says again that somebody looks
  useEffect(() => {
    if (joined) void ask('team/watch', {});
  }, [joined, beat]);
  const push = async ({ packId, note, mustTake, share }: HandoutWish) => {
    const family = await readFamily(await opening, asId<PackId>(packId));
    if (!family) return false;
    const packIds = family.rows.map(({ id }) => id);
    await ask('team/watch', {});
    const reply = await ask('team/push', { packIds, note, mustTake, share, from: Math.floor(now() / 1000) });
    return reply.ok && reply.value.refused === undefined;
  };
  if (reading.state !== 'ready' || !reading.value.isLead) return null;
  return <HandoutSection packs={reading.value.packs} onPush={push} />;
}
