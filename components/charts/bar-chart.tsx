/** One figure over hours or days as bars, with the same as a table behind it. Unknown leaves a gap, never a zero. */
import { useText } from '../text';

const WIDTH = 480;
const HEIGHT = 110;
const LEFT = 4;
/** As wide as letters of 10 px are, at most: Chinese ones, and all others. */
const LETTER = { wide: 10, narrow: 6 };

const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? LETTER.wide : LETTER.narrow), 0);

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
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf));
  const every = Math.max(1, Math.ceil((widest(points.map(({ tick }) => tick)) + 4) / step));
  // Where they would touch, the highest alone is written; the table has them all.
  const fits = widest(points.flatMap(({ value, text }) => (value === undefined ? [] : text))) + 2 <= step;
  const highest = points.findIndex(({ value }) => value !== undefined && value === most);
  const anchorOf = (x: number, text: string) =>
    x + widthOf(text) / 2 > WIDTH ? 'end' : x - widthOf(text) / 2 < 0 ? 'start' : 'middle';
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 14);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 16}`} role="img">
        <title>{title}</title>
        {points.map(({ label, tick, value, text }, index) => {
          const x = LEFT + index * step;
          const width = Math.min(step * 0.72, 46);
          const middle = x + step / 2;
          return (
            <g key={label} className="bar">
              {value !== undefined && (
                <rect
                  x={middle - width / 2}
                  width={width}
                  y={value > 0 ? Math.min(y(value), HEIGHT - 2) : HEIGHT}
                  height={value > 0 ? Math.max(2, HEIGHT - y(value)) : 0}
                  rx={2}
                />
              )}
              {(fits || index === highest) && value !== undefined && (
                <text x={middle} y={y(value) - 3} textAnchor={anchorOf(middle, text)}>
                  {text}
                </text>
              )}
              {index % every === 0 && (
                <text className="tick" x={middle} y={HEIGHT + 12} textAnchor="middle">
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
