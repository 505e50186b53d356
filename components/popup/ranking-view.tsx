/** The ranking: places by one metric, my row marked, sample and coverage beside every place, no place without a reason. */
import { memo, useId, useState } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import { formatMetric, nameOf, RANKED_METRICS } from '../figures/metrics';
import { shownName } from '../figures/rank-names';
import { formatShare } from '../format';
import { rowsInSight, WHOLE_LIST } from '../in-sight';
import { type MessageKey, useText } from '../text';
import type { Ranking, RankLine } from './popup-model';
import { useHeld } from './use-held';
import { WhenHeard } from './when-heard';

const UNRANKED: Record<NonNullable<RankLine['unranked']>, MessageKey> = {
  sample: 'unrankedSample',
  coverage: 'unrankedCoverage',
  unsure: 'unrankedUnsure',
  unknown: 'unrankedUnknown',
};

interface LineProps {
  line: RankLine;
  /** As it may be shown. */
  name: string;
  metric: MetricId;
  minimumSample: number;
  /** Mine opens here, a colleague's on the numbers page. */
  onOpen: ((metric: MetricId) => void) | undefined;
}

const Line = memo(function Line({ line, name, metric, minimumSample, onOpen }: LineProps) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a focused row is held in place, for the keyboard as for the pointer
    <li className={line.own ? 'rank rank-own' : 'rank'} tabIndex={0} aria-current={line.own}>
      <span className="place">{line.place ?? '·'}</span>
      <span className="rank-name" title={name}>
        <span className="name">{name}</span>
        {line.own && <span className="badge badge-own">{t('rankMe')}</span>}
      </span>
      <span className="rank-value">
        {line.estimated && line.value !== undefined && (
          <span className="badge badge-before badge-estimated">{t('badgeEstimated')}</span>
        )}
        {onOpen && line.value !== undefined ? (
          <button
            type="button"
            className="rank-open"
            title={t('explainTitle', nameOf(metric, t))}
            onClick={() => onOpen(metric)}
          >
            {formatMetric(metric, line.value, t)}
          </button>
        ) : (
          formatMetric(metric, line.value, t)
        )}
      </span>
      <span className="rank-note">
        {line.unranked
          ? t(UNRANKED[line.unranked], line.sample, minimumSample)
          : t('rankBasis', line.sample, formatShare(line.coverage))}
        <WhenHeard ageMs={line.ageMs} />
      </span>
    </li>
  );
});

interface RankingViewProps {
  ranking: Ranking;
  onMetric(metric: MetricId): void;
  /** Absent where my day has nothing to open. */
  onOpen: ((metric: MetricId) => void) | undefined;
  onOthers(metric: MetricId): void;
}

export function RankingView({ ranking, onMetric, onOpen, onOthers }: RankingViewProps) {
  const t = useText();
  const chooser = useId();
  const [all, setAll] = useState(false);
  const { shown, moved, holders } = useHeld(ranking.lines, (line) => line.agentId);
  const visible = all ? shown : rowsInSight(shown);
  const places = new Map(ranking.lines.map((line, at) => [line.agentId, at]));
  const nameFor = (line: RankLine) => shownName(line, ranking.isPrivate, places.get(line.agentId) ?? 0, t);
  return (
    <>
      <div className="toolbar">
        <label htmlFor={chooser}>{t('rankBy')}</label>
        <select id={chooser} value={ranking.metric} onChange={(event) => onMetric(event.target.value as MetricId)}>
          {RANKED_METRICS.map((metric) => (
            <option key={metric} value={metric}>
              {nameOf(metric, t)}
            </option>
          ))}
        </select>
        <span className="hint" role="status">
          {moved ? t('rankHeld') : ''}
        </span>
      </div>
      <ol className="ranks" {...holders}>
        {visible.map((line) => (
          <Line
            key={line.agentId}
            line={line}
            name={nameFor(line)}
            metric={ranking.metric}
            minimumSample={ranking.minimumSample}
            onOpen={line.own ? onOpen : onOthers}
          />
        ))}
      </ol>
      {shown.length > WHOLE_LIST && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('rankFewer') : t('rankAll', shown.length - visible.length)}
        </button>
      )}
      {ranking.lines.length < 2 && <p className="foot">{t(ranking.inTeam ? 'rankAloneTeam' : 'rankAlone')}</p>}
      <p className="foot">{t('rankRule', ranking.ruleName, ranking.minimumSample)}</p>
    </>
  );
}
