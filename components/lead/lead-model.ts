/** What the lead page draws: packs, today's agents, the rules and their targets. Shapes only. */
export interface PackLine {
  id: string;
  title: string;
  version: number;
  author: string;
  snippets: number;
  importedAt: number;
  builtIn: boolean;
}

/** One agent on one site today, under that site's rule. undefined is unknown. */
export interface TeamLine {
  key: string;
  agentName: string;
  siteName: string;
  own: boolean;
  receptions: number;
  turns: number;
  firstMs?: number;
  averageMs?: number;
  share?: number;
  unanswered: number;
  /** Watched share of the shift, 0 to 1. */
  coverage?: number;
  estimated: boolean;
  /** Under the rule's target for the share or the average; undefined when there is no target or no figure. */
  onTarget?: boolean;
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

/** The outcome of reading a pack file, before anything is changed. */
export type PackCheck =
  | { ok: true; added: number; changed: number; removed: number; unchanged: number }
  | { ok: false; code: string; where: string };

export interface LeadCallbacks {
  /** Reads and compares; changes nothing. */
  onCheckPack(text: string): Promise<PackCheck>;
  onImportPack(text: string): Promise<PackCheck>;
  onRemovePack(packId: string): Promise<boolean>;
}
