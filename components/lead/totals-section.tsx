/** The team added up under the board: by console, shop, group of the newest race, or hour by hour. */
import { useId } from 'react';
import { formatAverage, formatShare } from '../format';
import { Scroller } from '../scroller';
import { type MessageKey, useText } from '../text';
import type { TeamBoard, TeamView } from './lead-model';
import type { TotalLine, TotalsBy } from './team-totals';
import { WaitingNow } from './waiting-now';

const BY: readonly [TotalsBy, MessageKey][] = [
  ['site', 'popupSite'],
  ['shop', 'totalsShop'],
  ['group', 'totalsGroup'],
  ['hour', 'totalsHour'],
];

interface TotalsProps {
  board: TeamBoard;
  view: TeamView;
  onView(view: TeamView): void;
}

export function Totals({ board: { totals = [] }, view, onView }: TotalsProps) {
  const t = useText();
  const id = useId();
  const by = view.totals;
  const choose = (value: string) => {
    const { totals: _before, ...rest } = view;
    const found = BY.find(([name]) => name === value);
    onView({ ...rest, ...(found && { totals: found[0] }) });
  };
  return (
    <section className="totals" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('totalsTitle')}</h3>
      <p className="inline">
        <label htmlFor={`${id}-by`}>{t('totalsBy')}</label>
        <select id={`${id}-by`} value={by ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">{t('totalsNone')}</option>
          {BY.map(([name, label]) => (
            <option key={name} value={name}>
              {t(label)}
            </option>
          ))}
        </select>
      </p>
      {by && (
        <Scroller label={t('totalsTitle')}>
          <table className="grid board">
            <thead>
              <tr>
                <th scope="col">{t(BY.find(([name]) => name === by)?.[1] ?? 'popupSite')}</th>
                {by !== 'site' && <th scope="col">{t('popupSite')}</th>}
                <Heading words="totalsPeople" />
                {by !== 'shop' && by !== 'hour' && <Heading words="boardWaiting" />}
                <Heading words="metricUnanswered" />
                <Heading words="metricAverage" />
                <Heading words="metricShare" />
                <th scope="col" className="number">
                  {t('metricConversion')} <span className="badge badge-estimated">{t('badgeEstimated')}</span>
                </th>
                <Heading words="metricReceptions" />
                <Heading words="metricTurns" />
              </tr>
            </thead>
            <tbody>
              {totals.map((line) => (
                <Line key={line.key} line={line} by={by} />
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {by === 'group' && <p className="foot">{t('totalsGroupWhy')}</p>}
      {by === 'hour' && <p className="foot">{t('totalsHourWhy')}</p>}
    </section>
  );
}

function Heading({ words }: { words: MessageKey }) {
  const t = useText();
  return (
    <th scope="col" className="number">
      {t(words)}
    </th>
  );
}

function Line({ line, by }: { line: TotalLine; by: TotalsBy }) {
  const t = useText();
  const unnamed = by === 'group' ? t('totalsNoGroup') : t('totalsNoShop');
  const name = line.hour === undefined ? (line.name ?? unnamed) : t('totalsHourName', line.hour, (line.hour + 1) % 24);
  return (
    <tr>
      <th scope="row">{by === 'site' ? line.siteName : name}</th>
      {by !== 'site' && <td>{line.siteName}</td>}
      <td className="number">{line.people}</td>
      {by !== 'shop' && by !== 'hour' && (
        <td className="number">
          <WaitingNow count={line.waitingCount} since={line.waitingSince} />
        </td>
      )}
      <td className="number">{line.unanswered}</td>
      <td className="number">
        {formatAverage(line.averageMs, t)}
        {line.estimated && <span className="badge badge-estimated">{t('badgeEstimated')}</span>}
      </td>
      <td className="number">{formatShare(line.share)}</td>
      <td className="number">{formatShare(line.conversion)}</td>
      <td className="number">{line.receptions}</td>
      <td className="number">{line.turns}</td>
    </tr>
  );
}
