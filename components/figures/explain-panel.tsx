/** The proof of a number: the rule, whom it is compared with, the distribution, and every turn in it or out of it with its reason. */
import { useState } from 'react';
import { averageSum } from '../../utils/core/explain';
import type { ConversationId } from '../../utils/core/ids';
import { METRIC_LIST } from '../../utils/core/metric-list';
import { WaitChart } from '../charts/wait-chart';
import { formatShare, formatWait } from '../format';
import type { MessageKey } from '../text';
import { useText } from '../text';
import { ExplainTalks, ExplainTurns } from './explain-lists';
import type { ExplainCallbacks, ExplainModel, JumpOutcome } from './explain-model';
import { explainText } from './explain-text';
import { compareFigure, formatMetric, nameOf, VERDICT_MARK, whyOf } from './metrics';
import { referenceLines } from './reference-lines';
import { UNIT_WORDS } from './turn-words';

const JUMPED: Record<JumpOutcome, MessageKey> = {
  done: 'explainJumped',
  several: 'explainJumpedSeveral',
  gone: 'explainGone',
  'no-console': 'explainNoConsole',
};

export function ExplainPanel({ model, callbacks }: { model: ExplainModel; callbacks: ExplainCallbacks }) {
  const t = useText();
  const [said, setSaid] = useState('');
  const { metric, value, rule, explanation } = model;
  const references = referenceLines(model.references);
  const sum = averageSum(explanation);
  // Waits are the distribution of a figure of turns; of characters or orders they say nothing.
  const isOfTurns = METRIC_LIST[metric].of === 'turns';
  // A figure whose facts are gone: past their time, or lost. It stands by its rows alone, and says so.
  const isBare = (value ?? 0) > 0 && explanation.turns.length === 0 && explanation.talks.length === 0;
  const copy = async () =>
    setSaid(t((await callbacks.onCopy(explainText(model, t))) ? 'explainCopied' : 'explainCopyFailed'));
  const { onJump } = callbacks;
  const jump = onJump && ((id: ConversationId) => void onJump(id).then((outcome) => setSaid(t(JUMPED[outcome]))));
  return (
    <section className="explain" aria-label={t('explainTitle', nameOf(metric, t))}>
      <div className="view-head">
        {callbacks.onBack && (
          <button type="button" className="plain" onClick={callbacks.onBack}>
            {t('back')}
          </button>
        )}
        <h2>
          {nameOf(metric, t)} <span className="explain-value">{formatMetric(metric, value, t)}</span>
          {value !== undefined && (
            <span className={model.estimated ? 'badge badge-estimated' : 'badge badge-measured'}>
              {t(model.estimated ? 'badgeEstimated' : 'badgeMeasured')}
            </span>
          )}
        </h2>
        <button type="button" className="plain" onClick={() => void copy()}>
          {t('explainCopy')}
        </button>
      </div>
      <p className="outcome" role="status">
        {said}
      </p>
      <p>{whyOf(metric, t)}</p>
      <p className="foot">{t('explainSince', rule.name, rule.validFrom, rule.note)}</p>
      <p className="foot">
        {t('explainLimit', formatWait(rule.limitMs, t))} ·{' '}
        {model.coverage === undefined ? t('explainCoverageNone') : t('explainCoverage', formatShare(model.coverage))}
      </p>
      {metric === 'share' && explanation.figures.units > 0 && (
        <p>{t(UNIT_WORDS[rule.unit], explanation.figures.units, explanation.figures.unitsPassed)}</p>
      )}
      {sum && (
        <p>
          {t('explainSum', (sum.sumMs / 1000).toFixed(1), sum.turns, formatMetric(metric, sum.sumMs / sum.turns, t))}
        </p>
      )}
      {references.length > 0 && (
        <dl className="references" aria-label={t('explainCompare')}>
          {references.map(({ kind, label, value: reference }) => {
            const comparison = compareFigure(metric, value, reference, t);
            return (
              <div key={kind}>
                <dt>{t(label)}</dt>
                <dd>
                  {formatMetric(metric, reference, t)}{' '}
                  {comparison && (
                    <span className={`delta delta-${comparison.verdict}`}>
                      <span aria-hidden="true">{VERDICT_MARK[comparison.verdict]} </span>
                      {comparison.words}
                    </span>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {isOfTurns && explanation.waits.some((count) => count > 0) && (
        <WaitChart waits={explanation.waits} limitMs={rule.limitMs} />
      )}
      {isBare ? (
        <p className="empty">{t('explainBare')}</p>
      ) : explanation.talks.length > 0 ? (
        <ExplainTalks metric={metric} talks={explanation.talks} zone={model.zone} onJump={jump} />
      ) : (
        <ExplainTurns turns={explanation.turns} zone={model.zone} onJump={jump} />
      )}
    </section>
  );
}
