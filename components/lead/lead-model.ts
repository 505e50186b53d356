/** What the lead page draws: today's agents, packs, rules, and what came of changing a pack. Shapes only. */
import type { AgentId, PackId, SiteId, SnippetId } from '../../utils/core/ids';
import type { PackDiff, SnippetConflict } from '../../utils/core/pack-diff';
import type { DuplicateGroup } from '../../utils/core/pack-duplicates';
import type { Snippets } from '../../utils/core/pack-edit';
import type { PackHead } from '../../utils/core/pack-parts';
import type { ScriptOutcome } from '../../utils/core/script-outcomes';
import type { Pack } from '../../utils/core/snippet';
import type { TeamColumn } from './team-order';
import type { TotalLine, TotalsBy } from './team-totals';

/** One line of the list: a pack, or all parts of a library too large for one. */
export interface PackLine {
  id: string;
  title: string;
  version: number;
  author: string;
  snippets: number;
  importedAt: number;
  builtIn: boolean;
  /** Its signature was checked when it came in. */
  signed: boolean;
  /** Kept up to date from an address: what is changed here would be overwritten. */
  fed: boolean;
  /** Switched off on this computer. */
  off: boolean;
  /** Its lead wants it used: it cannot be switched off. */
  mandatory: boolean;
  /** The version that can be gone back to. */
  previousVersion?: number;
  /** Scripts changed and not published. */
  drafts: number;
}

/** One agent on one site today, under that site's rule. undefined is unknown. */
export interface TeamLine {
  key: string;
  siteId: SiteId;
  agentId: AgentId;
  agentName: string;
  siteName: string;
  own: boolean;
  /** The turns behind its numbers are on this computer. */
  opens: boolean;
  receptions: number;
  turns: number;
  firstMs?: number;
  averageMs?: number;
  share?: number;
  /** 询单转化: always estimated. */
  conversion?: number;
  unanswered: number;
  /** The longest that a buyer waited today for an answer that came. */
  longestMs?: number;
  /** Watched share of the shift, 0 to 1. */
  coverage?: number;
  estimated: boolean;
  /** Of a colleague: how old the last news is, in steps, so that a line is not another for each second. */
  ageMs?: number;
  /** Buyers who wait there now, and since when the first of them, epoch ms; undefined: nobody, or nobody told of it lately. */
  waitingCount?: number;
  waitingSince?: number;
  /** Under the rule's target for the share or the average; undefined when there is no target or no figure. */
  onTarget?: boolean;
}

/** What of the team is shown: the first lines in an order of one's choice, those who need help first. */
export interface TeamView {
  column: TeamColumn;
  find: string;
  /** One console only; undefined is all. */
  site?: SiteId;
  /** Only who was watched too little for their figures to be held against anybody's. */
  uncovered: boolean;
  /** Lines that stay on top, by key. */
  pinned: readonly string[];
  /** The team added up as well. */
  totals?: TotalsBy;
}

export interface TeamBoard {
  lines: readonly TeamLine[];
  /** How many there are as asked for, shown or not. */
  found: number;
  /** How many there are at all. */
  everybody: number;
  /** As asked for in the view. */
  totals?: readonly TotalLine[];
  /** Consoles that somebody works on today. */
  sites: readonly { id: SiteId; name: string }[];
}

export interface RuleLine {
  id: string;
  name: string;
  note: string;
  validFrom: string;
  passSec: number;
  alertSec: readonly [number, number];
  target: { share?: number; averageSec?: number };
}

export interface PackRefusal {
  ok: false;
  code: string;
  /** Field or place, never its text. */
  where: string;
}

/** Packs ready to go in, and what that would do; nothing has changed yet. */
export interface PackPlan {
  /** Parts of one library. */
  packs: readonly Pack[];
  /** Title of what they would replace; absent when they are new. */
  replaces?: string;
  diff: PackDiff;
  duplicates: readonly DuplicateGroup[];
  /** Why they may not go in. */
  refusal?: PackRefusal;
  /** Parts that the library did not have so far. */
  newParts?: readonly PackId[];
  /** Of a file that someone signed. */
  signature?: PackSignature;
}

/** `unknown`: the signature fits, nobody here has accepted its key. */
export interface PackSignature {
  state: 'signed' | 'unknown';
  key: string;
}

export type PackOutcome = { ok: true } | PackRefusal;

/** How often a script was put in and what became of it, on this computer. */
export interface ScriptUse extends ScriptOutcome {
  used: number;
}

/** What became of a pack's scripts over the last `days`. */
export interface PackUses {
  days: number;
  /** The most used first; none that was not used. */
  lines: readonly { id: SnippetId; title: string; use: ScriptUse }[];
  unused: number;
}

/** A pack opened for editing. */
export interface EditorStart {
  packId: PackId;
  head: PackHead;
  /** As published. */
  base: Snippets;
  /** With the draft on top. */
  snippets: Snippets;
  conflicts: readonly SnippetConflict[];
}

export type Uses = ReadonlyMap<SnippetId, ScriptUse>;
