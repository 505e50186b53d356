/** What the ranking tab draws. Shapes only. */

import type { Difference } from '../../utils/core/benchmarks';
import type { AgentId, BusinessDay } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';
import type { RankedRow } from '../../utils/core/ranking';
import type { SumPart } from '../../utils/core/sum-proof';
import type { SumsModel } from '../figures/sums-model';

export type RankBy = MetricId | 'composite';

export interface RankRow {
  agentId: AgentId;
  name: string;
  own: boolean;
  place?: number;
  /** Places won since the span before; below 0 lost; undefined where one of the two is unknown. */
  moved?: number;
  value?: number;
  /** What the order follows, where it differs from the value. */
  score?: number;
  sample: number;
  coverage?: number;
  estimated: boolean;
  unranked?: RankedRow['unranked'];
  benchmark: boolean;
  /** Under which account it opens; absent for what was counted elsewhere. */
  opensAs?: AgentId;
  /** Of a composite: points of each figure, 0 to 100. */
  points?: Partial<Record<MetricId, number>>;
}

/** A number of somebody's that is to be opened where it stands. */
export interface RowWish {
  agentId: AgentId;
  metric: MetricId;
}

export interface RowProof extends RowWish, Pick<SumsModel, 'value' | 'rule' | 'sum' | 'units' | 'waits'> {
  metric: MetricId;
  /** Hours of one day, or days; oldest first. */
  parts: readonly (SumPart & { day: BusinessDay; hour?: number })[];
  /** Its turns lie on this computer, under this account. */
  opensAs?: AgentId;
  /** Counted on other devices, by others' browsers. */
  elsewhere: boolean;
  sameHours: boolean;
}

export interface RankBoard {
  by: RankBy;
  rows: readonly RankRow[];
  minimumSample: number;
  ruleName: string;
  from: string;
  to: string;
  /** Team's mean towards which small samples are drawn. */
  mean?: number;
  weights: Partial<Record<MetricId, number>>;
  isPrivate: boolean;
  sameHours: boolean;
  /** Colleagues are the team's; else everybody on this computer. */
  inTeam: boolean;
  improved: readonly { agentId: AgentId; name: string; metric: MetricId; value: number; before: number }[];
  /** What makes a benchmark: better than the team in all of these. */
  judged: readonly MetricId[];
  differences: readonly Difference[];
  /** Own place by day, oldest first; only days with one. */
  places: readonly { day: string; place: number; of: number }[];
  /** Of the number that stands open. */
  proof?: RowProof;
}
