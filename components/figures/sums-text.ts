/** The proof of a sum in lines: drawn one by one, and as text for a chat. */
import type { Translate } from '../text';
import { formatMetric, nameOf, whyOf } from './metrics';
import type { SumLine, SumList, SumsModel } from './sums-model';
import { UNIT_WORDS } from './turn-words';

/** Whose number it is. */
export function sumsTitle({ metric, name }: SumsModel, t: Translate): string {
  return t('sumsTitle', name, metric === undefined ? t('rankComposite') : nameOf(metric, t));
}

/** What the number means, and its arithmetic. */
export function sumsLines({ metric, value, rule, sum, units }: SumsModel, t: Translate): string[] {
  if (metric === undefined) return [];
  return [
    whyOf(metric, t),
    ...(metric === 'share' && units && units.units > 0 ? [t(UNIT_WORDS[rule.unit], units.units, units.passed)] : []),
    ...(sum ? [t('explainSum', (sum.sumMs / 1000).toFixed(1), sum.turns, formatMetric(metric, value, t))] : []),
  ];
}

/** A part's own figure; points of a composite have none of their own. */
export function partValue({ value }: SumLine, metric: SumsModel['metric'], t: Translate): string {
  return metric === undefined ? (value?.toFixed(1) ?? '—') : formatMetric(metric, value, t);
}

const listLines = ({ axis, points, lines }: SumList, model: SumsModel, t: Translate): string[] => [
  axis,
  ...lines.map((line) => {
    const value = partValue(line, line.metric ?? model.metric, t);
    return `${line.label} ${value} · ${t(points ? 'sumsPoints' : 'rankSample')} ${line.sample.toFixed(0)}`;
  }),
];

export function sumsText(model: SumsModel, t: Translate): string {
  return [
    sumsTitle(model, t),
    ...sumsLines(model, t),
    ...model.lists.flatMap((list) => listLines(list, model, t)),
    ...model.notes,
  ].join('\n');
}
