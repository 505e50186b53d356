/** The proof of a number as plain text, for a chat or a mail: the same that the panel shows, line by line. */
import { averageSum } from '../../utils/core/explain';
import { formatShare, formatWait } from '../format';
import type { Translate } from '../text';
import type { ExplainModel, ProofModel, SpanModel } from './explain-model';
import { compareFigure, formatMetric, nameOf, whyOf } from './metrics';
import { referenceLines } from './reference-lines';
import { CLOCK_NAME, clockFormat, OUT_WORDS, OUTCOME, UNIT_WORDS } from './turn-words';

/** Turns beyond these are counted, not listed: a chat message has its limits. */
const MOST_LINES = 200;

/** The lines that every proof begins with; `sums`: its arithmetic. */
function headLines(model: ProofModel, sums: readonly string[], t: Translate): string[] {
  const { metric, value, agentName, siteName, day, hour, rule } = model;
  const badge = t(model.estimated ? 'badgeEstimated' : 'badgeMeasured');
  const name = hour === undefined ? nameOf(metric, t) : t('explainHour', nameOf(metric, t), hour);
  return [
    t('explainText', name, formatMetric(metric, value, t), `${siteName} ${agentName}`, day, badge),
    whyOf(metric, t),
    t('explainSince', rule.name, rule.validFrom, rule.note),
    ...(hour !== undefined
      ? []
      : [model.coverage === undefined ? t('explainCoverageNone') : t('explainCoverage', formatShare(model.coverage))]),
    ...sums,
    ...referenceLines(model.references).map(({ label, value: reference }) => {
      const comparison = compareFigure(metric, value, reference, t);
      return `${t(label)} ${formatMetric(metric, reference, t)}${comparison ? ` ${comparison.words}` : ''}`;
    }),
  ];
}

/** Of a week or a month: its days, a line each. */
export function spanText(model: SpanModel, t: Translate): string {
  const { metric, days } = model;
  return [
    ...headLines(model, [], t),
    t('explainDays', days.length),
    ...days.map(({ day, value, sample }) => `${day} ${formatMetric(metric, value, t)} · ${t('rankSample')} ${sample}`),
  ].join('\n');
}

export function explainText(model: ExplainModel, t: Translate): string {
  const { metric, rule, explanation } = model;
  const time = clockFormat(model.zone);
  const { turns, talks } = explanation;
  const sum = averageSum(explanation);
  const lines = headLines(
    model,
    [
      ...(metric === 'share' && explanation.figures.units > 0
        ? [t(UNIT_WORDS[rule.unit], explanation.figures.units, explanation.figures.unitsPassed)]
        : []),
      ...(sum
        ? [t('explainSum', (sum.sumMs / 1000).toFixed(1), sum.turns, formatMetric(metric, sum.sumMs / sum.turns, t))]
        : []),
    ],
    t,
  );
  const counted = turns.filter(({ out }) => out === undefined).length;
  if (turns.length > 0) lines.push(t('explainTurns', counted, turns.length));
  for (const { turn, out } of turns.slice(0, MOST_LINES)) {
    lines.push(
      t(
        'explainTextTurn',
        time(turn.openedAt),
        turn.closedAt === undefined ? t(OUTCOME[turn.outcome]) : time(turn.closedAt),
        formatWait(turn.waitMs, t),
        t(CLOCK_NAME[turn.clocks.opened]),
        t(out === undefined ? 'explainCounted' : OUT_WORDS[out]),
      ),
    );
  }
  if (talks.length > 0) lines.push(t('explainTalks', talks.length));
  for (const { firstAt, lastAt, value: part } of talks.slice(0, MOST_LINES))
    lines.push(`${time(firstAt)}–${time(lastAt)} ${formatMetric(metric, part, t)}`);
  const left = Math.max(turns.length, talks.length) - MOST_LINES;
  if (left > 0) lines.push(t('explainMore', left));
  return lines.join('\n');
}
