/** One row of the conversation list into plain values, by the site profile. Owns no memory. */
import type { RowReading } from '../core/readings';
import type { SiteProfile } from '../sites/site-profile';
import { parseDuration } from './durations';
import { type Finds, isPresent, readField, type Tally } from './locate';

/** A row as the page shows it. `key` is the site's own id, or what stands in for one. */
export interface RawRow extends Omit<RowReading, 'conversationId'> {
  key: string;
}

const BETWEEN = '\u0001';

/** undefined when the row is not a buyer's, or cannot be told from others. */
export function readRow(row: Element, { list }: SiteProfile, tally?: Tally, finds?: Finds): RawRow | undefined {
  if (isPresent(list.ignore, row, finds)) return undefined;
  const key = keyOfRow(row, list, finds);
  tally?.note('list.key', key !== undefined);
  if (!key) return undefined;
  const name = readField(list.name, row, finds) ?? '';
  tally?.note('list.name', name !== '');
  const reading: RawRow = { key, name, active: isPresent(list.active, row, finds) };
  const unread = unreadOf(row, list, finds);
  if (unread !== undefined) reading.unread = unread;
  const preview = readField(list.preview, row, finds);
  tally?.note('list.preview', preview !== undefined);
  if (preview !== undefined && !list.previewIgnore.some((words) => preview.startsWith(words)))
    reading.preview = preview;
  if (list.waiting.length > 0) reading.waiting = isPresent(list.waiting, row, finds);
  return Object.assign(reading, countersOf(row, list, reading.waiting, finds));
}

type Counters = Pick<RawRow, 'remainingMs' | 'waitedMs' | 'counterResolutionMs'>;

function countersOf(row: Element, list: SiteProfile['list'], waiting: boolean | undefined, finds?: Finds): Counters {
  const counters: Counters = {};
  const remaining = parseDuration(readField(list.remaining, row, finds) ?? '');
  const waited = parseDuration(readField(list.waited, row, finds) ?? '');
  if (remaining) counters.remainingMs = remaining.ms;
  if (waited && waiting !== false) counters.waitedMs = waited.ms;
  const counter = waited ?? remaining;
  if (counter) counters.counterResolutionMs = counter.resolutionMs;
  return counters;
}

/** The row with its counters read afresh, when nothing else of it can have changed: they step every second in every row. */
export function readCounters(before: RawRow, row: Element, { list }: SiteProfile, finds?: Finds): RawRow {
  const { remainingMs: _remaining, waitedMs: _waited, counterResolutionMs: _resolution, ...rest } = before;
  return { ...rest, ...countersOf(row, list, before.waiting, finds) };
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

export function keyOfRow(row: Element, list: SiteProfile['list'], finds?: Finds): string | undefined {
  if (!list.keyParts) return readField(list.key, row, finds);
  const parts = list.keyParts.map((field) => readField(field, row, finds) ?? '');
  return parts[0] ? parts.join(BETWEEN) : undefined;
}

function unreadOf(row: Element, list: SiteProfile['list'], finds?: Finds): RowReading['unread'] {
  if (list.unread.length === 0) return undefined;
  if (!isPresent(list.unread, row, finds)) return 0;
  const text = readField(list.unread, row, finds) ?? '';
  return /^\d+$/.test(text) ? Number(text) : 'some';
}

/** The same buyer standing in several groups is one row: every group's news together. */
export function mergeRows(a: RawRow, b: RawRow): RawRow {
  const merged: RawRow = { ...b, ...a, active: a.active || b.active };
  if (a.waiting !== undefined || b.waiting !== undefined) merged.waiting = a.waiting === true || b.waiting === true;
  if (a.changedAt !== undefined || b.changedAt !== undefined)
    merged.changedAt = Math.max(a.changedAt ?? 0, b.changedAt ?? 0);
  if (a.changedFrom !== undefined || b.changedFrom !== undefined)
    merged.changedFrom = Math.min(a.changedFrom ?? Infinity, b.changedFrom ?? Infinity);
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
