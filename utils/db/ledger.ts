/**
 * Owns the database's shape: stores, keys and the list of versions, which only ever grows at its end.
 * Refuses rewriting rows in an upgrade: new versions add stores or indexes, rows are rewritten in slices afterwards.
 */
import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Due } from '../core/coach/due';
import type { BuyerNote, Lesson, ThemeMark } from '../core/coach/kept';
import type { Running } from '../core/conversation';
import type { Fact } from '../core/facts';
import type { AgentId, BusinessDay, ConversationId, PackId, SiteId, SnippetId } from '../core/ids';
import type { DraftRow } from '../core/pack-draft';
import type { Pack } from '../core/snippet';
import type { DayRow } from '../core/turn';

/** A fact as kept: `day` is its business day, for erasing and for coverage. */
export type StoredFact = Fact & { day: BusinessDay };

/** What one conversation adds to one row. Rows are the merge of their contributions, so one conversation can be refolded. */
export interface Contribution extends DayRow {
  /** `conversation|row id`. */
  key: string;
  conversationId: ConversationId;
}

/** An open turn that can still be answered in time: live figures leave its rows out until then. */
export interface RunningTurn extends Running {
  /** `conversation|rule`. */
  key: string;
  conversationId: ConversationId;
  ruleId: string;
}

/** How far one content-script life got. */
export interface Session {
  id: string;
  siteId: SiteId;
  watermark: number;
  at: number;
}

/** A stored fact as the folds know it. */
export function withoutDay(stored: StoredFact): Fact {
  const { day: _, ...fact } = stored;
  return fact as Fact;
}

export interface KnownAgent {
  id: AgentId;
  siteId: SiteId;
  /** As the page shows it or the person typed it. */
  name: string;
  seenAt: number;
}

/** Watched spans of one agent on one site on one day: sorted, apart from one another. */
export interface CoverageDay {
  /** `agent|site|day`. */
  id: string;
  agentId: AgentId;
  siteId: SiteId;
  day: BusinessDay;
  spans: [from: number, to: number][];
}

export const coverageId = ({ agentId, siteId }: Pick<CoverageDay, 'agentId' | 'siteId'>, day: BusinessDay): string =>
  `${agentId}|${siteId}|${day}`;

export interface StoredPack {
  id: PackId;
  pack: Pack;
  /** SHA-256 of the canonical JSON: a damaged pack is refused, not shown. */
  checksum: string;
  importedAt: number;
  builtIn: boolean;
  previous?: { pack: Pack; checksum: string };
  /** The highest version ever put in: going back to the previous one does not open the door to older ones. */
  highest?: number;
  /** Public key of the signature it came with; from then on only that key can replace it. */
  signedBy?: string;
  /** The feed that keeps it up to date. */
  feedId?: string;
  /** The person here does without it; see `core/pack-use.ts` for what that means. */
  off?: true;
}

export interface UsageRow {
  /** `snippet|conversation|at`. */
  id: string;
  snippetId: SnippetId;
  siteId: SiteId;
  conversationId: ConversationId;
  at: number;
  outcome: 'inserted' | 'sent' | 'sent-edited';
}

export interface SiteHealth {
  siteId: SiteId;
  state: 'ok' | 'degraded' | 'stopped';
  missing: string[];
  at: number;
}

/** One device's day of a colleague, as the team's server last told it. Only ever replaced by a higher `rev`. */
export interface StoredTeamDay {
  /** `team|day|member|device`. */
  key: string;
  team: string;
  day: BusinessDay;
  member: string;
  device: string;
  /** Grows with every change of that device's day; the only thing that orders two tellings. */
  rev: number;
  /** Its rows by console, coded and as text: thousands of days are read at once, and of one console. See `told-rows.ts`. */
  told?: Record<string, string>;
  /** As earlier versions kept them, in place of `told`. */
  rows?: DayRow[];
  /** Watched share of the shift per site, 0 to 1, where known. */
  coverage: Record<string, number>;
  /** Versions of the team's packs in use there: the receipts. */
  packs?: Record<string, number>;
  /** Who waited there when it was told, by that computer's clock, epoch s. */
  waits?: { at: number; bySite: Record<string, [count: number, since: number]> };
  /** When the server took it, by the server's clock, where it said so; and when it came here. */
  serverAt?: number;
  receivedAt: number;
}

/** How often which reason was put on a conversation on one device's day, where any was: beside the days, for few have one. */
export interface TeamThemes extends Pick<StoredTeamDay, 'key' | 'team' | 'day' | 'member' | 'device'> {
  themes: Record<string, number>;
}

/** A document of the team: its members, its settings. `rev` is the server's sequence. */
export interface TeamDoc {
  /** `team|name`. */
  key: string;
  team: string;
  name: string;
  rev: number;
  /** When the server took it, by its clock, where it said so. */
  serverAt?: number;
  value: unknown;
  receivedAt: number;
}

/** What the facts of one business day come to: enough to notice that one is missing or was changed where it lay. */
export interface DayTally {
  day: BusinessDay;
  facts: number;
  /** Sum of the facts' own sums; see `fact-sum.ts`. */
  sum: number;
  /** The commit that last changed the day's facts, rows or coverage: what copies of the day are compared with. */
  stamp: number;
}

/** A conversation in which a fact explains or recalls another one far away in time: it is always folded whole. */
export interface FarLink {
  conversationId: ConversationId;
}

/** Single records by name; see `meta.ts` for which. */
export interface MetaRow {
  name: string;
  value: unknown;
}

export const LEDGER_NAME = 'sideline';

/** Append only. A released version is never edited: the browser decides by its number what a user already has. */
export const VERSIONS: readonly Record<string, string>[] = [
  {
    facts: 'id, [conversationId+at], [siteId+agentId+day], day, at',
    contributions: 'key, id, [conversationId+day], day',
    running: 'key, conversationId, until',
    rows: 'id, day, [siteId+agentId+day]',
    sessions: 'id, at',
    agents: 'id, siteId',
    coverage: 'id, day, [siteId+agentId+day]',
    packs: 'id',
    usage: 'id, at, snippetId',
    health: 'siteId',
    meta: 'name',
  },
  { drafts: '[packId+snippetId], packId' },
  { dues: 'id, [siteId+state], dueAt', buyers: 'id, siteId', themes: 'id, day', lessons: 'id' },
  { teamDays: 'key, [team+day], day', teamDocs: 'key, team' },
  { days: 'day, stamp', links: 'conversationId' },
  { teamThemes: 'key, [team+day], day' },
];

export class Ledger extends Dexie {
  declare readonly facts: EntityTable<StoredFact, 'id'>;
  declare readonly contributions: EntityTable<Contribution, 'key'>;
  declare readonly running: EntityTable<RunningTurn, 'key'>;
  declare readonly rows: EntityTable<DayRow, 'id'>;
  declare readonly sessions: EntityTable<Session, 'id'>;
  declare readonly agents: EntityTable<KnownAgent, 'id'>;
  declare readonly coverage: EntityTable<CoverageDay, 'id'>;
  declare readonly packs: EntityTable<StoredPack, 'id'>;
  declare readonly usage: EntityTable<UsageRow, 'id'>;
  declare readonly drafts: Table<DraftRow, [PackId, SnippetId]>;
  declare readonly dues: EntityTable<Due, 'id'>;
  declare readonly buyers: EntityTable<BuyerNote, 'id'>;
  declare readonly themes: EntityTable<ThemeMark, 'id'>;
  declare readonly lessons: EntityTable<Lesson, 'id'>;
  declare readonly teamDays: EntityTable<StoredTeamDay, 'key'>;
  declare readonly teamThemes: EntityTable<TeamThemes, 'key'>;
  declare readonly teamDocs: EntityTable<TeamDoc, 'key'>;
  declare readonly days: EntityTable<DayTally, 'day'>;
  declare readonly links: EntityTable<FarLink, 'conversationId'>;
  declare readonly health: EntityTable<SiteHealth, 'siteId'>;
  declare readonly meta: Table<MetaRow, string>;

  /** There was no such store before this opening: the browser made it. */
  isNew = false;

  /** @param engine another IndexedDB than the context's own: tests, or a second storage bucket. */
  constructor(
    name = LEDGER_NAME,
    private readonly engine: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {},
    durability: 'relaxed' | 'strict' = 'relaxed',
  ) {
    super(name, { chromeTransactionDurability: durability, ...engine });
    for (const [index, stores] of VERSIONS.entries()) this.version(index + 1).stores(stores);
    this.on('populate', () => {
      this.isNew = true;
    });
  }

  /** A second handle on the same database whose commits are on the disk when they are answered. Close it after use. */
  strict(): Ledger {
    return new Ledger(this.name, this.engine, 'strict');
  }
}
