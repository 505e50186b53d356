/** Owns the card of 120 points: 30 against one's own last month, 70 against a reference, 20 from the superior. All of it editable. */
import { METRIC_LIST, type MetricId } from './metric-list';
import type { Figures } from './metrics';

export interface ScorecardSettings {
  /** Points at most. */
  own: number;
  reference: number;
  superior: number;
  /** Figures and their weights; only the proportion matters. */
  weights: Partial<Record<MetricId, number>>;
  /** What the superior gave, by `cardKey`. */
  given?: Record<string, number>;
}

/** Cards whose points are kept: a team of fifty for more than a year. */
const MOST_GIVEN = 900;

/** Whose card, and of which month: `pdd a1 2026-11`. */
export function cardKey(siteId: string, agentId: string, month: string): string {
  return `${siteId} ${agentId} ${month}`;
}

/** The points given with one more, or one less; the oldest months go first when there are too many. */
export function withGiven(
  given: Readonly<Record<string, number>> | undefined,
  key: string,
  points: number | undefined,
): Record<string, number> {
  const entries = Object.entries(given ?? {}).filter(([name]) => name !== key);
  if (points !== undefined) entries.push([key, points]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a.slice(-7) < b.slice(-7) ? -1 : 1)).slice(-MOST_GIVEN));
}

export const DEFAULT_SCORECARD: ScorecardSettings = {
  own: 30,
  reference: 70,
  superior: 20,
  weights: { share: 40, average: 30, first: 20, replyRate: 10 },
};

export interface ScoreLine {
  metric: MetricId;
  weight: number;
  value?: number;
  before?: number;
  reference?: number;
  /** Share of the points, 0 to 1; undefined: it cannot be judged and leaves the sum, with its weight. */
  ownShare?: number;
  referenceShare?: number;
}

export interface Scorecard {
  lines: ScoreLine[];
  /** undefined when no line of that part can be judged. */
  own?: number;
  reference?: number;
  superior?: number;
  /** Of the parts that are known. */
  total: number;
  /** What could be reached by the known parts. */
  outOf: number;
}

/**
 * A figure that is no worse than what it is held against gets all its points; else `reference / value` of them where less is
 * better, `value / reference` where more is. Points of a part = its maximum * sum(weight * share) / sum(weight). Counts are
 * not judged: they grow with the days, and a month that still runs would always win.
 */
export function scoreCard(
  settings: ScorecardSettings,
  now: Figures,
  before: Figures | undefined,
  references: Partial<Record<MetricId, number>>,
  superiorPoints: number | undefined,
): Scorecard {
  const lines = (Object.keys(settings.weights) as MetricId[])
    .filter((metric) => (settings.weights[metric] ?? 0) > 0)
    .map((metric): ScoreLine => {
      const { key } = METRIC_LIST[metric];
      const [value, old, reference] = [now[key], before?.[key], references[metric]];
      return {
        metric,
        weight: settings.weights[metric] ?? 0,
        ...given('value', value),
        ...given('before', old),
        ...given('reference', reference),
        ...given('ownShare', shareOf(metric, value, old)),
        ...given('referenceShare', shareOf(metric, value, reference)),
      };
    });
  const own = pointsOf(lines, 'ownShare', settings.own);
  const reference = pointsOf(lines, 'referenceShare', settings.reference);
  const superior = superiorPoints === undefined ? undefined : Math.min(settings.superior, Math.max(0, superiorPoints));
  const parts: [number | undefined, number][] = [
    [own, settings.own],
    [reference, settings.reference],
    [superior, settings.superior],
  ];
  const known = parts.filter(([points]) => points !== undefined);
  return {
    lines,
    ...given('own', own),
    ...given('reference', reference),
    ...given('superior', superior),
    total: known.reduce((sum, [points]) => sum + (points ?? 0), 0),
    outOf: known.reduce((sum, [, most]) => sum + most, 0),
  };
}

function shareOf(metric: MetricId, value: number | undefined, against: number | undefined): number | undefined {
  if (value === undefined || against === undefined || METRIC_LIST[metric].kind === 'count') return undefined;
  const isLess = METRIC_LIST[metric].better === 'less';
  if (isLess ? value <= against : value >= against) return 1;
  return Math.max(0, isLess ? against / value : value / against);
}

function pointsOf(lines: readonly ScoreLine[], part: 'ownShare' | 'referenceShare', most: number): number | undefined {
  const judged = lines.filter((line) => line[part] !== undefined);
  const weight = judged.reduce((sum, line) => sum + line.weight, 0);
  if (weight === 0) return undefined;
  return (most * judged.reduce((sum, line) => sum + line.weight * (line[part] ?? 0), 0)) / weight;
}

function given<Name extends string>(name: Name, value: number | undefined): { [Key in Name]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: number };
}
