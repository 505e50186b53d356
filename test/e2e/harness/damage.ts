/** Harm done to a closed profile, file by file, as disks and crashes do it; knows nothing of what the files hold. */
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export type Target = 'leveldb' | 'sqlite' | 'storage.local';
export const TARGETS: readonly Target[] = ['leveldb', 'sqlite', 'storage.local'];

/** @returns false when there is no such file in this profile */
type Harm = (files: readonly string[]) => boolean;

const named = (pattern: RegExp) => (path: string) => pattern.test(path);
const isLog = named(/\d+\.log$/);
const isTable = named(/\.(ldb|sst)$/);
const isManifest = named(/MANIFEST-\d+$/);
const isCurrent = named(/\/CURRENT$/);
/** The newest change of a SQLite store lies beside its main file. */
const isWal = named(/-wal$/);
const isMain = (path: string) => !/-(wal|shm|journal)$/.test(path);

const sizeOf = (path: string) => statSync(path).size;
const largest = (files: readonly string[], fits: (path: string) => boolean) =>
  files.filter(fits).sort((a, b) => sizeOf(b) - sizeOf(a))[0];

function flip(path: string, from: number, length = 64): void {
  const bytes = readFileSync(path);
  for (let at = from; at < Math.min(from + length, bytes.length); at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

/** One harm to the largest file of a kind. */
const toLargest =
  (fits: (path: string) => boolean, harm: (path: string) => void): Harm =>
  (files) => {
    const path = largest(files, fits);
    if (path === undefined || sizeOf(path) === 0) return false;
    harm(path);
    return true;
  };

const flipMiddle = (path: string) => flip(path, Math.floor(sizeOf(path) / 2));
const halve = (path: string) => truncateSync(path, Math.floor(sizeOf(path) / 2));
const zero = (path: string) => writeFileSync(path, Buffer.alloc(sizeOf(path)));
const drop = (path: string) => rmSync(path);

const LEVELDB: Record<string, Harm> = {
  'log: bytes flipped': toLargest(isLog, flipMiddle),
  'log: half of it': toLargest(isLog, halve),
  'log: gone': toLargest(isLog, drop),
  'table: bytes flipped': toLargest(isTable, flipMiddle),
  'table: half of it': toLargest(isTable, halve),
  'table: gone': toLargest(isTable, drop),
  'MANIFEST: gone': toLargest(isManifest, drop),
  'CURRENT: empty': toLargest(isCurrent, (path) => truncateSync(path, 0)),
  'everything gone': (files) => {
    for (const path of files) rmSync(path);
    return files.length > 0;
  },
};

const SQLITE: Record<string, Harm> = {
  'header flipped': toLargest(isMain, (path) => flip(path, 0)),
  'middle flipped': toLargest(isMain, flipMiddle),
  'a byte of every page flipped': toLargest(isMain, (path) => {
    for (let at = 4096 + 40; at < sizeOf(path); at += 4096) flip(path, at, 1);
  }),
  'half of it': toLargest(isMain, halve),
  'one page of it': toLargest(isMain, (path) => truncateSync(path, 4096)),
  zeroed: toLargest(isMain, zero),
  gone: toLargest(isMain, drop),
  'log: half of it': toLargest(isWal, halve),
  'everything gone': (files) => {
    for (const path of files) rmSync(path);
    return files.length > 0;
  },
};

export const FAULTS: Record<Target, Record<string, Harm>> = {
  leveldb: LEVELDB,
  sqlite: SQLITE,
  'storage.local': LEVELDB,
};

/** LevelDB reads its logs by blocks of this many bytes. */
const BLOCK = 32_768;

/**
 * What a kill in the middle of a write leaves at the end of LevelDB's log: a head that promises more than stands there.
 * The next life writes on behind it without a word; the one after that finds it, and what it does then is what is tested.
 */
export function tearLog(files: readonly string[]): void {
  const log = files
    .filter((path) => isLog(path) && !path.includes('/lost/'))
    .sort()
    .at(-1);
  if (log === undefined) throw new Error(`no log among ${files.join(' ')}`);
  const left = BLOCK - (sizeOf(log) % BLOCK);
  const fill = left < 100 ? left : 0;
  const promised = Math.min(1000, (fill > 0 ? BLOCK : left) - 7);
  const head = Buffer.from([0, 0, 0, 0, promised & 255, promised >> 8, 1]);
  appendFileSync(log, Buffer.concat([Buffer.alloc(fill), head, Buffer.alloc(20, 7)]));
}

/** Chromium's flags for a target: which engine databases of new profiles lie in. */
export function flagsOf(target: Target): string[] {
  return target === 'sqlite' ? ['--enable-features=IdbSqliteBackingStore'] : [];
}

/** The files of a target in a closed profile. @throws when there are none: then the profile is not what was asked for */
export function filesOf(profile: string, target: Target, extensionId: string): string[] {
  const settings = join(profile, 'Default', 'Local Extension Settings', extensionId);
  const databases = join(profile, 'Default', 'IndexedDB');
  const roots =
    target === 'storage.local'
      ? [settings]
      : readdirSync(databases)
          .filter((name) => name.includes(extensionId) && !name.endsWith('.blob'))
          .map((name) => join(databases, name));
  const files = roots.filter(existsSync).flatMap(walk);
  const isLevel = files.some(isCurrent);
  if (files.length === 0 || (target !== 'sqlite') !== isLevel)
    throw new Error(`no ${target} in ${profile}: ${files.join(' ')}`);
  return files;
}

function walk(root: string): string[] {
  if (!statSync(root).isDirectory()) return [root];
  return readdirSync(root)
    .flatMap((name) => walk(join(root, name)))
    .filter((path) => !path.endsWith('LOCK'));
}
