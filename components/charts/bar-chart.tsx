/** One figure over hours or days as bars, with the same as a table behind it. Unknown leaves a gap, never a zero. */
import { useText } from '../text';

const WIDTH = 560;
const HEIGHT = 110;
const LEFT = 4;
/** More labels than this would touch. */
const MOST_LABELS = 16;

export interface BarPoint {
  label: string;
  /** Under the bar. */
  tick: string;
  value: number | undefined;
  /** As written beside it. */
  text: string;
  onOpen?: () => void;
  openLabel?: string;
}

interface BarChartProps {
  title: string;
  /** Heading of the first column of the table. */
  axis: string;
  unit: string;
  points: readonly BarPoint[];
  /** A line across: a limit or a target. */
  line?: number;
}

export function BarChart({ title, axis, unit, points, line }: BarChartProps) {
  const t = useText();
  const most = Math.max(...points.map(({ value }) => value ?? 0), line ?? 0, Number.MIN_VALUE);
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const every = Math.ceil(points.length / MOST_LABELS);
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 14);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 16}`} role="img">
        <title>{title}</title>
        {points.map(({ label, tick, value, text }, index) => {
          const x = LEFT + index * step;
          return (
            <g key={label} className="bar">
              {value !== undefined && (
                <rect
                  x={x + step * 0.14}
                  width={Math.min(step * 0.72, 46)}
                  y={value > 0 ? Math.min(y(value), HEIGHT - 2) : HEIGHT}
                  height={value > 0 ? Math.max(2, HEIGHT - y(value)) : 0}
                  rx={2}
                />
              )}
              {points.length <= MOST_LABELS && value !== undefined && (
                <text x={x + step * 0.14} y={y(value) - 3}>
                  {text}
                </text>
              )}
              {index % every === 0 && (
                <text className="tick" x={x + step * 0.14} y={HEIGHT + 12}>
                  {tick}
                </text>
              )}
            </g>
          );
        })}
        <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {line !== undefined && <line className="limit" x1={0} x2={WIDTH} y1={y(line)} y2={y(line)} />}
      </svg>
      <details>
        <summary>{t('chartTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{axis}</th>
              <th scope="col">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ label, text, onOpen, openLabel }) => (
              <tr key={label}>
                <th scope="row">
                  {onOpen ? (
                    <button type="button" className="link" aria-label={openLabel} onClick={onOpen}>
                      {label}
                    </button>
                  ) : (
                    label
                  )}
                </th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
