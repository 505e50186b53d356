/** How each figure is named, drawn and compared: which direction is better, and in which words. */
import { METRIC_LIST, type MetricId, type MetricKind } from '../../utils/core/metric-list';
import { formatAverage, formatShare, formatWait, UNKNOWN } from '../format';
import { formatCount, formatYuan } from '../format-count';
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
      return formatAverage(value, t);
    case 'length':
      return formatWait(value, t);
    case 'share':
      return formatShare(value);
    case 'ratio':
      return value.toFixed(2);
    case 'money':
      return t('money', formatYuan(value));
    default:
      return formatCount(value);
  }
}

/** What a bare number of a figure is in: seconds, per cent, yuan; undefined for counts and ratios. */
export const UNIT_OF: Readonly<Partial<Record<MetricKind, { divisor: number; name: MessageKey }>>> = {
  wait: { divisor: 1000, name: 'unitSeconds' },
  length: { divisor: 1000, name: 'unitSeconds' },
  share: { divisor: 0.01, name: 'unitPercent' },
  money: { divisor: 100, name: 'unitYuan' },
};

/** The name with the unit of its bare number: '平响（秒）'. */
export function headingOf(metric: MetricId, t: Translate): string {
  const unit = UNIT_OF[METRIC_LIST[metric].kind];
  return unit ? t('metricWithUnit', nameOf(metric, t), t(unit.name)) : nameOf(metric, t);
}

/** A figure as a bare number that a sheet can sum, to the thousandth of its unit. */
export function bareNumber(metric: MetricId, value: number): number {
  const divisor = UNIT_OF[METRIC_LIST[metric].kind]?.divisor ?? 1;
  return Math.round((value / divisor) * 1000) / 1000;
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
/** The value as it is drawn, so that what is said of two drawn numbers is true of what a person reads. */
export function drawnValue(metric: MetricId, value: number): number {
  // By the same rounding as the text, halves included.
  const to = (unit: number, digits: number) => Number((value / unit).toFixed(digits)) * unit;
  switch (METRIC_LIST[metric].kind) {
    case 'wait':
      return value < 59_950 ? to(1000, 1) : Math.round(value / 1000) * 1000;
    case 'length':
      return Math.floor(value / 1000) * 1000;
    case 'share':
      return Math.floor(value * 1000 + 1e-9) / 1000;
    case 'ratio':
      return to(1, 2);
    case 'money':
      return to(100, 2);
    default:
      return to(1, 1);
  }
}

/** Mine less the reference, as drawn; 0 where both are drawn alike. */
export function drawnDifference(metric: MetricId, value: number, reference: number): number {
  return Math.round((drawnValue(metric, value) - drawnValue(metric, reference)) * 1e6) / 1e6;
}

/** Mine against a reference; undefined when either is unknown. Differences too small to draw are 一样. */
export function compareFigure(
  metric: MetricId,
  value: number | undefined,
  reference: number | undefined,
  t: Translate,
): Comparison | undefined {
  if (value === undefined || reference === undefined) return undefined;
  const { kind, better } = METRIC_LIST[metric];
  const difference = drawnDifference(metric, value, reference);
  if (difference === 0) return { verdict: 'same', words: t('compareSame') };
  const size =
    kind === 'share'
      ? t('points', (Math.abs(difference) * 100).toFixed(1))
      : formatMetric(metric, Math.abs(difference), t);
  const words = t(difference > 0 ? WORDS[kind].up : WORDS[kind].down, size);
  if (better === 'none') return { verdict: 'neutral', words };
  return { verdict: difference > 0 === (better === 'more') ? 'better' : 'worse', words };
}
