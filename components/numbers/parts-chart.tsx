/** The chosen figure as a picture: hours of a day or the days up to it, or the days of a longer span. Each part opens. */
import { useState } from 'react';
import { METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { BarChart } from '../charts/bar-chart';
import type { ChartPoint } from '../charts/chart-points';
import { TrendChart } from '../charts/trend-chart';
import { formatMetric, nameOf } from '../figures/metrics';
import { type Translate, useText } from '../text';
import type { FigurePart, NumberDay } from './numbers-model';

interface PartsChartProps {
  numbers: NumberDay;
  metric: MetricId;
  /** The hour that stands open. */
  hour: number | undefined;
  onDay(day: string): void;
  onHour(hour: number | undefined): void;
}

export function PartsChart({ numbers, metric, hour, onDay, onHour }: PartsChartProps) {
  const t = useText();
  const [shown, setShown] = useState<'hours' | 'days'>('hours');
  const name = nameOf(metric, t);
  const target = targetOf(numbers, metric);
  const line =
    target === undefined ? {} : { line: { at: target, words: t('chartTarget', formatMetric(metric, target, t)) } };
  const days = (parts: readonly FigurePart[], title: string) => (
    <TrendChart
      title={title}
      axis={t('scopeDay')}
      unit={name}
      points={parts.map((part) => pointOf(part, metric, t, onDay))}
      {...line}
    />
  );
  if (numbers.period !== 'day') return days(numbers.parts, t('partsDay', name));
  return (
    <div>
      {numbers.trend.length > 1 && (
        <fieldset className="segments picture-choice no-print">
          <legend className="unseen">{t('partsShown')}</legend>
          {(['hours', 'days'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="segment"
              aria-pressed={shown === each}
              onClick={() => setShown(each)}
            >
              {t(each === 'hours' ? 'partsByHour' : 'partsByDay')}
            </button>
          ))}
        </fieldset>
      )}
      {shown === 'days' && numbers.trend.length > 1 ? (
        days(numbers.trend, t('partsTrend', name))
      ) : (
        <BarChart
          title={t('partsHour', name)}
          axis={t('partsHourName')}
          unit={name}
          points={numbers.parts.map((part) => {
            const own = Number(part.label);
            return {
              label: `${part.label}:00`,
              tick: part.label,
              ...drawn(part, metric, t),
              isOpen: own === hour,
              onOpen: () => onHour(own === hour ? undefined : own),
              openLabel: t('partsOpenDay', `${part.label}:00`),
            };
          })}
          {...line}
        />
      )}
    </div>
  );
}

function drawn({ figures }: FigurePart, metric: MetricId, t: Translate): Pick<ChartPoint, 'value' | 'text'> {
  const value = figures?.[METRIC_LIST[metric].key];
  return { value, text: formatMetric(metric, value, t) };
}

function pointOf(part: FigurePart, metric: MetricId, t: Translate, onDay: (day: string) => void): ChartPoint {
  const { label, day } = part;
  return {
    label,
    tick: label.slice(5),
    ...drawn(part, metric, t),
    ...(day !== undefined && part.figures && { onOpen: () => onDay(day), openLabel: t('partsOpenDay', day) }),
  };
}

/** What the team wants to reach, where it is of this figure. */
function targetOf({ target }: NumberDay, metric: MetricId): number | undefined {
  if (metric === 'share') return target.share;
  return metric === 'average' && target.averageSec !== undefined ? target.averageSec * 1000 : undefined;
}
