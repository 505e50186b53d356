/** Owns the order of agents by one figure, and who may not be ranked and why; refuses to choose the figure or the words. */
import type { AgentId } from './ids';
import type { MetricId } from './metric-list';
import type { Figures } from './metrics';

type FigureKey = { [Key in keyof Figures]-?: NonNullable<Figures[Key]> extends number ? Key : never }[keyof Figures];

export interface RankMetric {
  key: FigureKey;
  better: 'lower' | 'higher';
}

export interface RankingRow {
  agentId: AgentId;
  name: string;
  figures: Figures;
  /** How many observations the figure rests on (turns, sessions ...), chosen by the caller. */
  sample: number;
  /** Observed share of the shift, 0 to 1; undefined when nobody knows. */
  coverage?: number;
}

export interface RankingOptions {
  metric: RankMetric;
  minSample: number;
  /** Default 0.8. */
  minCoverage?: number;
  /** The k of the shrinkage below. 0 ranks by the bare figure. Default 20. */
  priorWeight?: number;
}

export interface RankedRow extends RankingRow {
  /** The bare figure, as shown. */
  value?: number;
  /** What the order follows; see `rankAgents`. Only on ranked rows. */
  score?: number;
  /** 1 is best; equal scores share a rank and the next is skipped (1, 1, 3). Absent when unranked. */
  rank?: number;
  unranked?: 'unknown' | 'sample' | 'coverage';
  /** Of a composite: what each figure brought, 0 to 100. */
  points?: Partial<Record<MetricId, number>>;
}

export interface Ranking {
  /** Ranked rows by rank, then unranked ones; ties and unranked in order of name, then id. */
  rows: RankedRow[];
  /** Of the ranked rows' bare figures. */
  median?: number;
  best?: number;
  /** The sample-weighted mean that scores are drawn towards. */
  mean?: number;
}

/**
 * Ranks by a score that draws small samples towards the team: `score = (n * value + k * mean) / (n + k)`, where n is the
 * row's sample, k is `priorWeight`, and mean is the sample-weighted mean of the rankable rows (empirical Bayes with a fixed
 * prior). So 5 lucky turns do not beat 200 good ones. Too small a sample or a coverage under `minCoverage` lists a row
 * without a rank and says why; so does an unknown figure.
 */
export function rankAgents(rows: readonly RankingRow[], options: RankingOptions): Ranking {
  const { metric, minSample, minCoverage = 0.8, priorWeight = 20 } = options;
  const judged = rows.map((row): RankedRow => {
    const value = row.figures[metric.key];
    if (value === undefined) return { ...row, unranked: 'unknown' };
    if (row.coverage === undefined || row.coverage < minCoverage) return { ...row, value, unranked: 'coverage' };
    return row.sample < Math.max(1, minSample) ? { ...row, value, unranked: 'sample' } : { ...row, value };
  });
  const rankable = judged.filter((row) => row.unranked === undefined);
  const weight = rankable.reduce((sum, row) => sum + row.sample, 0);
  const mean = rankable.reduce((sum, row) => sum + row.sample * (row.value ?? 0), 0) / Math.max(1, weight);
  const sign = metric.better === 'lower' ? 1 : -1;
  const scored = rankable
    .map((row) => {
      const score = (row.sample * (row.value ?? 0) + priorWeight * mean) / (row.sample + priorWeight);
      return { ...row, score: Math.round(score * 1e6) / 1e6 };
    })
    .sort((a, b) => sign * (a.score - b.score) || compareNames(a, b));
  const ranked = withPlaces(scored);
  const values = ranked.map((row) => row.value ?? 0).sort((a, b) => sign * (a - b));
  const unranked = judged.filter((row) => row.unranked !== undefined).sort(compareNames);
  const list = [...ranked, ...unranked];
  const best = values[0];
  return best === undefined ? { rows: list } : { rows: list, best, median: medianOf(values), mean };
}

/** The own row with `radius` neighbours on each side, in order; empty when the agent is not listed. */
export function selectNeighbours(rows: readonly RankedRow[], own: AgentId, radius = 1): RankedRow[] {
  const index = rows.findIndex((row) => row.agentId === own);
  return index < 0 ? [] : rows.slice(Math.max(0, index - radius), index + radius + 1);
}

/** Places of rows that stand in their order: equal scores share the first one's. */
export function withPlaces<Row extends { score?: number }>(sorted: readonly Row[]): (Row & { rank: number })[] {
  const places: (Row & { rank: number })[] = [];
  for (const row of sorted) {
    const before = places.at(-1);
    places.push({ ...row, rank: before && before.score === row.score ? before.rank : places.length + 1 });
  }
  return places;
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function compareNames(a: RankingRow, b: RankingRow): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0;
}
