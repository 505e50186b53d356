/** How each figure is named, drawn and compared: which direction is better, and in which words. */
import { METRIC_LIST, type MetricId, type MetricKind } from '../../utils/core/metric-list';
import { formatAverage, formatShare, formatWait, UNKNOWN } from '../format';
import type { MessageKey, Translate } from '../text';
import { METRIC_WORDS } from './metric-words';

/** Those that a ranking by skill is offered for in the popup. */
export const RANKED_METRICS: readonly MetricId[] = ['average', 'first', 'share', 'receptions'];

export function nameOf(metric: MetricId, t: Translate): string {
  return t(METRIC_WORDS[metric].name);
}

export function whyOf(metric: MetricId, t: Translate): string {
  return t(METRIC_WORDS[metric].why);
}

export function formatMetric(metric: MetricId, value: number | undefined, t: Translate): string {
  if (value === undefined) return UNKNOWN;
  switch (METRIC_LIST[metric].kind) {
    case 'wait':
      return metric === 'longest' ? formatWait(value, t) : formatAverage(value, t);
    case 'length':
      return formatWait(value, t);
    case 'share':
      return formatShare(value);
    case 'ratio':
      return value.toFixed(2);
    case 'money':
      return t('money', (value / 100).toFixed(2));
    default:
      return Number.isInteger(value) ? String(value) : value.toFixed(1);
  }
}

export type Verdict = 'better' | 'worse' | 'same' | 'neutral';

export interface Comparison {
  verdict: Verdict;
  /** '快 3.2 秒', '少 2', '一样'. */
  words: string;
}

/** A sign for each verdict, so that colour never speaks alone. */
export const VERDICT_MARK: Record<Verdict, string> = { better: '▲', worse: '▽', same: '=', neutral: '·' };

const WORDS: Record<MetricKind, { up: MessageKey; down: MessageKey }> = {
  wait: { up: 'compareSlower', down: 'compareFaster' },
  length: { up: 'compareLonger', down: 'compareShorter' },
  share: { up: 'compareHigher', down: 'compareLower' },
  ratio: { up: 'compareHigher', down: 'compareLower' },
  money: { up: 'compareHigher', down: 'compareLower' },
  count: { up: 'compareMore', down: 'compareFewer' },
};
/** Differences below what is drawn are none. */
const UNIT: Record<MetricKind, number> = { wait: 100, length: 1000, share: 0.001, ratio: 0.01, money: 1, count: 0.1 };

/** Mine against a reference; undefined when either is unknown. Differences too small to draw are 一样. */
export function compareFigure(
  metric: MetricId,
  value: number | undefined,
  reference: number | undefined,
  t: Translate,
): Comparison | undefined {
  if (value === undefined || reference === undefined) return undefined;
  const { kind, better } = METRIC_LIST[metric];
  const difference = value - reference;
  if (Math.abs(difference) < UNIT[kind] - 1e-9) return { verdict: 'same', words: t('compareSame') };
  const size =
    kind === 'share'
      ? t('points', (Math.abs(difference) * 100).toFixed(1))
      : formatMetric(metric, Math.abs(difference), t);
  const words = t(difference > 0 ? WORDS[kind].up : WORDS[kind].down, size);
  if (better === 'none') return { verdict: 'neutral', words };
  return { verdict: difference > 0 === (better === 'more') ? 'better' : 'worse', words };
}
