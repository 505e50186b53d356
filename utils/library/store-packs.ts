/** Owns packs in the database: put in whole, with the one before kept; read back only if unharmed. */
import type { TeamCoach } from '../core/coach/team-coach';
import type { BannedWords } from '../core/guard/lists';
import type { PackId } from '../core/ids';
import { isInUse, isScriptInUse } from '../core/pack-use';
import type { Pack, Snippet } from '../core/snippet';
import { isDue, underPack } from '../core/snippet-conditions';
import type { Ledger, StoredPack } from '../db/ledger';
import { canonical } from '../db/merge-facts';

export interface PackChange {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/** What putting `next` in place of `before` would do to its scripts. */
export function comparePacks(before: Pack | undefined, next: Pack): PackChange {
  const old = new Map((before?.snippets ?? []).map((snippet) => [snippet.id, canonical(snippet)]));
  const change: PackChange = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const snippet of next.snippets) {
    const was = old.get(snippet.id);
    old.delete(snippet.id);
    if (was === undefined) change.added += 1;
    else if (was === canonical(snippet)) change.unchanged += 1;
    else change.changed += 1;
  }
  change.removed = old.size;
  return change;
}

/** Puts a pack in, replacing the one with its id, which is kept as `previous`; a built-in one only when it is newer. */
export async function putPack(ledger: Ledger, pack: Pack, now: number, builtIn = false): Promise<PackChange> {
  const checksum = await checksumOf(pack);
  return ledger.transaction('rw', ledger.packs, async () => {
    const before = await ledger.packs.get(pack.id);
    // Asked again in here: a recovery may have put it back since.
    if (builtIn && before && before.pack.version >= pack.version) return comparePacks(before.pack, before.pack);
    const stored: StoredPack = { id: pack.id, pack, checksum, importedAt: now, builtIn, ...offOf(before) };
    if (before && before.checksum !== checksum) stored.previous = { pack: before.pack, checksum: before.checksum };
    else if (before?.previous) stored.previous = before.previous;
    await ledger.packs.put(stored);
    return comparePacks(before?.pack, pack);
  });
}

/** What the person chose stays when another version comes. */
export const offOf = (before: StoredPack | undefined): Pick<StoredPack, 'off'> => (before?.off ? { off: true } : {});

/** Switches packs off or on, all of them together. */
export async function switchPacks(ledger: Ledger, ids: readonly PackId[], used: boolean): Promise<void> {
  await ledger.transaction('rw', ledger.packs, async () => {
    for (const row of await ledger.packs.bulkGet([...ids])) {
      if (!row) continue;
      const { off: _before, ...rest } = row;
      await ledger.packs.put(used ? rest : { ...rest, off: true });
    }
  });
}

export async function removePacks(ledger: Ledger, ids: readonly PackId[]): Promise<void> {
  await ledger.packs.bulkDelete([...ids]);
}

/** The name of what the library holds on `day`: it changes when any pack or any script's validity does. */
export async function versionOf(
  packs: readonly StoredPack[],
  day: string,
  besides: readonly string[] = [],
): Promise<string> {
  const parts = [...packs.map((row) => `${row.id} ${row.checksum}${isInUse(row) ? '' : ' off'}`).sort(), ...besides];
  const dated = packs.some(({ pack }) =>
    [pack.expiresOn, ...pack.snippets.flatMap((s) => [s.activeFrom, s.activeTo])].some((date) => date !== undefined),
  );
  return (await sha256(canonical(dated ? [...parts, day] : parts))).slice(0, 32);
}

/**
 * Scripts that hold on `day` (`YYYY-MM-DD`), own packs before the built-in one; an id that stands in two packs is taken once.
 * Weekday, hour, shop and goods are left to whoever offers them: only there is the moment known.
 * A pack whose checksum does not fit is left out and named in `damaged`.
 */
export async function readSnippets(
  packs: readonly StoredPack[],
  day: string,
): Promise<{ snippets: Snippet[]; damaged: PackId[] }> {
  const chosen = new Map<string, Snippet>();
  const damaged: PackId[] = [];
  const ordered = [...packs].sort((a, b) => Number(a.builtIn) - Number(b.builtIn) || (a.id < b.id ? -1 : 1));
  for (const stored of ordered) {
    if ((await checksumOf(stored.pack)) !== stored.checksum) {
      damaged.push(stored.id);
      continue;
    }
    for (const snippet of stored.pack.snippets) {
      if (!isDue(snippet, day, stored.pack.expiresOn) || chosen.has(snippet.id)) continue;
      if (!isScriptInUse(stored, snippet)) continue;
      const scoped = underPack(snippet, stored.pack);
      if (scoped) chosen.set(snippet.id, scoped);
    }
  }
  return { snippets: [...chosen.values()], damaged };
}

/** Words of every unharmed pack in use that has not expired on `day`; own packs before the built-in one. */
export async function readBanned(packs: readonly StoredPack[], day: string): Promise<BannedWords[]> {
  const banned: BannedWords[] = [];
  for (const { pack, checksum } of inUse(packs)) {
    if (!pack.banned || (pack.expiresOn !== undefined && pack.expiresOn < day)) continue;
    if ((await checksumOf(pack)) === checksum) banned.push(...pack.banned);
  }
  return banned;
}

/** What every unharmed pack in use that has not expired on `day` says to the coach; own packs before the built-in one. */
export async function readTeamCoach(packs: readonly StoredPack[], day: string): Promise<TeamCoach[]> {
  const said: TeamCoach[] = [];
  for (const { pack, checksum } of inUse(packs)) {
    if (!pack.coach || (pack.expiresOn !== undefined && pack.expiresOn < day)) continue;
    if ((await checksumOf(pack)) === checksum) said.push(pack.coach);
  }
  return said;
}

/** Own packs before the built-in one. */
const inUse = (packs: readonly StoredPack[]): StoredPack[] =>
  packs.filter(isInUse).sort((a, b) => Number(a.builtIn) - Number(b.builtIn));

/** SHA-256 of the canonical JSON, hex. */
export function checksumOf(pack: Pack): Promise<string> {
  return sha256(canonical(pack));
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
