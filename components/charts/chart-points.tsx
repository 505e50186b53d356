/** What pictures of hours and days share: their frame, their points, how wide words are, and the table behind each picture. */
import type { ReactNode } from 'react';
import { useText } from '../text';

export const WIDTH = 480;
export const HEIGHT = 110;
const LEFT = 4;
/** Under the axis, for the ticks. */
const FOOT = 16;
/** As wide as letters of 10 px are, at most: Chinese ones, and all others. */
const LETTER = { wide: 10, narrow: 6 };

export interface ChartPoint {
  label: string;
  /** Under the picture. */
  tick: string;
  /** undefined: unknown, drawn as a gap, never as a zero. */
  value: number | undefined;
  /** As written beside it. */
  text: string;
  /** By its name in the table; the same by pointer in the picture. */
  onOpen?: () => void;
  openLabel?: string;
  /** What stands open beside the picture. */
  isOpen?: boolean;
}

/** A line across the picture: a target, and the words that say so. */
export interface ChartLine {
  at: number;
  words: string;
}

const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? LETTER.wide : LETTER.narrow), 0);

export const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf));

/** Words over a point near the edge stay in the picture. */
export function anchorOf(x: number, text: string): 'start' | 'middle' | 'end' {
  return x + widthOf(text) / 2 > WIDTH ? 'end' : x - widthOf(text) / 2 < 0 ? 'start' : 'middle';
}

/** The room of one point, from left to right, and its middle. */
export const stepOf = (points: readonly ChartPoint[]): number => (WIDTH - LEFT) / Math.max(1, points.length);
export const middleOf = (index: number, step: number): number => LEFT + (index + 0.5) * step;

/** Where a pointer reaches a point: all of its room. */
export function Reach({ middle, step }: { middle: number; step: number }) {
  return <rect className="reach" x={middle - step / 2} width={step} y={0} height={HEIGHT + FOOT} />;
}

export interface ChartProps {
  title: string;
  /** Heading of the first column of the table. */
  axis: string;
  unit: string;
  points: readonly ChartPoint[];
  line?: ChartLine;
}

interface ChartFrameProps extends ChartProps {
  /** Height of a value in the picture. */
  y(value: number): number;
  children: ReactNode;
}

/** Title, what is drawn, ticks, the axis, the line across, and the table behind it. */
export function ChartFrame({ title, axis, unit, points, line, y, children }: ChartFrameProps) {
  const step = stepOf(points);
  const every = tickStep(points, step);
  const t = useText();
  return (
    <figure className="chart">
      <figcaption>
        {title} {line && <span className="foot">{line.words}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img">
        <title>{title}</title>
        {children}
        {points.every(({ value }) => value === undefined) && (
          <text className="tick" x={WIDTH / 2} y={HEIGHT / 2} textAnchor="middle">
            {t('chartNothing')}
          </text>
        )}
        {points.map(
          ({ label, tick }, index) =>
            index % every === 0 && (
              <text key={label} className="tick" x={middleOf(index, step)} y={HEIGHT + 12} textAnchor="middle">
                {tick}
              </text>
            ),
        )}
        <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {line && <line className="limit" x1={0} x2={WIDTH} y1={y(line.at)} y2={y(line.at)} />}
      </svg>
      <ChartTable axis={axis} unit={unit} points={points} />
    </figure>
  );
}

/** Every how many points a tick is written, so that none touch. */
function tickStep(points: readonly ChartPoint[], step: number): number {
  return Math.max(1, Math.ceil((widest(points.map(({ tick }) => tick)) + 4) / step));
}

function ChartTable({ axis, unit, points }: Pick<ChartProps, 'axis' | 'unit' | 'points'>) {
  const t = useText();
  return (
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
          {points.map(({ label, text, onOpen, openLabel, isOpen }) => (
            <tr key={label}>
              <th scope="row">
                {onOpen ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={openLabel}
                    {...(isOpen !== undefined && { 'aria-pressed': isOpen })}
                    onClick={onOpen}
                  >
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
  );
}
