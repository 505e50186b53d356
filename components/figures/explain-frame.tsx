/** What every proof of a number shows first: the number and its badge, the rule with its date, what was watched, whom it is held against. */

import type { ReactNode } from 'react';
import { focusOnce } from '../focus-once';
import { formatShare, formatWait } from '../format';
import { useText } from '../text';
import { Delta } from './delta';
import type { ExplainCallbacks, ProofModel } from './explain-model';
import { compareFigure, formatMetric, nameOf, whyOf } from './metrics';
import { Opens } from './opens';
import { referenceLines } from './reference-lines';

interface ExplainFrameProps {
  model: ProofModel;
  callbacks: Pick<ExplainCallbacks, 'onBack' | 'onWhole' | 'hrefOf'>;
  /** What came of the last copy or jump. */
  said: string;
  onCopy(): void;
  /** Its arithmetic, in sentences. */
  sums?: ReactNode;
  children: ReactNode;
}

export function ExplainFrame({ model, callbacks, said, onCopy, sums, children }: ExplainFrameProps) {
  const t = useText();
  const { metric, value, rule, hour } = model;
  const name = hour === undefined ? nameOf(metric, t) : t('explainHour', nameOf(metric, t), hour);
  return (
    <section className="explain" aria-label={t('explainTitle', name)}>
      <div className="view-head">
        {callbacks.onBack && (
          <button type="button" className="plain" ref={focusOnce} onClick={callbacks.onBack}>
            {t('back')}
          </button>
        )}
        <h2>
          {name} <span className="explain-value">{formatMetric(metric, value, t)}</span>
          {value !== undefined && (
            <span className={model.estimated ? 'badge badge-estimated' : 'badge badge-measured'}>
              {t(model.estimated ? 'badgeEstimated' : 'badgeMeasured')}
            </span>
          )}
        </h2>
        {callbacks.onWhole && (
          <button type="button" className="plain no-print" onClick={callbacks.onWhole}>
            {t('explainWhole')}
          </button>
        )}
        <button type="button" className="plain no-print" onClick={onCopy}>
          {t('explainCopy')}
        </button>
      </div>
      <p className="outcome" role="status">
        {said}
      </p>
      <p>{whyOf(metric, t)}</p>
      <p className="foot">{t('explainSince', rule.name, rule.validFrom, rule.note)}</p>
      <p className="foot">
        {t('explainLimit', formatWait(rule.limitMs, t))}
        {hour === undefined &&
          ` · ${model.coverage === undefined ? t('explainCoverageNone') : t('explainCoverage', formatShare(model.coverage))}`}
      </p>
      {sums}
      <References model={model} hrefOf={callbacks.hrefOf} />
      {children}
    </section>
  );
}

interface ReferencesProps {
  model: ProofModel;
  hrefOf: ExplainCallbacks['hrefOf'];
}

function References({ model: { metric, value, references }, hrefOf }: ReferencesProps) {
  const t = useText();
  const lines = referenceLines(references);
  if (lines.length === 0) return null;
  return (
    <dl className="references" aria-label={t('explainCompare')}>
      {lines.map(({ kind, label, value: reference }) => {
        const comparison = compareFigure(metric, value, reference, t);
        return (
          <div key={kind}>
            <dt>{t(label)}</dt>
            <dd>
              <Opens metric={metric} href={hrefOf?.(kind)}>
                {formatMetric(metric, reference, t)}
              </Opens>{' '}
              <Delta comparison={comparison} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
