/** What the popup draws: my day, the ranking, the scripts. Shapes only; undefined is unknown and never drawn as 0. */
import type { AgentId, SiteId, SnippetId } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';

/** One of my numbers beside its three references. Waits in ms, shares 0 to 1, the rest counts. */
export interface Figure {
  metric: MetricId;
  value?: number;
  /** Mine yesterday, from the start of the day to this same hour. */
  yesterday?: number;
  /** Over the agents who have the minimum sample: of the team, or of this computer. */
  median?: number;
  best?: number;
  /** Some clocks behind it are coarse: 估算 instead of 实测. */
  estimated: boolean;
}

export interface MyDay {
  agentName: string;
  figures: readonly Figure[];
  ruleName: string;
  ruleNote: string;
  limitMs?: number;
  /** When the rule counts, wall-clock seconds of its day; only at hours when it does not. */
  countsFrom?: readonly [number, number];
  /** Watched share of the shift, 0 to 1. */
  coverage?: number;
  /** Agents behind median and best, me included. */
  agentsCompared: number;
  /** Median and best are the team's; else of this computer. */
  inTeam: boolean;
  /** Turns of mine on other devices: they are in the ranking, and open there. */
  turnsElsewhere: number;
  /** The shift is over, or nearly: the day can be told. */
  isOver: boolean;
}

export interface RankLine {
  agentId: AgentId;
  name: string;
  own: boolean;
  /** undefined: listed without a place, for `unranked`. */
  place?: number;
  value?: number;
  /** Turns behind the value. */
  sample: number;
  coverage?: number;
  estimated: boolean;
  unranked?: 'sample' | 'coverage' | 'unsure' | 'unknown';
  /** How old the last news of a colleague is, ms; absent for what is counted on this computer. */
  ageMs?: number;
}

export interface Ranking {
  metric: MetricId;
  lines: readonly RankLine[];
  minimumSample: number;
  ruleName: string;
  /** Others are shown without their names. */
  isPrivate: boolean;
  inTeam: boolean;
}

export interface SnippetLine {
  id: SnippetId;
  title: string;
  body: string;
  category: string;
}

export interface SiteChoice {
  id: SiteId;
  name: string;
}

/** first-run: nobody has opened a console yet. lost: the store cannot be opened or was damaged. */
export type Loadable<Value> =
  | { state: 'loading' }
  | { state: 'first-run' }
  | { state: 'empty' }
  | { state: 'lost' }
  | { state: 'ready'; value: Value };
