/** Owns figures of the trade as text: a line each, out of a chat or a sheet, and back into one. Guesses no unit that is not said. */
import { METRIC_IDS, METRIC_LIST, type MetricId } from '../metric-list';
import { isPercentColumn, readFigure } from './figure-cells';
import { columnOfHeading, plainHeading } from './figure-columns';

export interface PastedReference {
  metric: MetricId;
  value: number;
  /** Where it is from; '' when the line does not say. */
  source: string;
}

export interface PastedReferences {
  found: PastedReference[];
  /** Lines that could not be read, as they were. */
  left: string[];
}

const MOST_LINES = 100;
const LONGEST_SOURCE = 80;

/**
 * Lines of `name, figure, source`, parted by tabs, commas, bars or colons, else by blanks. The last line of a figure counts.
 * @param nameOf what a figure is called on screen: the one name nobody has to guess
 */
export function readReferences(text: string, nameOf: (metric: MetricId) => string): PastedReferences {
  const own = new Map(METRIC_IDS.map((metric) => [plainHeading(nameOf(metric)), metric]));
  const found = new Map<MetricId, PastedReference>();
  const left: string[] = [];
  for (const line of text.split(/\r?\n/).slice(0, MOST_LINES)) {
    if (line.trim() === '') continue;
    const [heading = '', cell = '', ...more] = partsOf(line);
    const metric = own.get(plainHeading(heading)) ?? metricOf(heading);
    // The source may stand right after the figure.
    const [first = '', ...after] = cell.split(/\s+/);
    const whole = metric && readOne(metric, heading, cell);
    const figure = whole ?? (metric && readOne(metric, heading, first));
    const rest = whole ? more : [...after, ...more];
    if (!metric || !figure) {
      left.push(line.trim());
      continue;
    }
    const source = rest.join(' ').replace(/\p{C}/gu, '').trim().slice(0, LONGEST_SOURCE);
    found.set(metric, { metric, value: figure.value, source });
  }
  return { found: [...found.values()], left };
}

/** The same lines back, for a team's chat: read anywhere, they are the same figures. */
export function writeReferences(references: readonly PastedReference[], nameOf: (metric: MetricId) => string): string {
  return references
    .map(({ metric, value, source }) => [nameOf(metric), bareText(metric, value), source].join('\t'))
    .join('\n');
}

function bareText(metric: MetricId, value: number): string {
  const { kind } = METRIC_LIST[metric];
  if (kind === 'wait' || kind === 'length') return `${value / 1000}s`;
  if (kind === 'share') return `${Number((value * 100).toFixed(6))}%`;
  return String(kind === 'money' ? value / 100 : value);
}

const readOne = (metric: MetricId, heading: string, cell: string) =>
  readFigure(metric, cell, isPercentColumn(metric, heading, [cell]));

/** A colon parts the name from the figure, but not the minutes of a figure from its seconds. */
function partsOf(line: string): string[] {
  const named = line.replace(/^([^:：\t,，|]{0,30}[^\d:：])[:：]/, '$1\t');
  const parts = named.split(/[\t,，|｜;；]/).map((part) => part.trim());
  return parts.length > 1 ? parts : line.trim().split(/\s+/);
}

function metricOf(heading: string): MetricId | undefined {
  const column = columnOfHeading(heading, {});
  return column === 'agent' || column === 'day' || column === 'ignore' ? undefined : column;
}
