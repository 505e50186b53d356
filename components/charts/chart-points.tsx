/** What pictures of hours and days share: their points, how wide words are, and the table behind each picture. */
import { useText } from '../text';

export const WIDTH = 480;
export const HEIGHT = 110;
export const LEFT = 4;
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

/** Every how many points a tick is written, so that none touch. */
export function tickStep(points: readonly ChartPoint[], step: number): number {
  return Math.max(1, Math.ceil((widest(points.map(({ tick }) => tick)) + 4) / step));
}

interface ChartTableProps {
  /** Heading of the first column. */
  axis: string;
  unit: string;
  points: readonly ChartPoint[];
}

export function ChartTable({ axis, unit, points }: ChartTableProps) {
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
