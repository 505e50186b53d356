/**
 * Owns the rows of the day as sums of what conversations contribute. A live change takes the old part out and puts the new
 * one in; where that cannot be exact, the row is merged from all its contributions. Runs in the caller's transaction.
 */
import { mergeDayRows, subtractRows } from '../core/day-row';
import type { BusinessDay } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { HeldWork } from './held';
import type { Contribution, Ledger } from './ledger';
import type { Writes } from './writes';

/** What one row gains and loses. */
export interface RowChange {
  plus: Contribution[];
  minus: Contribution[];
}

/** Applies changes; @returns the day of each row that really changed */
export async function changeRows(
  ledger: Ledger,
  changes: ReadonlyMap<string, RowChange>,
  held?: HeldWork,
  writes?: Writes,
): Promise<BusinessDay[]> {
  const ids = [...changes.keys()];
  if (ids.length === 0) return [];
  const known = ids.map((id) => held?.row(id));
  const before = known.includes(undefined) ? await ledger.rows.bulkGet(ids) : known;
  const puts: DayRow[] = [];
  const unclear: string[] = [];
  const days: BusinessDay[] = [];
  ids.forEach((id, index) => {
    const row = before[index];
    const next = changedRow(row, changes.get(id) ?? { plus: [], minus: [] });
    if (!next) unclear.push(id);
    else {
      held?.leaveRow(next);
      if (isSameRecord(next, row)) return;
      puts.push(next);
      days.push(next.day);
    }
  });
  if (writes) writes.put(ledger.rows, puts);
  else if (puts.length > 0) await ledger.rows.bulkPut(puts);
  return unclear.length > 0 ? [...days, ...(await mergeRows(ledger, unclear, held))] : days;
}

/** Merges rows again from what conversations contribute; @returns the day of each row that really changed */
export async function mergeRows(ledger: Ledger, rowIds: Iterable<string>, held?: HeldWork): Promise<BusinessDay[]> {
  const ids = [...rowIds];
  if (ids.length === 0) return [];
  // One range each: the database hands a range over at once, but walks a list of keys record by record.
  const [parts, before] = await Promise.all([
    Promise.all(ids.map((id) => ledger.contributions.where('id').equals(id).toArray())),
    ledger.rows.bulkGet(ids),
  ]);
  const puts: DayRow[] = [];
  const gone: string[] = [];
  const days: BusinessDay[] = [];
  ids.forEach((id, index) => {
    const merged = mergeDayRows(parts[index] ?? [])[0];
    const row = before[index];
    if (merged) held?.leaveRow(merged);
    else held?.dropRow(id);
    if (isSameRecord(merged, row)) return;
    if (merged) puts.push(merged);
    else gone.push(id);
    const day = merged?.day ?? row?.day;
    if (day !== undefined) days.push(day);
  });
  if (puts.length > 0) await ledger.rows.bulkPut(puts);
  if (gone.length > 0) await ledger.rows.bulkDelete(gone);
  return days;
}

/** undefined: the parts alone cannot say (the longest wait may be gone, the row may be empty, or was not what it should be). */
function changedRow(row: DayRow | undefined, { plus, minus }: RowChange): DayRow | undefined {
  if (!row) return minus.length === 0 ? mergeDayRows(plus)[0] : undefined;
  const longest = Math.max(0, ...plus.map((part) => part.maxWaitMs));
  if (minus.some((part) => part.maxWaitMs === row.maxWaitMs && part.maxWaitMs > longest)) return undefined;
  const [next] = subtractRows([row, ...plus], minus);
  return next && isSound(next) ? next : undefined;
}

function isSound(row: DayRow): boolean {
  return row.turns >= 0 && row.buyerMessages >= 0 && row.agentMessages >= 0 && row.waits.every((count) => count >= 0);
}

/** Whether two records say the same, in whatever order; a field that is undefined is none. Ends at the first difference. */
export function isSameRecord(a: object | undefined, b: object | undefined): boolean {
  return isSame(a, b);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  for (const key in a) if (!isSame(a[key], b[key])) return false;
  for (const key in b) if (a[key] === undefined && b[key] !== undefined) return false;
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
