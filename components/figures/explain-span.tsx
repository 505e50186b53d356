/** The proof of a week's or a month's number: the days it is made of, each with what it rests on, and each opens to its turns. */
import { useState } from 'react';
import type { BusinessDay } from '../../utils/core/ids';
import { METRIC_LIST } from '../../utils/core/metric-list';
import { WaitChart } from '../charts/wait-chart';
import { formatCount } from '../format-count';
import { useText } from '../text';
import { ExplainFrame } from './explain-frame';
import type { ExplainCallbacks, SpanModel } from './explain-model';
import { spanText } from './explain-text';
import { formatMetric } from './metrics';

interface ExplainSpanProps {
  model: SpanModel;
  onCopy: ExplainCallbacks['onCopy'];
  hrefOf?: ExplainCallbacks['hrefOf'];
  onDay(day: BusinessDay): void;
}

export function ExplainSpan({ model, onCopy, hrefOf, onDay }: ExplainSpanProps) {
  const t = useText();
  const [said, setSaid] = useState('');
  const { metric, days, rule, waits } = model;
  const copy = async () => setSaid(t((await onCopy(spanText(model, t))) ? 'explainCopied' : 'explainCopyFailed'));
  return (
    <ExplainFrame model={model} callbacks={hrefOf ? { hrefOf } : {}} said={said} onCopy={() => void copy()}>
      {METRIC_LIST[metric].of === 'turns' && waits.some((count) => count > 0) && (
        <WaitChart waits={waits} limitMs={rule.limitMs} />
      )}
      <h3>{t('explainDays', days.length)}</h3>
      <table className="turn-table">
        <thead>
          <tr>
            <th scope="col">{t('scopeDay')}</th>
            <th scope="col" className="number">
              {t('figureValue')}
            </th>
            <th scope="col" className="number">
              {t('rankSample')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, value, sample }) => (
            <tr key={day}>
              <td>
                {day}
                <span className="jump">
                  <button type="button" className="link" aria-label={t('partsOpenDay', day)} onClick={() => onDay(day)}>
                    {t('explainJump')}
                  </button>
                </span>
              </td>
              <td className="number">{formatMetric(metric, value, t)}</td>
              <td className="number">{formatCount(sample)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ExplainFrame>
  );
}
