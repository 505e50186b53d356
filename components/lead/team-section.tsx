/** Today's agents on this computer with their figures, sample and coverage beside each. */

import { memo, type ReactNode } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import { nameOf } from '../figures/metrics';
import { formatAverage, formatShare, formatWait } from '../format';
import { Scroller } from '../scroller';
import { useText } from '../text';
import type { TeamLine } from './lead-model';
import { WaitingNow } from './waiting-now';

interface TeamSectionProps {
  team: readonly TeamLine[];
  pinned: readonly string[];
  onPin(key: string): void;
}

export function TeamSection({ team, pinned, onPin }: TeamSectionProps) {
  const t = useText();
  return (
    <section aria-labelledby="team">
      <h2 id="team">{t('leadTeam')}</h2>
      <p className="lead-in">{t('leadTeamWhy')}</p>
      {team.length === 0 ? (
        <p className="empty">{t('pageEmpty')}</p>
      ) : (
        <Scroller label={t('leadTeam')}>
          <table className="grid board">
            <thead>
              <tr>
                <th scope="col">{t('leadAgent')}</th>
                <th scope="col">{t('popupSite')}</th>
                <th scope="col" className="number" title={t('boardWaitingWhy')}>
                  {t('boardWaiting')}
                </th>
                <th scope="col" className="number">
                  {t('metricUnanswered')}
                </th>
                <th scope="col" className="number">
                  {t('metricLongest')}
                </th>
                <th scope="col" className="number">
                  {t('metricAverage')}
                </th>
                <th scope="col" className="number">
                  {t('metricFirst')}
                </th>
                <th scope="col" className="number">
                  {t('metricShare')}
                </th>
                <th scope="col" className="number">
                  {t('metricConversion')} <span className="badge badge-estimated">{t('badgeEstimated')}</span>
                </th>
                <th scope="col" className="number">
                  {t('metricReceptions')}
                </th>
                <th scope="col" className="number">
                  {t('metricTurns')}
                </th>
                <th scope="col" className="number">
                  {t('leadCoverage')}
                </th>
                <th scope="col">{t('leadTarget')}</th>
                <th scope="col">{t('boardAge')}</th>
              </tr>
            </thead>
            <tbody>
              {team.map((line) => (
                <Line key={line.key} line={line} pinned={pinned.includes(line.key)} onPin={onPin} />
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
}

interface LineProps {
  line: TeamLine;
  pinned: boolean;
  onPin(key: string): void;
}

/** Drawn again only when it says something else: live, most lines stay as they are. */
const Line = memo(
  function Line({ line, pinned, onPin }: LineProps) {
    const t = useText();
    return (
      <tr>
        <th scope="row">
          <button
            type="button"
            className="pin"
            aria-pressed={pinned}
            aria-label={t('boardPin', line.agentName)}
            title={t('boardPin', line.agentName)}
            onClick={() => onPin(line.key)}
          >
            {pinned ? '★' : '☆'}
          </button>
          {line.agentName}
          {line.own && <span className="badge badge-own">{t('rankMe')}</span>}
          {line.estimated && <span className="badge badge-estimated">{t('badgeEstimated')}</span>}
        </th>
        <td>{line.siteName}</td>
        <td className="number">
          <WaitingNow count={line.waitingCount} since={line.waitingSince} />
        </td>
        <Opened line={line} metric="unanswered">
          {line.unanswered}
        </Opened>
        <Opened line={line} metric="longest">
          {formatWait(line.longestMs, t)}
        </Opened>
        <Opened line={line} metric="average">
          {formatAverage(line.averageMs, t)}
        </Opened>
        <Opened line={line} metric="first">
          {formatAverage(line.firstMs, t)}
        </Opened>
        <Opened line={line} metric="share">
          {formatShare(line.share)}
        </Opened>
        <Opened line={line} metric="conversion">
          {formatShare(line.conversion)}
        </Opened>
        <Opened line={line} metric="receptions">
          {line.receptions}
        </Opened>
        <Opened line={line} metric="turns">
          {line.turns}
        </Opened>
        <td className="number">{formatShare(line.coverage)}</td>
        <td>{line.onTarget === undefined ? '—' : line.onTarget ? `▲ ${t('targetMet')}` : `▽ ${t('targetNotYet')}`}</td>
        <td>{line.ageMs === undefined ? t('boardNow') : t('rankAge', formatWait(line.ageMs, t))}</td>
      </tr>
    );
  },
  ({ line: before, ...old }, { line: after, ...fresh }) =>
    old.pinned === fresh.pinned &&
    old.onPin === fresh.onPin &&
    (Object.keys({ ...before, ...after }) as (keyof TeamLine)[]).every((key) => before[key] === after[key]),
);

interface OpenedProps {
  line: TeamLine;
  metric: MetricId;
  children: ReactNode;
}

/** A number is a link to its proof on the numbers page. */
function Opened({ line, metric, children }: OpenedProps) {
  const t = useText();
  if (!line.opens) return <td className="number">{children}</td>;
  const query = new URLSearchParams({ site: line.siteId, agent: line.agentId, metric });
  return (
    <td className="number">
      <a className="link" href={`numbers.html#figures?${query}`} title={t('explainTitle', nameOf(metric, t))}>
        {children}
      </a>
    </td>
  );
}
