/** One figure over days as a line, with the same as a table behind it. A day without a record parts the line. */
import {
  anchorOf,
  ChartFrame,
  type ChartPoint,
  type ChartProps,
  HEIGHT,
  middleOf,
  Reach,
  stepOf,
  WIDTH,
} from './chart-points';

/** Room above and below the line for what is written there. */
const ROOM = 20;

interface Spot extends ChartPoint {
  x: number;
  value: number;
}

/** Days that follow each other with records, as pieces of a line. */
function piecesOf(points: readonly ChartPoint[], step: number): Spot[][] {
  const pieces: Spot[][] = [[]];
  points.forEach((point, index) => {
    if (point.value === undefined) pieces.push([]);
    else pieces.at(-1)?.push({ ...point, value: point.value, x: middleOf(index, step) });
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

export function TrendChart(props: ChartProps) {
  const { points, line } = props;
  const step = stepOf(points);
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
    <ChartFrame {...props} y={y}>
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
          {spot.onOpen && <Reach middle={spot.x} step={step} />}
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
    </ChartFrame>
  );
}
