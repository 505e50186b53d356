/** The board: today's agents in an order of one's choice, found by name; those who need help come first. */
import { useCallback, useId, useState } from 'react';
import { type MessageKey, useText } from '../text';
import { BigScreen } from './big-screen';
import type { TeamBoard, TeamView } from './lead-model';
import type { TeamColumn } from './team-order';
import { TeamSection } from './team-section';
import { Totals } from './totals-section';

const COLUMNS: readonly [TeamColumn, MessageKey][] = [
  ['waitingSince', 'boardWaiting'],
  ['unanswered', 'metricUnanswered'],
  ['longestMs', 'metricLongest'],
  ['averageMs', 'metricAverage'],
  ['firstMs', 'metricFirst'],
  ['share', 'metricShare'],
  ['conversion', 'metricConversion'],
  ['receptions', 'metricReceptions'],
  ['turns', 'metricTurns'],
  ['coverage', 'leadCoverage'],
  ['ageMs', 'boardAge'],
  ['agentName', 'leadAgent'],
  ['siteName', 'popupSite'],
];
/** From here on choosing is worth its place. */
const MANY = 8;

interface BoardProps {
  board: TeamBoard;
  view: TeamView;
  onView(view: TeamView): void;
}

export function Board({ board, view, onView }: BoardProps) {
  const t = useText();
  const [isBig, setBig] = useState(false);
  const shrink = useCallback(() => setBig(false), []);
  const { lines, found, everybody } = board;
  const pin = useCallback(
    (key: string) => {
      const { pinned } = view;
      onView({ ...view, pinned: pinned.includes(key) ? pinned.filter((each) => each !== key) : [...pinned, key] });
    },
    [view, onView],
  );
  if (isBig) return <BigScreen board={board} onEnd={shrink} />;
  return (
    <>
      {everybody >= MANY && <Choice board={board} view={view} onView={onView} />}
      {found > lines.length && <p className="foot">{t('boardMore', lines.length, found)}</p>}
      {lines.length === 0 && everybody > 0 ? (
        <p className="empty">{t('boardNobody')}</p>
      ) : (
        <TeamSection team={lines} pinned={view.pinned} onPin={pin} />
      )}
      {lines.length > 0 && (
        <p className="inline">
          <button type="button" className="plain" onClick={() => setBig(true)}>
            {t('boardTv')}
          </button>
        </p>
      )}
      {everybody > 0 && <Totals board={board} view={view} onView={onView} />}
    </>
  );
}

function Choice({ board: { sites }, view, onView }: BoardProps) {
  const t = useText();
  const id = useId();
  const choose = (value: string) => {
    const { site: _before, ...rest } = view;
    const site = sites.find((each) => each.id === value);
    onView({ ...rest, ...(site && { site: site.id }) });
  };
  return (
    <p className="inline">
      <label htmlFor={`${id}-sort`}>{t('boardSort')}</label>
      <select
        id={`${id}-sort`}
        value={view.column}
        onChange={(event) => onView({ ...view, column: event.target.value as TeamColumn })}
      >
        {COLUMNS.map(([name, label]) => (
          <option key={name} value={name}>
            {t(label)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-site`}>{t('popupSite')}</label>
      <select id={`${id}-site`} value={view.site ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{t('boardAllSites')}</option>
        {sites.map((site) => (
          <option key={site.id} value={site.id}>
            {site.name}
          </option>
        ))}
      </select>
      <label className="choice">
        <input
          type="checkbox"
          checked={view.uncovered}
          onChange={(event) => onView({ ...view, uncovered: event.target.checked })}
        />
        {t('boardUncovered')}
      </label>
      <label htmlFor={`${id}-find`}>{t('boardFind')}</label>
      <input
        id={`${id}-find`}
        type="search"
        value={view.find}
        onChange={(event) => onView({ ...view, find: event.target.value })}
      />
    </p>
  );
}
