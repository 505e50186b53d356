/** Owns the ledger's single records: how many commits it has seen, what is frozen, what was folded with which rules. */
import type { Feed } from '../core/feeds';
import type { BusinessDay } from '../core/ids';
import type { MatchMemory } from '../core/matching/memory';
import type { TrustedKey } from '../core/pack-trust';
import type { Ledger } from './ledger';

export interface MetaRecords {
  /** `epoch` is random per database life; `commits` only ever goes up, also when records are erased. */
  commits: { epoch: string; commits: number; facts: number };
  /** Facts before this day are gone or going: its rows are kept as they are, never refolded. */
  frozenBefore: BusinessDay;
  /** Name of the rules and calendar that contributions were folded with. */
  foldedWith: string;
  /** A conversation could not be folded; its facts are safe, its figures are as before. */
  foldFailed: { at: number };
  /** The browser lost records: found at start by comparing with the witness. */
  dataLoss: { at: number; lostCommits: number };
  /** The per-install secret, kept twice: without it every conversation would get a new key. */
  salt: string;
  /** What picks taught: counts and bucket numbers, no text. */
  matchMemory: MatchMemory;
  /** Keys whose signatures a person here has accepted. */
  trustedKeys: TrustedKey[];
  /** This computer's own key for signing packs; its private half cannot be read out where the browser can prevent it. */
  signingKey: { publicKey: string; privateKey: CryptoKey | Uint8Array };
  feeds: Feed[];
}

export async function readMeta<Name extends keyof MetaRecords>(
  ledger: Ledger,
  name: Name,
): Promise<MetaRecords[Name] | undefined> {
  return (await ledger.meta.get(name))?.value as MetaRecords[Name] | undefined;
}

/** Several at once, in one question. */
export async function readMetas<const Names extends readonly (keyof MetaRecords)[]>(
  ledger: Ledger,
  ...names: Names
): Promise<{ [Index in keyof Names]: MetaRecords[Names[Index]] | undefined }> {
  const rows = await ledger.meta.bulkGet([...names]);
  return rows.map((row) => row?.value) as { [Index in keyof Names]: MetaRecords[Names[Index]] | undefined };
}

export async function writeMeta<Name extends keyof MetaRecords>(
  ledger: Ledger,
  name: Name,
  value: MetaRecords[Name],
): Promise<void> {
  await ledger.meta.put({ name, value });
}

export async function dropMeta(ledger: Ledger, name: keyof MetaRecords): Promise<void> {
  await ledger.meta.delete(name);
}

/** Counts one commit inside the caller's transaction; @returns the count as it is then */
export async function countCommit(ledger: Ledger, factsAdded: number): Promise<MetaRecords['commits']> {
  const before = (await readMeta(ledger, 'commits')) ?? { epoch: crypto.randomUUID(), commits: 0, facts: 0 };
  const commits = { epoch: before.epoch, commits: before.commits + 1, facts: before.facts + factsAdded };
  await writeMeta(ledger, 'commits', commits);
  return commits;
}
