/** Owns reading one cell of a platform's or a tool's sheet as a figure: '18.5秒', '1分12秒', '00:01:12', '96.4%', '150%', '1,204'. */
import { METRIC_LIST, type MetricId } from '../metric-list';
import type { ImportedFigure } from './compare';

interface Quantity {
  value: number;
  /** Half of its last printed digit, in the same unit. */
  half: number;
}

/** A plain number with its decimals; undefined for anything else. */
function readNumber(text: string): Quantity | undefined {
  const match = /^-?\d{1,3}(?:,\d{3})+(?:\.(\d+))?$|^-?\d+(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const decimals = (match[1] ?? match[2] ?? '').length;
  return { value: Number(text.replaceAll(',', '')), half: 0.5 * 10 ** -decimals };
}

const scaled = ({ value, half }: Quantity, by: number): Quantity => ({ value: value * by, half: half * by });

/** Seconds of '18.5', '18.5秒', '18s', '1分12秒', '2小时', '1:12', '00:01:12'. */
function readSeconds(text: string): Quantity | undefined {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (clock) {
    const seconds = readNumber(clock[3]?.replace(/^0(?=\d)/, '') ?? '');
    if (!seconds) return undefined;
    return { ...seconds, value: Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + seconds.value };
  }
  const parts =
    /^(?:(\d+)(?:小时|时|h))?(?:(\d+(?:\.\d+)?)(?:分钟|分|min|m))?(?:(\d+(?:\.\d+)?)(?:秒钟|秒|sec|s)?)?$/i.exec(text);
  if (!parts || text === '') return undefined;
  const [, hours, minutes, seconds] = parts;
  const last = readNumber(seconds ?? minutes ?? hours ?? '');
  if (!last) return undefined;
  const unit = seconds !== undefined ? 1 : minutes !== undefined ? 60 : 3600;
  return {
    value: Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0),
    half: last.half * unit,
  };
}

/**
 * Whether the bare numbers of a column are per cent: its heading says so, or, of a share, one of them is above 1. `heading`
 * as printed.
 */
export function isPercentColumn(metric: MetricId, heading: string, cells: readonly string[]): boolean {
  const { kind } = METRIC_LIST[metric];
  if (kind !== 'share' && kind !== 'ratio') return false;
  if (/[%％]|百分/.test(heading)) return true;
  return kind === 'share' && cells.some((cell) => (readNumber(cell.normalize('NFKC').trim())?.value ?? 0) > 1);
}

/**
 * The cell as a figure of `metric` in our units; undefined when it holds none ('-', '--', '暂无'). `percentColumn`: a bare number
 * is per cent (see `isPercentColumn`).
 */
export function readFigure(metric: MetricId, cell: string, percentColumn = false): ImportedFigure | undefined {
  const text = cell
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[¥￥]/, '')
    .replace(/[人次轮条个字件元]$/, '');
  const percent = /^(-?[\d,.]+)%$/.exec(text)?.[1];
  const read = (): Quantity | undefined => {
    switch (METRIC_LIST[metric].kind) {
      case 'wait':
      case 'length': {
        const seconds = readSeconds(text);
        return seconds && scaled(seconds, 1000);
      }
      case 'share':
      case 'ratio': {
        const number = readNumber(percent ?? text);
        const figure = number && (percent === undefined && !percentColumn ? number : scaled(number, 0.01));
        // More than all of them is no share: another column, or another way of writing.
        return METRIC_LIST[metric].kind === 'share' && (figure?.value ?? 0) > 1 + 1e-9 ? undefined : figure;
      }
      case 'money': {
        const yuan = readNumber(text);
        return yuan && scaled(yuan, 100);
      }
      default:
        return percent === undefined ? readNumber(text) : undefined;
    }
  };
  const quantity = read();
  if (!quantity || quantity.value < 0) return undefined;
  // A whole count has no half of a digit.
  const tolerance = METRIC_LIST[metric].kind === 'count' ? 0 : quantity.half;
  return { metric, value: quantity.value, tolerance };
}

/** `YYYY-MM-DD` of '2026-11-21', '2026/11/21', '20261121', '2026年11月21日', with or without a time. */
export function readDay(cell: string): string | undefined {
  const text = cell.normalize('NFKC').trim();
  const match = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?(?:[T\s].*)?$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) || new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10) !== iso
    ? undefined
    : iso;
}
