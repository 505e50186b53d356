/** Every message in the product: request and response. One direction only: contexts ask, the background answers.
 *  Types alone live here (no zod), so that the content script can import them for free; `server.ts` checks at the door. */
import type { BackupHead, BackupReport, BackupSlice } from '../core/backup';
import type { Battle } from '../core/battle';
import type { Due } from '../core/coach/due';
import type { BuyerNote, BuyerPast, Lesson } from '../core/coach/kept';
import type { Fact } from '../core/facts';
import type { Feed } from '../core/feeds';
import type { BannedWords } from '../core/guard/lists';
import type { AgentId, BusinessDay, ConversationId, FactId, PackId, ShopId, SiteId, SnippetId } from '../core/ids';
import type { MatchMemory } from '../core/matching/memory';
import type { DraftRow } from '../core/pack-draft';
import type { TrustedKey } from '../core/pack-trust';
import type { Report } from '../core/report';
import type { StorageState } from '../core/storage-news';
import type { DaySummary } from '../core/summary';
import type { RuleProfile } from '../core/turn';
import type { SettingName, Settings, SiteSettingName, SiteSettings } from '../settings/settings';
import type { TabProtocol } from './protocol.tabs';

export type { DaySummary };

/** An ack of a batch: everything up to and including sequence number `watermark` of this session is committed. */
export interface Ack {
  ok: true;
  watermark: number;
}

/** What a tab needs to go on after a reload: whom it works for, since when it has watched, what it already recorded. */
export interface SessionState {
  /** undefined until the page or the person has said who works here. */
  agentId?: AgentId;
  agentName?: string;
  shopId: ShopId;
  /** Start of today's unbroken watch of this agent on this site, epoch ms: page-timed messages before it are history. */
  coveredSince: number;
  /** The per-install secret that conversation keys are hashed with, hex. Stays in extension contexts. */
  salt: string;
  rule: RuleProfile;
  coachRule: RuleProfile;
  today?: DaySummary;
  /** Facts of conversations active in the last 24 h, newest last, enough to resume open turns and skip known messages. */
  recent: Fact[];
  /** What the agent must be told about the records: they cannot be written, or some were found lost. */
  notice?: LedgerNotice;
  /** Another tab of this console and agent records: this one only advises. */
  elsewhere?: true;
}

/** `store-unavailable`: nothing can be recorded now, coaching goes on. `data-loss`: the browser lost older records. */
export type LedgerNotice = 'store-unavailable' | 'data-loss';

export interface Usage {
  snippetId: SnippetId;
  siteId: SiteId;
  conversationId: ConversationId;
  at: number;
  outcome: 'inserted' | 'sent' | 'sent-edited';
}

/** One preference; with `siteId` one of that console's. */
export type SettingChange =
  | { [Name in SettingName]: { name: Name; value: Settings[Name] } }[SettingName]
  | { [Name in SiteSettingName]: { siteId: SiteId; name: Name; value: SiteSettings[Name] } }[SiteSettingName];

export interface Protocol extends TabProtocol {
  'session/open': {
    request: { siteId: SiteId; agentName?: string; shopName?: string; openedAt: number; sessionId?: string };
    response: SessionState;
  };
  'agent/name': { request: { siteId: SiteId; name: string; sessionId?: string }; response: SessionState };
  /** `sessionId` is random per content-script life; `seq` numbers facts from 1 without holes. Idempotent. */
  'facts/record': {
    request: { sessionId: string; siteId: SiteId; firstSeq: number; facts: Fact[] };
    response: Ack & { today?: DaySummary };
  };
  /** Observed intervals of the tab (visible, reader healthy), for coverage. Idempotent by `from`. */
  'coverage/add': { request: { siteId: SiteId; agentId: AgentId; from: number; to: number }; response: Ack };
  /** Words to point out in a draft: the packs' first, then our own lists. Left out while the library's version is still `since`. */
  /** `yuan`: what agents may promise by themselves, where a pack says so. */
  'library/banned': {
    request: { since?: string };
    response: { version: string; banned?: BannedWords[]; yuan?: number };
  };
  'library/used': { request: Usage; response: Ack };
  /** By an agent's tap: this is a way buyers ask for this script, or a question that none answers. The one message with words of a buyer, short and without numbers. `reply`: how the agent answered it, kept by a second tap under its words. */
  'library/remember': { request: { snippetId?: SnippetId; text: string; reply?: string; at: number }; response: Ack };
  /** A buyer's question was answered, and no script had been on offer for it. A count, nothing else. */
  'library/unmatched': { request: { at: number }; response: Ack };
  'library/unremember': { request: { ids: string[] }; response: Ack };
  /** What picks taught on this computer: counts and bucket numbers. Left out while its version is still `since`. */
  'memory/read': { request: { since?: string }; response: { version: string; memory?: MatchMemory } };
  /** One pick. `buckets` are of the buyer's turn it answered; its text stays in the tab. */
  'memory/learn': { request: { snippetId: SnippetId; buckets: number[]; at: number }; response: { version: string } };
  'memory/forget': { request: Record<string, never>; response: Ack };
  'health/report': {
    request: { siteId: SiteId; state: 'ok' | 'degraded' | 'stopped'; missing: string[]; at: number };
    response: Ack;
  };
  /** A console may write its overlay's place only. `saved: false`: the value was not sound, nothing was written. */
  'settings/write': { request: SettingChange; response: { saved: boolean } };
  /** Preferences by their keys, for who cannot read storage.local: it is broken, and they come from their copy. */
  'settings/kept': { request: Record<string, never>; response: { settings: Record<string, unknown> } };
  /** From the extension's own pages only. */
  'ledger/rebuild': { request: Record<string, never>; response: { rows: number; changed: number } };
  'ledger/erase': {
    request: { siteId?: SiteId; shopId?: ShopId; day?: BusinessDay; agentId?: AgentId };
    response: { facts: number };
  };
  /** `parts` are further files that go in together with the first: all of them or none. */
  'library/import': { request: { text: string; parts?: string[]; dryRun: boolean }; response: ImportResult };
  /** `parts` are further packs of the same library, removed together. */
  'library/remove': { request: { packId: PackId; parts?: PackId[] }; response: Ack };
  /** Switches a pack, with its other `parts`, off or on for this computer; a mandatory one counts all the same. */
  'library/use': { request: { packId: PackId; parts?: PackId[]; used: boolean }; response: Ack };
  /** Whether records can be written, and what was lost; `seen` marks all of it as read. */
  'storage/state': { request: Record<string, never>; response: StorageState };
  /** A file of records is taken in beside what is kept; `finish` puts it in its place, or nothing does. `bad-request` names the first refused row. */
  'backup/begin': { request: Record<string, never>; response: Ack };
  'backup/put': { request: BackupSlice; response: Ack };
  'backup/finish': { request: { head: BackupHead }; response: BackupReport };
  'storage/seen': { request: Record<string, never>; response: Ack };
  /** The pack as a file, signed with this computer's key. Empty: there is no such pack. */
  'library/sign': { request: { packId: PackId }; response: { text?: string; key?: string } };
  /** Accepts a signing key under a name; an empty name forgets it. */
  'library/trust': { request: { key: string; name: string }; response: { keys: TrustedKey[] } };
  /** The page asks the browser for the host before. `dryRun` asks the address and compares; nothing is kept. */
  'feed/add': { request: { url: string; everyMin: number; key?: string; dryRun: boolean }; response: FeedResult };
  'feed/remove': { request: { feedId: string }; response: Ack };
  'feed/check': { request: { feedId?: string }; response: { feeds: Feed[] } };
  /** Changes places with the version before, all `parts` together. `version` is the one in use now; absent when there was none to go back to. */
  'library/restore': { request: { packId: PackId; parts?: PackId[] }; response: { version?: number } };
  /** What a lead has changed and not published yet. Rows of the same script are replaced; `settled` ones are dropped. */
  'draft/save': { request: { packId: PackId; rows: DraftRow[]; settled: SnippetId[] }; response: Ack };
  /** What a pasted invitation says. Nothing is stored and nobody is asked. */
  'team/read': { request: { text: string }; response: InvitationView };
  'team/join': { request: { text: string }; response: { joined: boolean } };
  /** `erase` also empties what was told to the server; `erased` says whether it could be. */
  'team/leave': { request: { erase: boolean }; response: { erased: boolean } };
  /** A page of ours looks at the team; asked again every half minute while it does. */
  'team/watch': { request: Record<string, never>; response: { joined: boolean } };
  'team/keep': { request: { sealed: string }; response: Ack }; // the sealed book of who runs a team
  /** Takes a pack that the team offers. `refused` is a code: why not. */
  'team/take': { request: { packId: PackId }; response: { refused?: string } };
  /** Hands out a pack with all its parts. `share` in percent of the team, `from` in epoch seconds, `shops`: only who works for one. */
  'team/push': {
    request: { packIds: PackId[]; note: string; mustTake: boolean; share: number; shops?: ShopId[]; from: number };
    response: { refused?: string };
  };
  /** One line to the leads, as the person saw it; `told`: on the server's disk. `team/answer`: a lead has read one. */
  'team/report': { request: Omit<Report, 'id' | 'at'>; response: { told?: boolean; refused?: string } };
  'team/answer': { request: { id: string }; response: { refused?: string } };
  'team/battle': { request: { put: Battle } | { drop: string }; response: { refused?: string } };
  'draft/drop': { request: { packId: PackId }; response: Ack };
  'coach/due': { request: { due: Due }; response: Ack };
  'coach/lesson': { request: { lesson: Lesson }; response: Ack };
  'coach/buyer': {
    request: { siteId: SiteId; shopId: ShopId; conversationId: ConversationId };
    response: BuyerPast;
  };
  /** An empty note without tags is forgotten. */
  'coach/note': { request: { note: BuyerNote }; response: Ack };
  /** `day` is the background's own: the mark's is only its place in the id. */
  'coach/theme': {
    request: { siteId: SiteId; agentId: AgentId; conversationId: ConversationId; theme: string; on: boolean };
    response: Ack;
  };
}

/**
 * Why a request has no answer. From the background: `bad-request` (shape), `forbidden` (sender), `gap` (facts before this
 * batch are missing; `watermark` says where to go on), `store-unavailable`, `failed`. Made by the client: `not-delivered`
 * (no reply, or not one of ours: may have been carried out, ask again) and `orphaned` (this script has lost its extension).
 */
export type RefusalCode =
  | 'bad-request'
  | 'forbidden'
  | 'gap'
  | 'store-unavailable'
  | 'failed'
  | 'not-delivered'
  | 'orphaned';

export interface Refusal {
  ok: false;
  code: RefusalCode;
  /** The field that was refused, never its value. */
  where?: string;
  watermark?: number;
}

/** What `ask` resolves to. It never rejects. */
export type Reply<K extends MessageKind> = { ok: true; value: Response<K> } | Refusal;

/** `unknown`: the signature fits, its key has not been accepted here. A pack whose signature does not fit is refused. */
export type PackSignatureState = 'unsigned' | 'signed' | 'unknown';

export type ImportResult =
  | {
      ok: true;
      packId: PackId;
      added: number;
      changed: number;
      removed: number;
      unchanged: number;
      signature?: PackSignatureState;
      key?: string;
    }
  | { ok: false; code: string; where: string };

export type FeedResult =
  | {
      ok: true;
      feed: Feed;
      title: string;
      signature: PackSignatureState;
      key?: string;
      added: number;
      changed: number;
      removed: number;
      unchanged: number;
    }
  | { ok: false; code: string; where: string };

/** What an invitation would do, as shown before it is taken. */
export type InvitationView =
  | {
      ok: true;
      team: string;
      teamName: string;
      member: string;
      memberName: string;
      role: 'agent' | 'lead' | 'board';
      hosts: string[];
      expiresAt: number;
      /** The team cuts its days where this browser does. */
      sameDays: boolean;
      /** The team that would be left for it. */
      leaves?: string;
    }
  | { ok: false; code: 'not-one' | 'damaged' | 'expired' };

export type MessageKind = keyof Protocol;
export type Request<K extends MessageKind> = Protocol[K]['request'];
export type Response<K extends MessageKind> = Protocol[K]['response'];

/** What stands behind one displayed number; used by pages reading the ledger. */
export interface TurnReference {
  factIds: FactId[];
}
