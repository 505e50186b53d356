/** One row of the conversation list into plain values, by the site profile. Owns no memory. */
import type { RowReading } from '../core/readings';
import type { SiteProfile } from '../sites/site-profile';
import { parseDuration } from './durations';
import { isPresent, readField, type Tally } from './locate';

/** A row as the page shows it. `key` is the site's own id, or what stands in for one. */
export interface RawRow extends Omit<RowReading, 'conversationId'> {
  key: string;
}

const BETWEEN = '\u0001';

/** undefined when the row is not a buyer's, or cannot be told from others. */
export function readRow(row: Element, { list }: SiteProfile, tally?: Tally): RawRow | undefined {
  if (isPresent(list.ignore, row)) return undefined;
  const key = keyOfRow(row, list);
  tally?.note('list.key', key !== undefined);
  if (!key) return undefined;
  const name = readField(list.name, row) ?? '';
  tally?.note('list.name', name !== '');
  const reading: RawRow = { key, name, active: isPresent(list.active, row) };
  const unread = unreadOf(row, list);
  if (unread !== undefined) reading.unread = unread;
  const preview = readField(list.preview, row);
  if (preview !== undefined && !list.previewIgnore.some((words) => preview.startsWith(words)))
    reading.preview = preview;
  if (list.waiting.length > 0) reading.waiting = isPresent(list.waiting, row);
  return Object.assign(reading, countersOf(row, list, reading.waiting));
}

type Counters = Pick<RawRow, 'remainingMs' | 'waitedMs' | 'counterResolutionMs'>;

function countersOf(row: Element, list: SiteProfile['list'], waiting: boolean | undefined): Counters {
  const counters: Counters = {};
  const remaining = parseDuration(readField(list.remaining, row) ?? '');
  const waited = parseDuration(readField(list.waited, row) ?? '');
  if (remaining) counters.remainingMs = remaining.ms;
  if (waited && waiting !== false) counters.waitedMs = waited.ms;
  const counter = waited ?? remaining;
  if (counter) counters.counterResolutionMs = counter.resolutionMs;
  return counters;
}

/** The row with its counters read afresh, when nothing else of it can have changed: they step every second in every row. */
export function readCounters(before: RawRow, row: Element, { list }: SiteProfile): RawRow {
  const { remainingMs: _remaining, waitedMs: _waited, counterResolutionMs: _resolution, ...rest } = before;
  return { ...rest, ...countersOf(row, list, before.waiting) };
}

/** Names the elements in which nothing but a counter stands; undefined where a step may tell more than the time. */
export function counterSelector({ list }: SiteProfile): string | undefined {
  const fields = [...list.remaining, ...list.waited];
  const tellsMore = [...list.waiting, ...list.ignore].some(
    ({ css, pattern }) => pattern && fields.some((one) => one.css === css),
  );
  const plain = fields.every(({ attribute, reach, shown }) => !attribute && !reach && !shown);
  return plain && !tellsMore && fields.length > 0 ? fields.map(({ css }) => css).join() : undefined;
}

export function keyOfRow(row: Element, list: SiteProfile['list']): string | undefined {
  if (!list.keyParts) return readField(list.key, row);
  const parts = list.keyParts.map((field) => readField(field, row) ?? '');
  return parts[0] ? parts.join(BETWEEN) : undefined;
}

function unreadOf(row: Element, list: SiteProfile['list']): RowReading['unread'] {
  if (list.unread.length === 0) return undefined;
  if (!isPresent(list.unread, row)) return 0;
  const text = readField(list.unread, row) ?? '';
  return /^\d+$/.test(text) ? Number(text) : 'some';
}

/** The same buyer standing in several groups is one row: every group's news together. */
export function mergeRows(a: RawRow, b: RawRow): RawRow {
  const merged: RawRow = { ...b, ...a, active: a.active || b.active };
  if (a.waiting !== undefined || b.waiting !== undefined) merged.waiting = a.waiting === true || b.waiting === true;
  const unread = larger(a.unread, b.unread);
  if (unread !== undefined) merged.unread = unread;
  return merged;
}

function larger(a: RowReading['unread'], b: RowReading['unread']): RowReading['unread'] {
  if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
  if (a === 'some' || b === 'some')
    return typeof a === 'number' && a > 0 ? a : typeof b === 'number' && b > 0 ? b : 'some';
  return a ?? b;
}
