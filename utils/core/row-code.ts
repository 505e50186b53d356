/**
 * Owns the short form of day rows: the names of the counters that are used once, then a tuple per row. It travels to the team's
 * server and lies in the ledger for colleagues: a team of thousands is read several times sooner than as rows of fifty fields.
 */
import { dayRowId, emptyRow } from './day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from './ids';
import type { DayRow } from './turn';

type Counter = Exclude<
  { [Key in keyof DayRow]-?: NonNullable<DayRow[Key]> extends number ? Key : never }[keyof DayRow],
  'hour' | 'maxWaitMs'
>;

/** `[site, shop, hour, rule, longest wait in ms, counters in the order of their names, histogram]`. */
export type CodedRow = [
  siteId: string,
  shopId: string,
  hour: number,
  ruleId: string,
  maxWaitMs: number,
  counts: number[],
  waits: number[],
];

export interface CodedRows {
  /** Names of the counters: those of them that some row uses. */
  f: string[];
  rows: CodedRow[];
}

const NOT_COUNTERS = new Set<string>(['hour', 'maxWaitMs']);

/** Every counter a row may have in this version, in a fixed order; one of them only settled rows have. */
function countersOf(row: DayRow): Counter[] {
  const isCounter = (key: string): key is Counter =>
    typeof row[key as keyof DayRow] === 'number' && !NOT_COUNTERS.has(key);
  const counters = Object.keys(row).filter(isCounter);
  return [...new Set<Counter>([...counters, 'waitingBuyers'])].sort();
}

const BLANK = emptyRow({
  agentId: asId<AgentId>(''),
  siteId: asId<SiteId>(''),
  shopId: asId<ShopId>(''),
  day: asId<BusinessDay>(''),
  hour: 0,
  ruleId: '',
});
const KNOWN: ReadonlySet<string> = new Set(countersOf(BLANK));

/** Whole numbers; whose rows they are and of which day is said beside them. */
export function codeRows(rows: readonly DayRow[]): CodedRows {
  const counters = rows[0] ? countersOf(rows[0]) : [];
  const used = counters.filter((counter) => rows.some((row) => (row[counter] ?? 0) !== 0));
  return {
    f: used,
    rows: rows.map((row) => [
      row.siteId,
      row.shopId,
      row.hour,
      row.ruleId,
      Math.round(row.maxWaitMs),
      used.map((counter) => Math.round(row[counter] ?? 0)),
      row.waits,
    ]),
  };
}

/** The same rows as another agent's and of this day. Counters of a newer version are left out; undefined when lists do not fit. */
export function decodeRows(
  { f: names, rows: coded }: CodedRows,
  agentId: AgentId,
  day: BusinessDay,
): DayRow[] | undefined {
  const rows: DayRow[] = [];
  const known = names.map((name) => KNOWN.has(name));
  for (const [siteId, shopId, hour, ruleId, maxWaitMs, counts, waits] of coded) {
    if (counts.length !== names.length || waits.length !== BLANK.waits.length) return undefined;
    const row = { ...BLANK, agentId, day, hour, ruleId, maxWaitMs, waits } as DayRow;
    row.siteId = siteId as SiteId;
    row.shopId = shopId as ShopId;
    row.id = dayRowId(row);
    for (let index = 0; index < names.length; index += 1)
      if (known[index]) row[names[index] as Counter] = counts[index] ?? 0;
    rows.push(row);
  }
  return rows;
}
