/** Today's agents on this computer with their figures, sample and coverage beside each. */
import { formatAverage, formatShare } from '../format';
import { useText } from '../text';
import type { TeamLine } from './lead-model';

export function TeamSection({ team }: { team: readonly TeamLine[] }) {
  const t = useText();
  return (
    <section aria-labelledby="team">
      <h2 id="team">{t('leadTeam')}</h2>
      <p className="lead-in">{t('leadTeamWhy')}</p>
      {team.length === 0 ? (
        <p className="empty">{t('pageEmpty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard too
        <section className="scroller" tabIndex={0} aria-label={t('leadTeam')}>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{t('leadAgent')}</th>
                <th scope="col">{t('popupSite')}</th>
                <th scope="col" className="number">
                  {t('metricReceptions')}
                </th>
                <th scope="col" className="number">
                  {t('metricTurns')}
                </th>
                <th scope="col" className="number">
                  {t('metricFirst')}
                </th>
                <th scope="col" className="number">
                  {t('metricAverage')}
                </th>
                <th scope="col" className="number">
                  {t('metricShare')}
                </th>
                <th scope="col" className="number">
                  {t('metricUnanswered')}
                </th>
                <th scope="col" className="number">
                  {t('leadCoverage')}
                </th>
                <th scope="col">{t('leadTarget')}</th>
              </tr>
            </thead>
            <tbody>
              {team.map((line) => (
                <tr key={line.key}>
                  <th scope="row">
                    {line.agentName}
                    {line.own && <span className="badge badge-own">{t('rankMe')}</span>}
                    {line.estimated && <span className="badge badge-estimated">{t('badgeEstimated')}</span>}
                  </th>
                  <td>{line.siteName}</td>
                  <td className="number">{line.receptions}</td>
                  <td className="number">{line.turns}</td>
                  <td className="number">{formatAverage(line.firstMs, t)}</td>
                  <td className="number">{formatAverage(line.averageMs, t)}</td>
                  <td className="number">{formatShare(line.share)}</td>
                  <td className="number">{line.unanswered}</td>
                  <td className="number">{formatShare(line.coverage)}</td>
                  <td>
                    {line.onTarget === undefined
                      ? '—'
                      : line.onTarget
                        ? `▲ ${t('targetMet')}`
                        : `▽ ${t('targetNotYet')}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
