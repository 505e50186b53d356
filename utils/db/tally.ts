/** Owns the tally of every business day: how many facts, their sum, and the commit that last touched it. */
import type { Fact } from '../core/facts';
import type { BusinessDay } from '../core/ids';
import { addSums, factSum, takeSum } from './fact-sum';
import type { HeldWork } from './held';
import type { DayTally, Ledger } from './ledger';
import type { Writes } from './writes';

/** What one transaction does to the days it touches. */
export interface TallyChange {
  add(day: BusinessDay, fact: Fact): void;
  take(day: BusinessDay, fact: Fact): void;
  /** Rows or coverage of the day changed, or may have. */
  touch(day: BusinessDay): void;
  /** Facts added less facts taken. */
  readonly added: number;
  readonly days: ReadonlyMap<BusinessDay, { facts: number; plus: number; minus: number }>;
}

export function startTally(): TallyChange {
  const days = new Map<BusinessDay, { facts: number; plus: number; minus: number }>();
  let added = 0;
  const at = (day: BusinessDay) => {
    const known = days.get(day) ?? { facts: 0, plus: 0, minus: 0 };
    days.set(day, known);
    return known;
  };
  return {
    add(day, fact) {
      const change = at(day);
      change.facts += 1;
      change.plus = addSums(change.plus, factSum(fact));
      added += 1;
    },
    take(day, fact) {
      const change = at(day);
      change.facts -= 1;
      change.minus = addSums(change.minus, factSum(fact));
      added -= 1;
    },
    touch: (day) => void at(day),
    get added() {
      return added;
    },
    days,
  };
}

/** Applies a change inside the caller's transaction. @param stamp the number of this commit */
export async function writeTally(
  ledger: Ledger,
  change: TallyChange,
  stamp: number,
  held?: HeldWork,
  writes?: Writes,
): Promise<void> {
  const names = [...change.days.keys()];
  if (names.length === 0) return;
  const known = names.map((day) => held?.day(day));
  const before = known.includes(undefined) ? await ledger.days.bulkGet(names) : known;
  const rows = names.map((day, index): DayTally => {
    const { facts = 0, sum = 0 } = before[index] ?? {};
    const { plus = 0, minus = 0, facts: more = 0 } = change.days.get(day) ?? {};
    return { day, facts: facts + more, sum: takeSum(addSums(sum, plus), minus), stamp };
  });
  if (writes) writes.put(ledger.days, rows);
  else await ledger.days.bulkPut(rows);
  for (const row of rows) held?.leaveDay(row);
}

/** Facts of a day as they lie there now: their number and sum. Reads the whole day. */
export async function countDay(ledger: Ledger, day: BusinessDay): Promise<{ facts: number; sum: number }> {
  const stored = await ledger.facts.where('day').equals(day).toArray();
  let sum = 0;
  for (const { day: _, ...fact } of stored) sum = addSums(sum, factSum(fact as Fact));
  return { facts: stored.length, sum };
}
