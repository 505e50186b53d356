/** Owns the ledger's single records: how many commits it has seen, what is frozen, what was folded with which rules. */
import type { Feed } from '../core/feeds';
import type { BusinessDay } from '../core/ids';
import type { MatchMemory } from '../core/matching/memory';
import type { SettingChoice } from '../core/pack-settings';
import type { SiteChoice } from '../core/pack-sites';
import type { TrustedKey } from '../core/pack-trust';
import type { Remembered } from '../core/remembered';
import type { Report } from '../core/report';
import type { KeptLoss } from './copies/losses';
import type { Ledger } from './ledger';
import type { Writes } from './writes';

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
  /** This store was the one in use: told apart from one that a file was being read into. */
  inUse: boolean;
  /** What a file that is being taken in came to, once that was seen to be what it says. */
  stagedSum: number;
  /** Every loss told, newest first; see copies/losses.ts. */
  losses: KeptLoss[];
  /** Preferences as they stood last, by their keys of storage.local: its own copy is here. */
  settingsCopy: Record<string, unknown>;
  /** Keys of it that could not be written to storage.local: for them the copy is the newer one. */
  settingsAhead: string[];
  /** The per-install secret, kept twice: without it every conversation would get a new key. */
  salt: string;
  /** What picks taught: counts and bucket numbers, no text. */
  matchMemory: MatchMemory;
  /** Keys whose signatures a person here has accepted. */
  trustedKeys: TrustedKey[];
  /** This computer's own key for signing packs; its private half cannot be read out where the browser can prevent it. */
  signingKey: { publicKey: string; privateKey: CryptoKey | Uint8Array };
  feeds: Feed[];
  /** Questions that agents here have kept for a script: the one place with words a buyer said, each by an agent's own tap. */
  remembered: Remembered[];
  /** How many questions were answered without any script on offer, by business day; lately only. */
  unmatched: Record<string, number>;
  /** The team this browser is in; without any secret. */
  team: TeamSeat;
  /** What was told of the own days. `install` tells two browsers with one invitation apart. */
  teamOwn: { install: string; days: Record<string, { rev: number; told?: string }> };
  teamStatus: TeamStatus;
  /** What the person who runs a team keeps, sealed with their passphrase. */
  teamBook: string;
  /** Packs of the team that are not in the library: to be decided, or refused with a code. */
  teamOffers: TeamOffer[];
  /** What the person decided of what packs say of consoles' pages, the newest last. */
  siteChoices: SiteChoice[];
  /** The same of what packs suggest to set. */
  settingChoices: SettingChoice[];
  /** What this person told the leads, by their own click; `told`: ids that the server has on its disk. */
  teamReports: { reports: Report[]; told: string[] };
}

export interface TeamOffer {
  id: string;
  title: string;
  version: number;
  note: string;
  /** Member who handed it out. */
  by: string;
  /** Of the bytes that were handed out: another push of the same version is another try. */
  sha256?: string;
  refused?: string;
  /** Epoch ms. */
  refusedAt?: number;
}

/** Who this browser is in its team. */
export interface TeamSeat {
  team: string;
  teamName: string;
  member: string;
  memberName: string;
  device: string;
  role: 'agent' | 'lead' | 'board';
  hosts: string[];
  joinedAt: number;
}

/**
 * `refused`: put out, or the invitation's time is over. `taken`: another browser joined with the same invitation.
 * `unshared`: the browser was told that nothing may go out any more. `unkept`: there is a line, and the server keeps nothing
 * of what is told (its disk is full): it is told again later.
 * `resting`: nobody looks and no console is open, so there is no line.
 */
export interface TeamStatus {
  state: 'connecting' | 'up' | 'down' | 'resting' | 'refused' | 'taken' | 'unshared' | 'unkept';
  at: number;
  /** When the server last confirmed own numbers. */
  toldAt?: number;
  /** Our clock minus the server's, ms, as it was when our numbers were last taken; off by the way there and back. */
  skewMs?: number;
  /** Day on which what colleagues told of earlier days was last asked for. */
  heardOn?: BusinessDay;
  /** Frames refused since the line is up. */
  refusedFrames?: number;
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

/**
 * Counts one commit inside the caller's transaction; @returns the count as it is then
 * @param known what this transaction has read of it already
 */
export async function countCommit(
  ledger: Ledger,
  factsAdded: number,
  known?: MetaRecords['commits'],
  writes?: Writes,
): Promise<MetaRecords['commits']> {
  const before = known ?? (await readMeta(ledger, 'commits')) ?? { epoch: crypto.randomUUID(), commits: 0, facts: 0 };
  const commits = { epoch: before.epoch, commits: before.commits + 1, facts: before.facts + factsAdded };
  if (writes) writes.put(ledger.meta, [{ name: 'commits', value: commits }]);
  else await writeMeta(ledger, 'commits', commits);
  return commits;
}
