/** Owns day rows: what one turn or message adds, and sums of rows that never depend on order or grouping. */
import type { AgentId, BusinessDay, ShopId, SiteId } from './ids';
import { type DayRow, WAIT_EDGES_SEC } from './turn';

type CountField = {
  [Field in keyof DayRow]-?: DayRow[Field] extends number
    ? Field extends 'hour' | 'maxWaitMs'
      ? never
      : Field
    : never;
}[keyof DayRow];

/** What the second edition of rows added; a row folded before it has none of them. */
export const RECEPTION_COUNTS = [
  'filteredBuyers',
  'noReplyBuyers',
  'openEndBuyers',
  'slowBuyers',
  'sessions',
  'sessionMs',
  'longSessions',
  'transfersIn',
  'transfersOut',
  'editedMessages',
  'knownOrders',
  'inquiries',
  'orderers',
  'payers',
  'pricedPayers',
  'paidCents',
  'itemPayers',
  'paidItems',
] as const satisfies readonly CountField[];

/** Every field that adds, in the one order rows are written in: sums, files and their checks all follow this list. */
export const COUNTS = [
  'turns',
  'answered',
  'unanswered',
  'within',
  'waitSumMs',
  'firstTurns',
  'firstAnswered',
  'firstWaitSumMs',
  'units',
  'unitsPassed',
  'openEnded',
  'buyerMessages',
  'agentMessages',
  'agentRuns',
  'buyerRuns',
  'agentChars',
  'insertedChars',
  'insertedMessages',
  'receptions',
  ...RECEPTION_COUNTS,
  'unsureTurns',
  'estimatedTurns',
] as const satisfies readonly CountField[];

export interface RowKey {
  agentId: AgentId;
  siteId: SiteId;
  shopId: ShopId;
  day: BusinessDay;
  hour: number;
  ruleId: string;
}

export function dayRowId(key: RowKey): string {
  return `${key.agentId}|${key.siteId}|${key.shopId}|${key.day}|${key.hour}|${key.ruleId}`;
}

/** Typed by the list and not by the row: with a counter that the list leaves out `emptyRow` does not compile. */
const NO_COUNTS = Object.freeze(Object.fromEntries(COUNTS.map((field) => [field, 0]))) as Readonly<
  Record<(typeof COUNTS)[number], number>
>;

/** Dozens are made for each message that comes in: its counters are copied, not looked up by name again. */
export function emptyRow(key: RowKey): DayRow {
  const { agentId, siteId, shopId, day, hour, ruleId } = key;
  return {
    id: dayRowId(key),
    agentId,
    siteId,
    shopId,
    day,
    hour,
    ruleId,
    maxWaitMs: 0,
    waits: new Array<number>(WAIT_EDGES_SEC.length + 1).fill(0),
    ...NO_COUNTS,
  };
}

/** The histogram bucket of a wait: the first edge that is not below it, so 180 000 ms is in the bucket that ends at 180 s. */
export function waitBucket(waitMs: number): number {
  const index = WAIT_EDGES_SEC.findIndex((edge) => waitMs <= edge * 1000);
  return index < 0 ? WAIT_EDGES_SEC.length : index;
}

/** False for a row of the first edition: what happened in its receptions is not known, and never will be if its facts are gone. */
export function hasReceptions(row: DayRow): boolean {
  return row.sessions !== undefined;
}

/** A sum with one unknown part is unknown. */
function forgetReceptions(row: DayRow | undefined): void {
  if (row) for (const field of [...RECEPTION_COUNTS, 'waitingBuyers'] as const) delete (row as Partial<DayRow>)[field];
}

function isEmpty(row: DayRow): boolean {
  return COUNTS.every((field) => (row[field] ?? 0) === 0) && row.waits.every((count) => count === 0);
}

function blend(rows: readonly DayRow[], other: readonly DayRow[], sign: 1 | -1): DayRow[] {
  const sums = new Map<string, DayRow>();
  const old = new Set<string>();
  const take = (row: DayRow, factor: 1 | -1) => {
    let sum = sums.get(row.id);
    if (!sum) {
      sum = emptyRow(row);
      sums.set(row.id, sum);
    }
    for (const field of COUNTS) sum[field] += factor * (row[field] ?? 0);
    if (!hasReceptions(row)) old.add(row.id);
    if (row.waitingBuyers) sum.waitingBuyers = (sum.waitingBuyers ?? 0) + factor * row.waitingBuyers;
    for (let index = 0; index < sum.waits.length; index += 1) {
      sum.waits[index] = (sum.waits[index] ?? 0) + factor * (row.waits[index] ?? 0);
    }
    if (factor > 0) sum.maxWaitMs = Math.max(sum.maxWaitMs, row.maxWaitMs);
  };
  for (const row of rows) take(row, 1);
  for (const row of other) take(row, sign);
  for (const id of old) forgetReceptions(sums.get(id));
  return inOrder(sums.values());
}

/** Rows of which no two have one id: sorted by id, empty ones left out. */
export function inOrder(rows: Iterable<DayRow>): DayRow[] {
  return [...rows].filter((row) => !isEmpty(row)).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** One row per id, sorted by id, empty ones left out: equal for any order and any grouping of the same rows. */
export function mergeDayRows(rows: readonly DayRow[]): DayRow[] {
  return blend(rows, [], 1);
}

/** `mergeDayRows` of two lists. */
export function addRows(rows: readonly DayRow[], more: readonly DayRow[]): DayRow[] {
  return blend(rows, more, 1);
}

/** `rows` without `part`: exact in every field that adds. `maxWaitMs` cannot be taken back and stays an upper bound. */
export function subtractRows(rows: readonly DayRow[], part: readonly DayRow[]): DayRow[] {
  return blend(rows, part, -1);
}
