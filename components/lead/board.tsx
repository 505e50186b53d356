/** The board: today's agents in an order of one's choice, found by name; those who need help come first. */
import { useId, useMemo, useState } from 'react';
import { type MessageKey, useText } from '../text';
import type { TeamLine } from './lead-model';
import { orderTeam, type TeamColumn } from './team-order';
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
/** Better when it is more: the weakest come first then. */
const WEAK_IS_LOW: readonly TeamColumn[] = ['share', 'coverage', 'agentName', 'siteName'];
/** More than a screen holds, and few enough to draw at once. */
const SHOWN = 200;
/** From here on it is worth its place. */
const MANY = 8;

export function Board({ team }: { team: readonly TeamLine[] }) {
  const t = useText();
  const id = useId();
  const [column, setColumn] = useState<TeamColumn>('unanswered');
  const [find, setFind] = useState('');
  const ordered = useMemo(
    () => orderTeam(team, { column, down: !WEAK_IS_LOW.includes(column) }, find),
    [team, column, find],
  );
  if (team.length < MANY) return <TeamSection team={team} />;
  return (
    <>
      <p className="inline">
        <label htmlFor={`${id}-sort`}>{t('boardSort')}</label>
        <select id={`${id}-sort`} value={column} onChange={(event) => setColumn(event.target.value as TeamColumn)}>
          {COLUMNS.map(([name, label]) => (
            <option key={name} value={name}>
              {t(label)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-find`}>{t('boardFind')}</label>
        <input id={`${id}-find`} type="search" value={find} onChange={(event) => setFind(event.target.value)} />
      </p>
      {ordered.length > SHOWN && <p className="foot">{t('boardMore', SHOWN, ordered.length)}</p>}
      <TeamSection team={ordered.slice(0, SHOWN)} />
    </>
  );
}
