/** Owns who stands out: above the team in every chosen figure, most improved, and what the best do differently. Facts, no praise. */
import type { AgentId } from './ids';
import { METRIC_LIST, type MetricId } from './metric-list';
import type { Figures } from './metrics';
import type { RankingRow } from './ranking';
import { relativeGain } from './references';

/**
 * Agents with enough sample and coverage whose every chosen figure is better than the team's mean (plain mean of agents). A
 * figure in which all are alike, as when nobody missed anybody, sets nobody apart and is left out.
 */
export function findBenchmarks(
  rows: readonly RankingRow[],
  metrics: readonly MetricId[],
  { minSample, minCoverage = 0.8 }: { minSample: number; minCoverage?: number },
): AgentId[] {
  const fit = rows.filter((row) => row.sample >= minSample && (row.coverage ?? 0) >= minCoverage);
  if (fit.length < 2 || metrics.length === 0) return [];
  const telling = metrics.filter(
    (metric) => new Set(fit.map(({ figures }) => figures[METRIC_LIST[metric].key])).size > 1,
  );
  if (telling.length === 0) return [];
  const means = telling.map((metric) => meanOf(fit, metric));
  return fit
    .filter(({ figures }) =>
      telling.every((metric, index) => {
        const [value, mean] = [figures[METRIC_LIST[metric].key], means[index]];
        if (value === undefined || mean === undefined) return false;
        return METRIC_LIST[metric].better === 'less' ? value < mean : value > mean;
      }),
    )
    .map(({ agentId }) => agentId);
}

/** What a person does, rather than what comes of it. */
const HABITS: readonly MetricId[] = [
  'first',
  'insertedShare',
  'editedShare',
  'answerAskRuns',
  'answerAsk',
  'sessionLength',
  'transfersOut',
];

export interface Difference {
  metric: MetricId;
  theirs: number;
  others: number;
}

/** The three habits in which these agents differ most from the rest, by share of the rest's mean; a tenth at least. */
export function findDifferences(rows: readonly RankingRow[], chosen: readonly AgentId[]): Difference[] {
  const theirs = rows.filter(({ agentId }) => chosen.includes(agentId));
  const others = rows.filter(({ agentId }) => !chosen.includes(agentId));
  return HABITS.flatMap((metric) => {
    const [own, rest] = [meanOf(theirs, metric), meanOf(others, metric)];
    if (own === undefined || rest === undefined || rest === 0) return [];
    return Math.abs(own - rest) / rest >= 0.1 ? [{ metric, theirs: own, others: rest }] : [];
  })
    .sort((a, b) => Math.abs(b.theirs / b.others - 1) - Math.abs(a.theirs / a.others - 1))
    .slice(0, 3);
}

export interface Improvement {
  agentId: AgentId;
  value: number;
  before: number;
  /** Share of the earlier figure, always above 0. */
  gain: number;
}

/** Who gained most on their own earlier figures; both need the minimum sample. Best first. */
export function findImproved(
  rows: readonly RankingRow[],
  before: ReadonlyMap<AgentId, Figures>,
  metric: MetricId,
  minSample: number,
): Improvement[] {
  const { key, sample } = METRIC_LIST[metric];
  return rows
    .flatMap(({ agentId, figures }): Improvement[] => {
      const earlier = before.get(agentId);
      const [value, old] = [figures[key], earlier?.[key]];
      if (value === undefined || old === undefined || !earlier) return [];
      if ((figures[sample] ?? 0) < minSample || (earlier[sample] ?? 0) < minSample) return [];
      const gain = relativeGain(metric, value, old);
      return gain > 0 ? [{ agentId, value, before: old, gain }] : [];
    })
    .sort((a, b) => b.gain - a.gain);
}

function meanOf(rows: readonly RankingRow[], metric: MetricId): number | undefined {
  const values = rows.flatMap(({ figures }) => figures[METRIC_LIST[metric].key] ?? []);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}
