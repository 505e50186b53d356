/**
 * Owns the mirror: what could not be computed again, a second time outside the database: the rows and watched spans of
 * every day, packs, who works here, notes. Renewed for what changed; each part is sealed on its own.
 */
import type { BusinessDay, PackId } from '../../core/ids';
import type { DayRow } from '../../core/turn';
import { textSum } from '../fact-sum';
import type { CoverageDay, DayTally, Ledger, StoredPack } from '../ledger';
import { readMeta, readMetas } from '../meta';
import { type Outside, readSealed, seal } from './outside';

export interface MirroredDay extends DayTally {
  rows: DayRow[];
  coverage: CoverageDay[];
}

/** Stores that are small and that nobody could type in again. */
export const SMALL_STORES = ['agents', 'dues', 'buyers', 'themes', 'lessons'] as const;
/** Single records likewise. The signing key cannot be read out, and is not here. */
export const SMALL_RECORDS = [
  'frozenBefore',
  'matchMemory',
  'remembered',
  'unmatched',
  'trustedKeys',
  'feeds',
] as const;

export interface MirroredSmall {
  stores: Record<(typeof SMALL_STORES)[number], unknown[]>;
  records: Partial<Record<(typeof SMALL_RECORDS)[number], unknown>>;
}

export interface MirrorIndex {
  epoch: string;
  /** The commit up to which days are mirrored. */
  stamp: number;
  /** Epoch ms of the last renewal. */
  at: number;
  days: BusinessDay[];
  /** Checksum and moment of import by pack. */
  packs: Record<string, string>;
  smallSum: number;
}

export const INDEX_KEY = 'mirror';
export const SMALL_KEY = 'mirror:small';
export const dayKey = (day: string): string => `mirror:day:${day}`;
export const packKey = (id: string): string => `mirror:pack:${id}`;

export async function readIndex(outside: Outside): Promise<MirrorIndex | undefined> {
  const read = await readSealed<MirrorIndex>(outside, INDEX_KEY);
  return read.state === 'sound' ? read.value : undefined;
}

/**
 * Brings the mirror up to date; safe to repeat and to be killed in.
 * @param withPacks also compare packs: they are large, so only when the library changed
 * @returns the index as it is then
 */
export async function renewMirror(
  ledger: Ledger,
  outside: Outside,
  now: number,
  withPacks: boolean,
): Promise<MirrorIndex> {
  const commits = await readMeta(ledger, 'commits');
  const before = await readIndex(outside);
  const epoch = commits?.epoch ?? before?.epoch ?? '';
  const known = before?.epoch === epoch ? before : undefined;
  const days = new Set<BusinessDay>(known?.days);
  for (const tally of await ledger.days
    .where('stamp')
    .above(known?.stamp ?? -1)
    .toArray()) {
    const mirrored = await mirrorDay(ledger, outside, tally);
    if (mirrored) days.add(tally.day);
    else days.delete(tally.day);
  }
  const index: MirrorIndex = {
    epoch,
    stamp: commits?.commits ?? 0,
    at: now,
    days: [...days].sort(),
    packs: withPacks || !before ? await mirrorPacks(ledger, outside, before?.packs ?? {}) : before.packs,
    smallSum: await mirrorSmall(ledger, outside, known?.smallSum),
  };
  await outside.writeAll({ [INDEX_KEY]: seal(index) });
  return index;
}

async function mirrorDay(ledger: Ledger, outside: Outside, tally: DayTally): Promise<boolean> {
  const [rows, coverage] = await Promise.all([
    ledger.rows.where('day').equals(tally.day).toArray(),
    ledger.coverage.where('day').equals(tally.day).toArray(),
  ]);
  if (rows.length === 0 && coverage.length === 0) {
    await outside.removeAll([dayKey(tally.day)]);
    return false;
  }
  await outside.writeAll({ [dayKey(tally.day)]: seal({ ...tally, rows, coverage } satisfies MirroredDay) });
  return true;
}

async function mirrorPacks(
  ledger: Ledger,
  outside: Outside,
  before: MirrorIndex['packs'],
): Promise<MirrorIndex['packs']> {
  const packs: MirrorIndex['packs'] = {};
  // One at a time: a large library is many megabytes.
  for (const id of await ledger.packs.toCollection().primaryKeys()) {
    const row = await ledger.packs.get(id);
    if (!row) continue;
    const name = nameOf(row);
    if (before[id] !== name) await outside.writeAll({ [packKey(id)]: seal(row) });
    packs[id] = name;
  }
  const gone = Object.keys(before).filter((id) => packs[id] === undefined);
  if (gone.length > 0) await outside.removeAll(gone.map(packKey));
  return packs;
}

async function mirrorSmall(ledger: Ledger, outside: Outside, before: number | undefined): Promise<number> {
  const tables = await Promise.all(SMALL_STORES.map((name) => ledger.table(name).toArray()));
  const records = await readMetas(ledger, ...SMALL_RECORDS);
  const small = {
    stores: Object.fromEntries(SMALL_STORES.map((name, index) => [name, tables[index]])),
    records: Object.fromEntries(SMALL_RECORDS.map((name, index) => [name, records[index]])),
  };
  const sum = textSum(JSON.stringify(small));
  if (sum !== before) await outside.writeAll({ [SMALL_KEY]: seal(small) });
  return sum;
}

/** Takes erased days and records out of the mirror before they leave the database. */
export async function dropMirror(outside: Outside): Promise<void> {
  const index = await readIndex(outside);
  await outside.removeAll([...(index?.days ?? []).map(dayKey), SMALL_KEY]);
  if (index) await outside.writeAll({ [INDEX_KEY]: seal({ ...index, days: [], stamp: -1, smallSum: -1 }) });
}

/** Before packs are removed: what was removed on purpose must not come back. */
export async function dropMirroredPacks(outside: Outside, ids: readonly PackId[]): Promise<void> {
  const index = await readIndex(outside);
  if (!index) return;
  const packs = Object.fromEntries(Object.entries(index.packs).filter(([id]) => !ids.includes(id as PackId)));
  await outside.writeAll({ [INDEX_KEY]: seal({ ...index, packs }) });
  await outside.removeAll(ids.map(packKey));
}

export const packIds = (index: MirrorIndex): PackId[] => Object.keys(index.packs) as PackId[];

/** Changes whenever the stored pack does. */
export function nameOf({ checksum, importedAt, previous, feedId, signedBy, off }: StoredPack): string {
  const name = [checksum, importedAt, previous?.checksum ?? '', feedId ?? '', signedBy ?? ''].join(' ');
  return off ? `${name} off` : name;
}
