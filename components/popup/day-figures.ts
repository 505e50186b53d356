/** Turns where everyone stands into what the popup draws: my figures beside their references, and a ranking. */

import { rankOptions } from '../../utils/core/composite';
import type { AgentId } from '../../utils/core/ids';
import { isEstimatedMetric, METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import type { Figures } from '../../utils/core/metrics';
import { type Ranking as RankedAgents, type RankingRow, rankAgents } from '../../utils/core/ranking';
import type { Figure, RankLine } from './popup-model';

/** One agent's day; `Standing` of the ledger fits. */
export interface AgentStanding {
  agent: { id: AgentId; name: string };
  figures: Figures;
  coverage?: number;
  /** How old the last news is, ms, for colleagues. */
  ageMs?: number;
}

export const FIGURE_ORDER: readonly MetricId[] = ['receptions', 'turns', 'first', 'average', 'share', 'unanswered'];

function rankBy(metric: MetricId, standings: readonly AgentStanding[], minSample: number): RankedAgents {
  const rows = standings.map(
    ({ agent, figures, coverage }): RankingRow => ({
      agentId: agent.id,
      name: agent.name,
      figures,
      sample: figures[METRIC_LIST[metric].sample] ?? 0,
      ...(coverage !== undefined && { coverage }),
    }),
  );
  return rankAgents(rows, rankOptions(metric, { minSample }));
}

/** My six figures; median and best over the agents who can be ranked, and only where there are at least two. */
export function figuresOfDay(
  own: Pick<AgentStanding, 'figures'>,
  yesterday: Figures | undefined,
  standings: readonly AgentStanding[],
  minSample: number,
): { figures: Figure[]; agentsCompared: number } {
  let agentsCompared = 0;
  const figures = FIGURE_ORDER.map((metric): Figure => {
    const { key } = METRIC_LIST[metric];
    const { rows, median, best } = rankBy(metric, standings, minSample);
    const ranked = rows.filter((row) => row.rank !== undefined).length;
    agentsCompared = Math.max(agentsCompared, ranked);
    const value = own.figures[key];
    const before = yesterday?.[key];
    return {
      metric,
      ...(value !== undefined && { value }),
      ...(before !== undefined && { yesterday: before }),
      ...(ranked > 1 && median !== undefined && { median }),
      ...(ranked > 1 && best !== undefined && { best }),
      estimated: isEstimatedMetric(metric, own.figures),
    };
  });
  return { figures, agentsCompared };
}

/** Places by one metric, my row marked. */
export function rankLines(
  metric: MetricId,
  standings: readonly AgentStanding[],
  own: AgentId | undefined,
  minSample: number,
): RankLine[] {
  const ages = new Map(standings.map(({ agent, ageMs }) => [agent.id, ageMs]));
  return rankBy(metric, standings, minSample).rows.map((row) => ({
    ...ageOf(ages.get(row.agentId)),
    agentId: row.agentId,
    name: row.name,
    own: row.agentId === own,
    ...(row.rank !== undefined && { place: row.rank }),
    ...(row.value !== undefined && { value: row.value }),
    sample: row.sample,
    ...(row.coverage !== undefined && { coverage: row.coverage }),
    estimated: isEstimatedMetric(metric, row.figures),
    ...(row.unranked && { unranked: row.unranked }),
  }));
}

const ageOf = (ageMs: number | undefined) => (ageMs === undefined ? {} : { ageMs });
