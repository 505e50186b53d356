/** Waits as bars with the limit drawn in, and the same as a table behind it. Plain SVG: a chart library is heavier than the popup. */
import { WAIT_EDGES_SEC } from '../../utils/core/turn';
import { formatWait } from '../format';
import { type Translate, useText } from '../text';

const WIDTH = 340;
const HEIGHT = 72;
const GAP = 2;

/** A bucket by its upper edge, s. */
const keyOf = (bucket: number) => String(WAIT_EDGES_SEC[bucket] ?? 'above');

interface WaitChartProps {
  /** One count per edge of WAIT_EDGES_SEC and one above. */
  waits: readonly number[];
  limitMs: number;
}

export function WaitChart({ waits, limitMs }: WaitChartProps) {
  const t = useText();
  const most = Math.max(1, ...waits);
  const step = WIDTH / waits.length;
  const limitBucket = WAIT_EDGES_SEC.findIndex((edge) => edge * 1000 >= limitMs) + 1;
  const name = (bucket: number) => {
    const edge = WAIT_EDGES_SEC[bucket];
    return edge === undefined
      ? t('chartAbove', formatWait((WAIT_EDGES_SEC.at(-1) ?? 0) * 1000, t))
      : t('chartUpTo', formatWait(edge * 1000, t));
  };
  return (
    <figure className="chart chart-waits">
      <figcaption>
        {t('explainWaits')} <span className="foot">{t('explainWaitsLimit', formatWait(limitMs, t))}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 14}`} role="img">
        <title>{t('explainWaits')}</title>
        {waits.map((count, bucket) => {
          const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 12));
          return (
            <g key={keyOf(bucket)} className={limitBucket > 0 && bucket >= limitBucket ? 'bar bar-late' : 'bar'}>
              <rect x={bucket * step + GAP / 2} y={HEIGHT - height} width={step - GAP} height={height} rx={1.5} />
              {count > 0 && (
                <text x={bucket * step + step / 2} y={HEIGHT - height - 3} textAnchor="middle">
                  {count}
                </text>
              )}
            </g>
          );
        })}
        <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {limitBucket > 0 && (
          <line className="limit" x1={limitBucket * step} x2={limitBucket * step} y1={0} y2={HEIGHT} />
        )}
        {[2, 6, 9, 11, 13].map((bucket) => (
          <text key={bucket} className="tick" x={(bucket + 1) * step} y={HEIGHT + 11} textAnchor="middle">
            {shortEdge(WAIT_EDGES_SEC[bucket] ?? 0, t)}
          </text>
        ))}
      </svg>
      <details>
        <summary>{t('chartTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('chartBucket')}</th>
              <th scope="col">{t('chartCount')}</th>
            </tr>
          </thead>
          <tbody>
            {waits.map((count, bucket) => (
              <tr key={keyOf(bucket)}>
                <th scope="row">{name(bucket)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Whole ones only: all edges that are written are. */
function shortEdge(seconds: number, t: Translate): string {
  if (seconds < 60) return t('spanSeconds', seconds);
  return seconds < 3600 ? t('spanWholeMinutes', seconds / 60) : t('spanWholeHours', seconds / 3600);
}
