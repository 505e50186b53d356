/** One figure over hours or loads as bars, with the same as a table behind it. Unknown leaves a gap, never a zero. */
import {
  anchorOf,
  type ChartLine,
  type ChartPoint,
  ChartTable,
  HEIGHT,
  LEFT,
  tickStep,
  WIDTH,
  widest,
} from './chart-points';

interface BarChartProps {
  title: string;
  /** Heading of the first column of the table. */
  axis: string;
  unit: string;
  points: readonly ChartPoint[];
  line?: ChartLine;
}

export function BarChart({ title, axis, unit, points, line }: BarChartProps) {
  const most = Math.max(...points.map(({ value }) => value ?? 0), line?.at ?? 0, Number.MIN_VALUE);
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const every = tickStep(points, step);
  // Where they would touch, the highest alone is written; the table has them all.
  const fits = widest(points.flatMap(({ value, text }) => (value === undefined ? [] : text))) + 2 <= step;
  const highest = points.findIndex(({ value }) => value !== undefined && value === most);
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 14);
  return (
    <figure className="chart">
      <figcaption>
        {title} {line && <span className="foot">{line.words}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 16}`} role="img">
        <title>{title}</title>
        {points.map(({ label, tick, value, text, onOpen, isOpen }, index) => {
          const x = LEFT + index * step;
          const width = Math.min(step * 0.72, 46);
          const middle = x + step / 2;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the pointer; keys use the table behind it
            <g key={label} className={onOpen ? 'bar opens' : 'bar'} data-open={isOpen} onClick={onOpen}>
              {onOpen && <rect className="reach" x={x} width={step} y={0} height={HEIGHT + 16} />}
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
        {line && <line className="limit" x1={0} x2={WIDTH} y1={y(line.at)} y2={y(line.at)} />}
      </svg>
      <ChartTable axis={axis} unit={unit} points={points} />
    </figure>
  );
}
