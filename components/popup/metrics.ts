/** How each figure is named, drawn and compared: which direction is better, and in which words. */
import { formatAverage, formatShare, UNKNOWN } from '../format';
import type { MessageKey, Translate } from '../text';
import type { MetricId } from './popup-model';

type Kind = 'count' | 'wait' | 'share';

interface MetricSpec {
  name: MessageKey;
  why: MessageKey;
  kind: Kind;
  /** none: more of it is neither praise nor blame. */
  better: 'less' | 'more' | 'none';
  /** Where core keeps it. */
  figure: 'receptions' | 'turns' | 'firstAverageMs' | 'averageMs' | 'unitShare' | 'unanswered';
}

export const METRICS: Record<MetricId, MetricSpec> = {
  receptions: {
    name: 'metricReceptions',
    why: 'metricReceptionsWhy',
    kind: 'count',
    better: 'none',
    figure: 'receptions',
  },
  turns: { name: 'metricTurns', why: 'metricTurnsWhy', kind: 'count', better: 'none', figure: 'turns' },
  first: { name: 'metricFirst', why: 'metricFirstWhy', kind: 'wait', better: 'less', figure: 'firstAverageMs' },
  average: { name: 'metricAverage', why: 'metricAverageWhy', kind: 'wait', better: 'less', figure: 'averageMs' },
  share: { name: 'metricShare', why: 'metricShareWhy', kind: 'share', better: 'more', figure: 'unitShare' },
  unanswered: {
    name: 'metricUnanswered',
    why: 'metricUnansweredWhy',
    kind: 'count',
    better: 'less',
    figure: 'unanswered',
  },
};

/** Those that a ranking by skill can be made of. */
export const RANKED_METRICS: readonly MetricId[] = ['average', 'first', 'share', 'receptions'];

export function formatMetric(metric: MetricId, value: number | undefined, t: Translate): string {
  if (value === undefined) return UNKNOWN;
  const { kind } = METRICS[metric];
  if (kind === 'wait') return formatAverage(value, t);
  return kind === 'share' ? formatShare(value) : String(value);
}

export interface Comparison {
  verdict: 'better' | 'worse' | 'same' | 'neutral';
  /** '快 3.2 秒', '少 2', '一样'. */
  words: string;
}

const WORDS: Record<Kind, { up: MessageKey; down: MessageKey }> = {
  wait: { up: 'compareSlower', down: 'compareFaster' },
  share: { up: 'compareHigher', down: 'compareLower' },
  count: { up: 'compareMore', down: 'compareFewer' },
};

/** Mine against a reference; undefined when either is unknown. Differences too small to draw are 一样. */
export function compareFigure(
  metric: MetricId,
  value: number | undefined,
  reference: number | undefined,
  t: Translate,
): Comparison | undefined {
  if (value === undefined || reference === undefined) return undefined;
  const { kind, better } = METRICS[metric];
  const difference = value - reference;
  const unit = kind === 'wait' ? 100 : kind === 'share' ? 0.001 : 1;
  if (Math.abs(difference) < unit - 1e-9) return { verdict: 'same', words: t('compareSame') };
  const size =
    kind === 'share'
      ? t('points', (Math.abs(difference) * 100).toFixed(1))
      : formatMetric(metric, Math.abs(difference), t);
  const words = t(difference > 0 ? WORDS[kind].up : WORDS[kind].down, size);
  if (better === 'none') return { verdict: 'neutral', words };
  return { verdict: difference > 0 === (better === 'more') ? 'better' : 'worse', words };
}
