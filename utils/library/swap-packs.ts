/**
 * Owns changing what the library holds: packs go in all together or not at all, each keeps the one before it, and when the
 * answer comes the change is on the disk. A browser killed at any moment has the old library or the new one.
 */
import type { PackId } from '../core/ids';
import type { PackUpdateCode } from '../core/pack-codes';
import { judgeUpdate, type PackSource, type PackTrust, type Standing } from '../core/pack-trust';
import type { Pack } from '../core/snippet';
import type { Ledger, StoredPack } from '../db/ledger';
import { checksumOf, comparePacks, type PackChange } from './store-packs';

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
    const rows: StoredPack[] = [];
    const changes: (PackChange & { id: PackId })[] = [];
    for (const [index, entry] of incoming.entries()) {
      const { id } = entry.pack;
      const checksum = checksums[index] as string;
      const before = await store.packs.get(id);
      const code = judgeUpdate(before && standingOf(before, checksum), entry.pack, entry.trust, entry.source);
      if (code) return { ok: false, id, code };
      rows.push(rowOf(entry, before, checksum, now));
      changes.push({ id, ...comparePacks(before?.pack, entry.pack) });
    }
    if (!dryRun) {
      await store.packs.bulkPut(rows);
      await along?.(store);
    }
    return { ok: true, changes };
  };
  // Dexie follows an `await` only into a function that is itself declared async.
  if (dryRun) return ledger.transaction('r', ledger.packs, async () => swap(ledger));
  return onDisk(ledger, (store) => store.transaction('rw', store.packs, store.meta, async () => swap(store)));
}

/**
 * Changes places with the version before; once more, and it is back.
 * @returns the version that is in use now; undefined when there is none before it, or it is damaged
 */
export async function restorePack(ledger: Ledger, id: PackId, now: number): Promise<number | undefined> {
  const kept = (await ledger.packs.get(id))?.previous;
  if (!kept || (await checksumOf(kept.pack)) !== kept.checksum) return undefined;
  return onDisk(ledger, (store) =>
    store.transaction('rw', store.packs, async () => {
      const row = await store.packs.get(id);
      if (row?.previous?.checksum !== kept.checksum) return undefined;
      const highest = Math.max(row.highest ?? 0, row.pack.version, kept.pack.version);
      const previous = { pack: row.pack, checksum: row.checksum };
      await store.packs.put({ ...row, ...kept, previous, highest, importedAt: now });
      return kept.pack.version;
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
