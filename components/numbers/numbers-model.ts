/** What the numbers page draws: a span of days of one agent, its parts and references. Shapes only; undefined is unknown. */
import type { AgentId, BusinessDay, ShopId, SiteId } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';
import type { Figures } from '../../utils/core/metrics';
import type { Period } from '../../utils/core/period';
import type { References } from '../../utils/core/references';
import type { RuleProfile } from '../../utils/core/turn';
import type { WatchedShift } from '../../utils/core/watched';

/** What is chosen at the top of the page. */
export interface NumberScope {
  siteId?: SiteId;
  agentId?: AgentId;
  day: BusinessDay;
  period: Period;
  /** The console's own rule, or the coach's view. */
  view: 'platform' | 'coach';
  shopId?: ShopId;
  /** Hours of the shift alone. */
  shiftOnly: boolean;
}

/** The address of a number's proof on this page; what is not named stays as it is chosen. */
export type FigureHref = (
  wanted: { metric: MetricId; hour?: number; tab?: 'ranking' | 'targets' } & Partial<NumberScope>,
) => string;

export interface Choice<Id extends string = string> {
  id: Id;
  name: string;
}

/** An hour of a day, or a day of a longer span. */
export interface FigurePart {
  /** '14' or '2026-11-21'. */
  label: string;
  day?: BusinessDay;
  /** undefined: nothing was recorded. */
  figures?: Figures;
}

export interface NumberDay {
  agentName: string;
  siteName: string;
  from: BusinessDay;
  to: BusinessDay;
  period: Period;
  isToday: boolean;
  rule: {
    id: string;
    name: string;
    note: string;
    validFrom: string;
    limitMs: number;
    unit: RuleProfile['unit'];
  };
  figures: Figures;
  parts: readonly FigurePart[];
  /** Of a single day: the days up to it and itself, oldest first, those without records too. */
  trend: readonly FigurePart[];
  references: Partial<Record<MetricId, References>>;
  waits: readonly number[];
  coverage?: number;
  /** Of a single day: what the coverage is made of. */
  watched?: WatchedShift;
  /** Time watched: as near to working time as a page can know. */
  activeMs?: number;
  /** Of a longer span: days with records, and days so far. Coverage is of the first alone. */
  recorded?: { days: number; of: number };
  /** Agents behind median and best. */
  agentsCompared: number;
  /** Most conversations alive at once, and how many are now; a day only. */
  load?: { peak: number; peakAt?: number; now?: number; cap?: number };
  target: { share?: number; averageSec?: number };
}

export interface ScopeChoices {
  sites: readonly Choice<SiteId>[];
  agents: readonly Choice<AgentId>[];
  shops: readonly Choice<ShopId>[];
  hasShift: boolean;
  today: BusinessDay;
}
