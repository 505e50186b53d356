/** How far off each figure was in earlier sheets: how often equal, by how much, and the last ones. */
import { formatMetric, nameOf } from '../figures/metrics';
import { Opens } from '../figures/opens';
import { formatShare } from '../format';
import { useText } from '../text';
import { differenceOf, hrefOfLine, REASON_WORDS } from './compared-table';
import type { FigureHref } from './numbers-model';
import type { MetricHistory } from './reconcile-model';

interface HistoryTableProps {
  history: readonly MetricHistory[];
  hrefOf?: FigureHref | undefined;
}

export function HistoryTable({ history, hrefOf }: HistoryTableProps) {
  const t = useText();
  return (
    <section aria-labelledby="reconcile-history">
      <h2 id="reconcile-history">{t('reconcileHistory')}</h2>
      {history.map(({ metric, compared, equal, meanError, last }) => (
        <details key={metric}>
          <summary>
            {nameOf(metric, t)} · {t('reconcileHistoryLine', equal, compared, formatShare(meanError))}
          </summary>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{t('scopeDay')}</th>
                <th scope="col" className="number">
                  {t('reconcileOurs')}
                </th>
                <th scope="col" className="number">
                  {t('reconcileTheirs')}
                </th>
                <th scope="col" className="number">
                  {t('reconcileDifference')}
                </th>
                <th scope="col">{t('reconcileReason')}</th>
              </tr>
            </thead>
            <tbody>
              {last.map((line) => (
                <tr key={`${line.agentId} ${line.day}`}>
                  <th scope="row">{line.day}</th>
                  <td className="number">
                    <Opens metric={metric} href={hrefOfLine(line, hrefOf)}>
                      {formatMetric(metric, line.ours, t)}
                    </Opens>
                  </td>
                  <td className="number">
                    <span className="badge badge-before badge-own">{t('badgeImported')}</span>{' '}
                    {formatMetric(metric, line.theirs, t)}
                  </td>
                  <td className="number">{differenceOf(line, t)}</td>
                  <td>{t(REASON_WORDS[line.reason])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}
