/** What the ranking tab draws. Shapes only. */

import type { Difference } from '../../utils/core/benchmarks';
import type { AgentId } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';
import type { RankedRow } from '../../utils/core/ranking';

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
}
