/** The board: today's agents in an order of one's choice, found by name; those who need help come first. */
import { useId } from 'react';
import { type MessageKey, useText } from '../text';
import type { TeamBoard, TeamView } from './lead-model';
import type { TeamColumn } from './team-order';
import { TeamSection } from './team-section';

const COLUMNS: readonly [TeamColumn, MessageKey][] = [
  ['unanswered', 'metricUnanswered'],
  ['averageMs', 'metricAverage'],
  ['firstMs', 'metricFirst'],
  ['share', 'metricShare'],
  ['receptions', 'metricReceptions'],
  ['turns', 'metricTurns'],
  ['coverage', 'leadCoverage'],
  ['agentName', 'leadAgent'],
  ['siteName', 'popupSite'],
];
/** From here on it is worth its place. */
const MANY = 8;

interface BoardProps {
  board: TeamBoard;
  view: TeamView;
  onView(view: TeamView): void;
}

export function Board({ board, view, onView }: BoardProps) {
  const t = useText();
  const id = useId();
  const { lines, found, everybody } = board;
  if (everybody < MANY) return <TeamSection team={lines} />;
  return (
    <>
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
        <label htmlFor={`${id}-find`}>{t('boardFind')}</label>
        <input
          id={`${id}-find`}
          type="search"
          value={view.find}
          onChange={(event) => onView({ ...view, find: event.target.value })}
        />
      </p>
      {found > lines.length && <p className="foot">{t('boardMore', lines.length, found)}</p>}
      <TeamSection team={lines} />
    </>
  );
}
