/** What a day's coverage is made of: when the page was watched in the shift, and when not. */
import { useState } from 'react';
import type { WatchedShift } from '../../utils/core/watched';
import { clockFormat } from '../figures/turn-words';
import { formatWait } from '../format';
import { useText } from '../text';

interface WatchedListProps {
  watched: WatchedShift;
  zone: string;
}

const MOST = 40;

export function WatchedList({ watched: { pieces, shortMs }, zone }: WatchedListProps) {
  const t = useText();
  const [all, setAll] = useState(false);
  const time = (at: number) => clockFormat(zone)(at).slice(0, 5);
  return (
    <details className="watched no-print">
      <summary>{t('watchedTitle')}</summary>
      <table className="turn-table">
        <thead>
          <tr>
            <th scope="col">{t('watchedWhen')}</th>
            <th scope="col" className="number">
              {t('watchedLong')}
            </th>
            <th scope="col">{t('watchedHow')}</th>
          </tr>
        </thead>
        <tbody>
          {pieces.slice(0, all ? undefined : MOST).map(({ from, to, watched }) => (
            <tr key={from} className={watched ? undefined : 'turn-out'}>
              <th scope="row" className="sums-name">
                {time(from)}–{time(to)}
              </th>
              <td className="number">{formatWait(to - from, t)}</td>
              <td>{t(watched ? 'watchedYes' : 'watchedNo')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pieces.length > MOST && !all && (
        <button type="button" className="plain small" onClick={() => setAll(true)}>
          {t('explainMore', pieces.length - MOST)}
        </button>
      )}
      {shortMs > 0 && <p className="foot">{t('watchedShort', formatWait(shortMs, t))}</p>}
      <p className="foot">{t('watchedWhy')}</p>
    </details>
  );
}
