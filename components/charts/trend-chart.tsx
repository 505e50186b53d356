/** One figure over days as a line, with the same as a table behind it. A day without a record parts the line. */
import { anchorOf, type ChartLine, type ChartPoint, ChartTable, HEIGHT, LEFT, tickStep, WIDTH } from './chart-points';

/** Room above and below the line for what is written there. */
const ROOM = 20;

interface TrendChartProps {
  title: string;
  /** Heading of the first column of the table. */
  axis: string;
  unit: string;
  points: readonly ChartPoint[];
  line?: ChartLine;
}

interface Spot extends ChartPoint {
  x: number;
  value: number;
}

/** Days that follow each other with records, as pieces of a line. */
function piecesOf(points: readonly ChartPoint[], step: number): Spot[][] {
  const pieces: Spot[][] = [[]];
  points.forEach((point, index) => {
    if (point.value === undefined) pieces.push([]);
    else pieces.at(-1)?.push({ ...point, value: point.value, x: LEFT + (index + 0.5) * step });
  });
  return pieces.filter((piece) => piece.length > 0);
}

/** The lowest, the highest and the newest are written; the table has them all. */
function writtenOf(spots: readonly Spot[]): Spot[] {
  if (spots.length === 0) return [];
  const by = (pick: (a: Spot, b: Spot) => boolean) => spots.reduce((best, spot) => (pick(spot, best) ? spot : best));
  const [low, high, last] = [by((a, b) => a.value < b.value), by((a, b) => a.value > b.value), spots.at(-1) as Spot];
  const far = (a: Spot, b: Spot) => Math.abs(a.x - b.x) > WIDTH / 8;
  return [high, ...(far(low, high) ? [low] : []), ...(far(last, low) && far(last, high) ? [last] : [])];
}

export function TrendChart({ title, axis, unit, points, line }: TrendChartProps) {
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const every = tickStep(points, step);
  const pieces = piecesOf(points, step);
  const spots = pieces.flat();
  const values = [...spots.map(({ value }) => value), ...(line === undefined ? [] : [line.at])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const lowest = Math.min(...spots.map(({ value }) => value));
  // Not from zero: a line shows change. What its height means is written at its ends.
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : ROOM + ((high - value) / (high - low)) * (HEIGHT - 2 * ROOM);
  const written = new Set(writtenOf(spots));
  return (
    <figure className="chart">
      <figcaption>
        {title} {line && <span className="foot">{line.words}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 16}`} role="img">
        <title>{title}</title>
        {line && <line className="limit" x1={0} x2={WIDTH} y1={y(line.at)} y2={y(line.at)} />}
        {pieces.map((piece) => (
          <polyline
            key={piece[0]?.label}
            className="trend"
            points={piece.map((spot) => `${spot.x},${y(spot.value)}`).join(' ')}
          />
        ))}
        {spots.map((spot) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the pointer; keys use the table behind it
          <g key={spot.label} className={spot.onOpen ? 'spot opens' : 'spot'} onClick={spot.onOpen}>
            {spot.onOpen && <rect className="reach" x={spot.x - step / 2} width={step} y={0} height={HEIGHT + 16} />}
            <circle cx={spot.x} cy={y(spot.value)} r={written.has(spot) ? 3.5 : 2.5} />
            {written.has(spot) && (
              <text
                x={spot.x}
                y={y(spot.value) + (spot.value === lowest && high !== low ? 14 : -7)}
                textAnchor={anchorOf(spot.x, spot.text)}
              >
                {spot.text}
              </text>
            )}
          </g>
        ))}
        {points.map(
          ({ label, tick }, index) =>
            index % every === 0 && (
              <text key={label} className="tick" x={LEFT + (index + 0.5) * step} y={HEIGHT + 12} textAnchor="middle">
                {tick}
              </text>
            ),
        )}
        <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
      <ChartTable axis={axis} unit={unit} points={points} />
    </figure>
  );
}
