/** My day: each number beside yesterday, the team's median and its best. Praise first; every number opens. */

import { memo } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import { Delta } from '../figures/delta';
import { compareFigure, formatMetric, nameOf, whyOf } from '../figures/metrics';
import { focusOnce } from '../focus-once';
import { formatShare, formatWait } from '../format';
import { type Translate, useText } from '../text';
import type { Figure, MyDay } from './popup-model';

/** Below this the page says that part of the shift was not watched. */
const GOOD_COVERAGE = 0.8;

const wallClock = (sec: number) =>
  `${Math.floor(sec / 3600) % 24}:${String(Math.floor(sec / 60) % 60).padStart(2, '0')}`;

interface ReferenceProps {
  figure: Figure;
  reference: number | undefined;
}

const Reference = memo(function Reference({ figure, reference }: ReferenceProps) {
  const t = useText();
  const comparison = compareFigure(figure.metric, figure.value, reference, t);
  return (
    <td>
      <span className="reference">{formatMetric(figure.metric, reference, t)}</span>
      <Delta comparison={comparison} />
    </td>
  );
});

/** The best true thing to say first: the clearest gain on yesterday, else the work done. */
export function praise(day: MyDay, t: Translate): string {
  for (const metric of ['average', 'first', 'share', 'unanswered'] as const) {
    const figure = day.figures.find((each) => each.metric === metric);
    const comparison = figure && compareFigure(metric, figure.value, figure.yesterday, t);
    if (comparison?.verdict === 'better') return t('praiseBetter', nameOf(metric, t), comparison.words);
  }
  const unanswered = day.figures.find((each) => each.metric === 'unanswered')?.value;
  const turns = day.figures.find((each) => each.metric === 'turns')?.value ?? 0;
  if (turns > 0 && unanswered === 0) return t('praiseNoneMissed', turns);
  return turns > 0 ? t('praiseTurns', turns) : t('praiseStart');
}

interface DayViewProps {
  day: MyDay;
  /** The figure whose proof was just closed. */
  closed?: MetricId;
  onOpen(metric: MetricId): void;
  onStory(): void;
}

export function DayView({ day, closed, onOpen, onStory }: DayViewProps) {
  const t = useText();
  const teamWhy = t(day.inTeam ? 'dayTeamWhyTeam' : 'dayTeamWhy', day.agentsCompared);
  return (
    <>
      <p className="praise">{praise(day, t)}</p>
      {day.isOver && (
        <button type="button" className="link" onClick={onStory}>
          {t('popupStory')}
        </button>
      )}
      <table className="figure-table">
        <caption className="unseen">{t('dayCaption', day.agentName)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dayMine')}</th>
            <th scope="col" title={t('dayYesterdayWhy')}>
              {t('dayYesterday')}
            </th>
            <th scope="col" title={teamWhy}>
              {t('dayMedian')}
            </th>
            <th scope="col" title={teamWhy}>
              {t('dayBest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {day.figures.map((figure) => (
            <tr key={figure.metric}>
              <th scope="row">
                <button
                  type="button"
                  className="figure"
                  ref={figure.metric === closed ? focusOnce : null}
                  title={whyOf(figure.metric, t)}
                  onClick={() => onOpen(figure.metric)}
                >
                  <span className="figure-name">{nameOf(figure.metric, t)}</span>
                  <span className="figure-value">
                    <span className="figure-number">{formatMetric(figure.metric, figure.value, t)}</span>
                    {figure.value !== undefined && (
                      <span className={figure.estimated ? 'badge badge-estimated' : 'badge badge-measured'}>
                        {t(figure.estimated ? 'badgeEstimated' : 'badgeMeasured')}
                      </span>
                    )}
                  </span>
                  <span className="unseen">{t('dayOpenTurns')}</span>
                </button>
              </th>
              <Reference figure={figure} reference={figure.yesterday} />
              <Reference figure={figure} reference={figure.median} />
              <Reference figure={figure} reference={figure.best} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="foot" title={day.ruleNote}>
        {t('overlayRule', day.ruleName)}
        {day.limitMs !== undefined && ` · ${t('dayLimit', formatWait(day.limitMs, t))}`}
        {day.countsFrom && ` · ${t('dayUncounted', wallClock(day.countsFrom[0]), wallClock(day.countsFrom[1]))}`}
      </p>
      <p className="foot">
        {t('dayCoverage', formatShare(day.coverage))}
        {day.coverage !== undefined && day.coverage < GOOD_COVERAGE && ` · ${t('dayCoverageLow')}`}
        {day.agentsCompared < 2 && ` · ${t('dayAlone')}`}
      </p>
      {day.turnsElsewhere > 0 && <p className="foot">{t('dayElsewhere', day.turnsElsewhere)}</p>}
    </>
  );
}
