/** Beside the ranking: who gained most, who is above the team in everything and what they do differently, my places by day. */
import { TrendChart } from '../charts/trend-chart';
import { formatMetric, nameOf } from '../figures/metrics';
import { shownName } from '../figures/rank-names';
import { useText } from '../text';
import type { RankBoard } from './rank-model';

const MOST = 5;

export function RankExtras({ board }: { board: RankBoard }) {
  const t = useText();
  const index = new Map(board.rows.map((row, at) => [row.agentId, at]));
  const nameFor = (agentId: string) => {
    const row = board.rows.find((each) => each.agentId === agentId);
    return row ? shownName(row, board.isPrivate, index.get(row.agentId) ?? 0, t) : '';
  };
  const benchmarks = board.rows.filter((row) => row.benchmark);
  return (
    <>
      {board.improved.length > 0 && (
        <section>
          <h2>{t('rankImproved')}</h2>
          <ol>
            {board.improved.slice(0, MOST).map(({ agentId, metric, value, before }) => (
              <li key={agentId}>
                {t(
                  'rankImprovedLine',
                  nameFor(agentId),
                  nameOf(metric, t),
                  formatMetric(metric, before, t),
                  formatMetric(metric, value, t),
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {benchmarks.length > 0 && (
        <section>
          <h2>{t('rankBenchmarks')}</h2>
          <p className="foot">
            {t('rankBenchmarksWhy', board.judged.map((metric) => nameOf(metric, t)).join(t('listSeparator')))}
          </p>
          <p>{benchmarks.map((row) => nameFor(row.agentId)).join(' · ')}</p>
          {board.differences.length > 0 && (
            <ul>
              {board.differences.map(({ metric, theirs, others }) => (
                <li key={metric}>
                  {t(
                    'rankDifference',
                    nameOf(metric, t),
                    formatMetric(metric, theirs, t),
                    formatMetric(metric, others, t),
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {board.places.length > 1 && (
        <TrendChart
          title={t('rankPlaces')}
          axis={t('scopeDay')}
          unit={t('rankPlace')}
          points={board.places.map(({ day, place, of }) => ({
            label: day,
            tick: day.slice(5),
            // The higher the line, the better the place.
            value: -place,
            text: t('rankPlaceOf', place, of),
          }))}
        />
      )}
    </>
  );
}
