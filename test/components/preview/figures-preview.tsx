/** The figures tab with invented days: a day, one of its hours, a month, each with its proof. */
import { ExplainPanel } from '../../../components/figures/explain-panel';
import { ExplainSpan } from '../../../components/figures/explain-span';
import { ExportBar } from '../../../components/numbers/export-bar';
import { FiguresView } from '../../../components/numbers/figures-view';
import { isEstimatedMetric, METRIC_LIST, type MetricId } from '../../../utils/core/metric-list';
import { DAY, explanation, numberDay } from './numbers-samples';

const yes = async () => true;

interface FiguresProps {
  locale: 'zh' | 'en';
  metric: MetricId;
  period: 'day' | 'month';
  hour?: number;
}

export function FiguresPreview({ locale, metric, period, hour }: FiguresProps) {
  const numbers = numberDay(locale, period);
  const { key, sample } = METRIC_LIST[metric];
  const days = numbers.parts.flatMap(({ day, figures }) => {
    const one = figures?.[key];
    return day && figures ? [{ day, ...(one !== undefined && { value: one }), sample: figures[sample] ?? 0 }] : [];
  });
  const proof = explanation(metric, hour);
  const value = (hour === undefined ? numbers : proof).figures[key];
  const model = {
    metric,
    ...(value !== undefined && { value }),
    estimated: isEstimatedMetric(metric, numbers.figures),
    agentName: numbers.agentName,
    siteName: numbers.siteName,
    day: DAY,
    ...(hour !== undefined && { hour }),
    zone: 'Asia/Shanghai',
    rule: numbers.rule,
    coverage: 0.93,
    references: hour === undefined ? (numbers.references[metric] ?? {}) : {},
    explanation: proof,
  };
  return (
    <>
      <FiguresView
        numbers={numbers}
        chosen={metric}
        zone="Asia/Shanghai"
        imported={period === 'day' ? { average: 21_300 } : {}}
        proof={
          period === 'day' ? (
            <ExplainPanel
              model={model}
              callbacks={{
                onCopy: yes,
                onJump: async () => 'done',
                hrefOf: (kind) => (kind === 'own' ? undefined : '#ranking'),
                ...(hour !== undefined && { onWhole: () => undefined }),
              }}
            />
          ) : (
            <ExplainSpan model={{ ...model, days, waits: numbers.waits }} onCopy={yes} onDay={() => undefined} />
          )
        }
        hour={hour}
        onChoose={() => undefined}
        onDay={() => undefined}
        onHour={() => undefined}
      />
      <ExportBar onFile={async () => undefined} onText={yes} />
    </>
  );
}
