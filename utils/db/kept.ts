/** Owns counting and taking along what this computer keeps about the people who work on it. Reads only; packs are not records. */
import type { BusinessDay } from '../core/ids';
import type { Ledger } from './ledger';

export interface KeptRecords {
  facts: number;
  days: number;
  agents: number;
  firstDay?: BusinessDay;
}

/** Counts by index: nothing is loaded, so it costs the same after a year. */
export async function countKept(ledger: Ledger): Promise<KeptRecords> {
  const [facts, days, agents] = await Promise.all([
    ledger.facts.count(),
    ledger.rows.orderBy('day').uniqueKeys(),
    ledger.agents.count(),
  ]);
  const firstDay = days[0] as BusinessDay | undefined;
  return { facts, days: days.length, agents, ...(firstDay !== undefined && { firstDay }) };
}

/** Everything of a record nature, as JSON parts that make one document when joined; sliced, so that a year fits in memory once. */
export async function exportKept(ledger: Ledger, exportedAt: number): Promise<string[]> {
  const parts = [`{"format":"sideline-records/1","exportedAt":${exportedAt}`];
  for (const name of ['agents', 'coverage', 'rows', 'usage', 'dues', 'buyers', 'themes', 'facts'] as const) {
    parts.push(`,"${name}":[`);
    let first = true;
    await ledger.table(name).each((row: unknown) => {
      parts.push(first ? JSON.stringify(row) : `,${JSON.stringify(row)}`);
      first = false;
    });
    parts.push(']');
  }
  parts.push('}');
  return parts;
}
