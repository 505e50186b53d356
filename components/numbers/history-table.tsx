/** How far off each figure was in earlier sheets: how often equal, by how much, and the last ones. */
import { formatMetric, nameOf } from '../figures/metrics';
import { formatShare } from '../format';
import { useText } from '../text';
import { differenceOf, REASON_WORDS } from './compared-table';
import type { MetricHistory } from './reconcile-model';

export function HistoryTable({ history }: { history: readonly MetricHistory[] }) {
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
                  <td className="number">{formatMetric(metric, line.ours, t)}</td>
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
