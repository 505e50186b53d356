/** The proof of a day's number: the distribution, and every turn in it or out of it with its reason. */
import { useState } from 'react';
import { averageSum } from '../../utils/core/explain';
import type { ConversationId } from '../../utils/core/ids';
import { METRIC_LIST } from '../../utils/core/metric-list';
import { WaitChart } from '../charts/wait-chart';
import type { MessageKey } from '../text';
import { useText } from '../text';
import { ExplainFrame } from './explain-frame';
import { ExplainTalks, ExplainTurns } from './explain-lists';
import type { ExplainCallbacks, ExplainModel, JumpOutcome } from './explain-model';
import { explainText } from './explain-text';
import { formatMetric } from './metrics';
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
  const { metric, value, rule, explanation, zone } = model;
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
    <ExplainFrame
      model={model}
      callbacks={callbacks}
      said={said}
      onCopy={() => void copy()}
      sums={
        <>
          {metric === 'share' && explanation.figures.units > 0 && (
            <p>{t(UNIT_WORDS[rule.unit], explanation.figures.units, explanation.figures.unitsPassed)}</p>
          )}
          {sum && (
            <p>
              {t(
                'explainSum',
                (sum.sumMs / 1000).toFixed(1),
                sum.turns,
                formatMetric(metric, sum.sumMs / sum.turns, t),
              )}
            </p>
          )}
        </>
      }
    >
      {isOfTurns && explanation.waits.some((count) => count > 0) && (
        <WaitChart waits={explanation.waits} limitMs={rule.limitMs} />
      )}
      {isBare ? (
        <p className="empty">{t('explainBare')}</p>
      ) : explanation.talks.length > 0 ? (
        <ExplainTalks metric={metric} talks={explanation.talks} zone={zone} onJump={jump} />
      ) : (
        <ExplainTurns turns={explanation.turns} zone={zone} onJump={jump} />
      )}
    </ExplainFrame>
  );
}
