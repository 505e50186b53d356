/** Our figure, theirs, the difference, how much we saw, and the likely reason; what could not be compared is said too. */

import { METRIC_LIST } from '../../utils/core/metric-list';
import type { Reason, ReconciledFigure } from '../../utils/core/reconcile/compare';
import { drawnDifference, formatMetric, nameOf } from '../figures/metrics';
import { Opens } from '../figures/opens';
import { formatShare } from '../format';
import { Scroller } from '../scroller';
import { type MessageKey, type Translate, useText } from '../text';
import type { FigureHref } from './numbers-model';
import type { ComparedLine, Comparison } from './reconcile-model';

export const REASON_WORDS: Record<Reason, MessageKey> = {
  equal: 'reasonEqual',
  rounding: 'reasonRounding',
  robots: 'reasonRobots',
  assist: 'reasonAssist',
  window: 'reasonWindow',
  closing: 'reasonClosing',
  clock: 'reasonClock',
  rule: 'reasonRule',
  coverage: 'reasonCoverage',
  unexplained: 'reasonUnexplained',
  unknown: 'reasonUnknown',
};

/** '+2', '−3.1 秒', '0'. */
export function differenceOf(
  { metric, ours, theirs }: Pick<ComparedLine, 'metric' | 'ours' | 'theirs'>,
  t: Translate,
): string {
  if (ours === undefined) return '—';
  const difference = drawnDifference(metric, ours, theirs);
  if (difference === 0) return '0';
  const sign = difference > 0 ? '+' : '−';
  const size = Math.abs(difference);
  if (METRIC_LIST[metric].kind === 'share') return `${sign}${t('points', (size * 100).toFixed(1))}`;
  return `${sign}${formatMetric(metric, size, t)}`;
}

interface ComparedTableProps {
  comparison: Comparison;
  hrefOf?: FigureHref | undefined;
}

/** Where our figure opens: its agent and its day, whatever is chosen above. */
export function hrefOfLine(
  { ours, metric, siteId, agentId, day }: ReconciledFigure,
  hrefOf: FigureHref | undefined,
): string | undefined {
  return ours === undefined ? undefined : hrefOf?.({ metric, siteId, agentId, day, period: 'day', shiftOnly: false });
}

export function ComparedTable({ comparison, hrefOf }: ComparedTableProps) {
  const t = useText();
  const { lines, strangers, unread, left } = comparison;
  const equal = lines.filter(({ reason }) => reason === 'equal' || reason === 'rounding').length;
  return (
    <>
      <h2>{t('reconcileOutcome', equal, lines.length)}</h2>
      {strangers.length > 0 && (
        <p className="foot">{t('reconcileStrangers', strangers.slice(0, 10).join(t('listSeparator')))}</p>
      )}
      {unread > 0 && <p className="foot">{t('reconcileUnread', unread)}</p>}
      {left > 0 && <p className="foot">{t('reconcileLeft', left)}</p>}
      <Scroller label={t('numbersTabReconcile')}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t('leadAgent')}</th>
              <th scope="col">{t('scopeDay')}</th>
              <th scope="col">{t('figureName')}</th>
              <th scope="col" className="number">
                {t('reconcileOurs')}
              </th>
              <th scope="col" className="number">
                {t('reconcileTheirs')}
              </th>
              <th scope="col" className="number">
                {t('reconcileDifference')}
              </th>
              <th scope="col" className="number">
                {t('leadCoverage')}
              </th>
              <th scope="col">{t('reconcileReason')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.agentId} ${line.day} ${line.metric}`}>
                <th scope="row">{line.agentName}</th>
                <td>{line.day}</td>
                <td>{nameOf(line.metric, t)}</td>
                <td className="number">
                  <Opens metric={line.metric} href={hrefOfLine(line, hrefOf)}>
                    {formatMetric(line.metric, line.ours, t)}
                  </Opens>
                </td>
                <td className="number">{formatMetric(line.metric, line.theirs, t)}</td>
                <td className="number">{differenceOf(line, t)}</td>
                <td className="number">{formatShare(line.coverage)}</td>
                <td>
                  {line.reason === 'equal' ? '✓ ' : ''}
                  {t(REASON_WORDS[line.reason])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
