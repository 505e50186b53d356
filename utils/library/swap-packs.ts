/**
 * Owns changing what the library holds: packs go in all together or not at all, each keeps the one before it, and when the
 * answer comes the change is on the disk. A browser killed at any moment has the old library or the new one.
 */
import type { PackId } from '../core/ids';
import type { PackUpdateCode } from '../core/pack-codes';
import { familyOf } from '../core/pack-parts';
import { judgeUpdate, type PackSource, type PackTrust, type Standing } from '../core/pack-trust';
import type { Pack } from '../core/snippet';
import type { Ledger, StoredPack } from '../db/ledger';
import { checksumOf, comparePacks, offOf, type PackChange } from './store-packs';

export interface Incoming {
  pack: Pack;
  trust: PackTrust;
  source: PackSource;
  builtIn?: boolean;
}

export type SwapOutcome =
  | { ok: true; changes: (PackChange & { id: PackId })[] }
  | { ok: false; id: PackId; code: PackUpdateCode };

export interface SwapOptions {
  /** Says what would happen and changes nothing. */
  dryRun?: boolean;
  /** What must be true together with the change: runs in its transaction, over packs and single records. */
  along?(store: Ledger): PromiseLike<void>;
}

/** Puts packs in. The first that may not go in refuses them all. */
export async function swapPacks(
  ledger: Ledger,
  incoming: readonly Incoming[],
  now: number,
  { dryRun = false, along }: SwapOptions = {},
): Promise<SwapOutcome> {
  // Hashing waits for another thread, which would end a transaction: it comes first.
  const checksums = await Promise.all(incoming.map(({ pack }) => checksumOf(pack)));
  const swap = async (store: Ledger): Promise<SwapOutcome> => {
    const rows = new Map<PackId, StoredPack>();
    const changes: (PackChange & { id: PackId })[] = [];
    for (const [index, entry] of incoming.entries()) {
      const { id } = entry.pack;
      const checksum = checksums[index] as string;
      // A part that is new goes in twice, empty first: what is to be there counts as there.
      const before = rows.get(id) ?? (await store.packs.get(id));
      const code = judgeUpdate(before && standingOf(before, checksum), entry.pack, entry.trust, entry.source);
      if (code) return { ok: false, id, code };
      // A new part of a library is used or not as its first part is.
      const kin = before ?? rows.get(familyOf(id).base) ?? (await store.packs.get(familyOf(id).base));
      rows.set(id, { ...rowOf(entry, before, checksum, now), ...offOf(kin) });
      changes.push({ id, ...comparePacks(before?.pack, entry.pack) });
    }
    if (!dryRun) {
      await store.packs.bulkPut([...rows.values()]);
      await along?.(store);
    }
    return { ok: true, changes };
  };
  // Dexie follows an `await` only into a function that is itself declared async.
  if (dryRun) return ledger.transaction('r', ledger.packs, async () => swap(ledger));
  return onDisk(ledger, (store) => store.transaction('rw', store.packs, store.meta, async () => swap(store)));
}

/**
 * Changes places with the version before, all of them together; once more, and they are back.
 * @returns the version of the first that is in use now; undefined, and nothing changed, when one of them has none before it
 * or a damaged one
 */
export async function restorePacks(ledger: Ledger, ids: readonly PackId[], now: number): Promise<number | undefined> {
  const kept = new Map<PackId, NonNullable<StoredPack['previous']>>();
  for (const row of await ledger.packs.bulkGet([...ids])) {
    if (!row?.previous || (await checksumOf(row.previous.pack)) !== row.previous.checksum) return undefined;
    kept.set(row.id, row.previous);
  }
  return onDisk(ledger, (store) =>
    store.transaction('rw', store.packs, async () => {
      const rows: StoredPack[] = [];
      for (const [id, wanted] of kept) {
        const row = await store.packs.get(id);
        if (row?.previous?.checksum !== wanted.checksum) return undefined;
        const highest = Math.max(row.highest ?? 0, row.pack.version, wanted.pack.version);
        const previous = { pack: row.pack, checksum: row.checksum };
        rows.push({ ...row, ...wanted, previous, highest, importedAt: now });
      }
      await store.packs.bulkPut(rows);
      return rows[0]?.pack.version;
    }),
  );
}

function rowOf(entry: Incoming, before: StoredPack | undefined, checksum: string, now: number): StoredPack {
  const { pack, trust, source, builtIn = false } = entry;
  const row: StoredPack = { id: pack.id, pack, checksum, importedAt: now, builtIn };
  if (before && before.checksum !== checksum) row.previous = { pack: before.pack, checksum: before.checksum };
  else if (before?.previous) row.previous = before.previous;
  row.highest = Math.max(pack.version, before ? highestOf(before) : 0);
  if (trust.state === 'signed' || (trust.state === 'unknown' && source.kind === 'feed')) row.signedBy = trust.key;
  const feedId = source.kind === 'feed' ? source.feedId : before?.feedId;
  if (feedId !== undefined) row.feedId = feedId;
  return row;
}

function standingOf(row: StoredPack, checksum: string): Standing {
  return {
    version: row.pack.version,
    highest: highestOf(row),
    builtIn: row.builtIn,
    isSame: row.checksum === checksum,
    ...(row.signedBy !== undefined && { signedBy: row.signedBy }),
    ...(row.feedId !== undefined && { feedId: row.feedId }),
  };
}

function highestOf(row: StoredPack): number {
  return Math.max(row.highest ?? 0, row.pack.version);
}

async function onDisk<Value>(ledger: Ledger, work: (store: Ledger) => PromiseLike<Value>): Promise<Value> {
  const store = ledger.strict();
  try {
    await store.open();
    return await work(store);
  } finally {
    store.close();
  }
}
