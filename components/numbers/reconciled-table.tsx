/** Figures beside the platform's own, a line each: ours opens, theirs, the difference, the likely reason. */
import { METRIC_LIST } from '../../utils/core/metric-list';
import type { Reason, ReconciledFigure } from '../../utils/core/reconcile/compare';
import { drawnDifference, formatMetric, nameOf } from '../figures/metrics';
import { Opens } from '../figures/opens';
import { formatShare } from '../format';
import { type MessageKey, type Translate, useText } from '../text';
import type { FigureHref } from './numbers-model';

const REASON_WORDS: Record<Reason, MessageKey> = {
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
  { metric, ours, theirs }: Pick<ReconciledFigure, 'metric' | 'ours' | 'theirs'>,
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

/** Where our figure opens: its agent and its day, whatever is chosen above. */
function hrefOfLine({ ours, metric, siteId, agentId, day }: ReconciledFigure, hrefOf: FigureHref | undefined) {
  return ours === undefined ? undefined : hrefOf?.({ metric, siteId, agentId, day, period: 'day', shiftOnly: false });
}

interface ReconciledTableProps {
  lines: readonly (ReconciledFigure & { agentName?: string })[];
  /** Of several agents and figures; else of one figure over days, and kept: then theirs is badged. */
  mixed: boolean;
  hrefOf?: FigureHref | undefined;
}

export function ReconciledTable({ lines, mixed, hrefOf }: ReconciledTableProps) {
  const t = useText();
  return (
    <table className="grid">
      <thead>
        <tr>
          {mixed && <th scope="col">{t('leadAgent')}</th>}
          <th scope="col">{t('scopeDay')}</th>
          {mixed && <th scope="col">{t('figureName')}</th>}
          <th scope="col" className="number">
            {t('reconcileOurs')}
          </th>
          <th scope="col" className="number">
            {t('reconcileTheirs')}
          </th>
          <th scope="col" className="number">
            {t('reconcileDifference')}
          </th>
          {mixed && (
            <th scope="col" className="number">
              {t('leadCoverage')}
            </th>
          )}
          <th scope="col">{t('reconcileReason')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.agentId} ${line.day} ${line.metric}`}>
            {mixed && <th scope="row">{line.agentName}</th>}
            {mixed ? <td>{line.day}</td> : <th scope="row">{line.day}</th>}
            {mixed && <td>{nameOf(line.metric, t)}</td>}
            <td className="number">
              <Opens metric={line.metric} href={hrefOfLine(line, hrefOf)}>
                {formatMetric(line.metric, line.ours, t)}
              </Opens>
            </td>
            <td className="number">
              {!mixed && <span className="badge badge-before badge-own">{t('badgeImported')}</span>}{' '}
              {formatMetric(line.metric, line.theirs, t)}
            </td>
            <td className="number">{differenceOf(line, t)}</td>
            {mixed && <td className="number">{formatShare(line.coverage)}</td>}
            <td>
              {line.reason === 'equal' ? '✓ ' : ''}
              {t(REASON_WORDS[line.reason])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
