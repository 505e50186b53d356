/** Owns a score made of several figures by weights. Refuses hidden arithmetic: the formula is one sentence, shown with the list. */
import { METRIC_LIST, type MetricId } from './metric-list';
import { type RankedRow, type Ranking, type RankingRow, rankAgents, withPlaces } from './ranking';

/** Weights of any size above 0; only their proportion matters. */
export type Weights = Partial<Record<MetricId, number>>;

export interface CompositeOptions {
  weights: Weights;
  minSample: number;
  minCoverage?: number;
  priorWeight?: number;
}

/** Shares and averages alone: a count would punish who worked longer. */
export const DEFAULT_WEIGHTS: Weights = { share: 40, average: 30, first: 20, replyRate: 10 };

/**
 * Orders agents by `sum(weight * points) / sum(weight)`, where the points of a figure are
 * `100 * (score - worst) / (best - worst)` over the agents who can be ranked by all the figures, of the shrunk scores of
 * `rankAgents`; 100 for everyone where all are alike. Who cannot be ranked by one of them has no place, for that reason.
 */
export function rankComposite(
  rows: readonly (RankingRow & { samples: Partial<Record<MetricId, number>> })[],
  options: CompositeOptions,
): Ranking {
  const { weights, ...rest } = options;
  const metrics = (Object.keys(weights) as MetricId[]).filter((metric) => (weights[metric] ?? 0) > 0);
  const parts = metrics.map((metric) => ({
    metric,
    weight: weights[metric] ?? 0,
    rows: rankAgents(
      rows.map((row) => ({ ...row, sample: row.samples[metric] ?? row.sample })),
      rankOptions(metric, rest),
    ).rows,
  }));
  const reasons = new Map<string, NonNullable<RankedRow['unranked']>>();
  for (const part of parts) {
    for (const row of part.rows) if (row.unranked) reasons.set(row.agentId, reasons.get(row.agentId) ?? row.unranked);
  }
  const judged = rows.map((row): RankedRow => {
    const reason = metrics.length === 0 ? 'unknown' : reasons.get(row.agentId);
    if (reason) return { ...row, unranked: reason };
    const points = Object.fromEntries(
      parts.map((part) => [part.metric, pointsOf(part.metric, part.rows, reasons, row)]),
    ) as Partial<Record<MetricId, number>>;
    const sum = parts.reduce((total, { metric, weight }) => total + weight * (points[metric] ?? 0), 0);
    const value = Math.round((sum / parts.reduce((total, part) => total + part.weight, 0)) * 1e6) / 1e6;
    return { ...row, value, score: value, points };
  });
  const ranked = judged
    .filter((row) => row.unranked === undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.name < b.name ? -1 : 1));
  return { rows: [...withPlaces(ranked), ...judged.filter((row) => row.unranked !== undefined)] };
}

/** How `rankAgents` is asked for a metric: counts are ranked bare, everything else shrunk. */
export function rankOptions(metric: MetricId, rest: Omit<CompositeOptions, 'weights'>) {
  const { key, better, kind } = METRIC_LIST[metric];
  return {
    ...rest,
    metric: { key, better: better === 'less' ? ('lower' as const) : ('higher' as const) },
    ...(kind === 'count' && { priorWeight: 0 }),
  };
}

function pointsOf(
  metric: MetricId,
  rows: readonly RankedRow[],
  reasons: ReadonlyMap<string, unknown>,
  { agentId }: RankingRow,
): number {
  const scores = rows.filter((row) => !reasons.has(row.agentId)).map((row) => row.score ?? 0);
  const own = rows.find((row) => row.agentId === agentId)?.score ?? 0;
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  if (high === low) return 100;
  const share = (own - low) / (high - low);
  return 100 * (METRIC_LIST[metric].better === 'less' ? 1 - share : share);
}
