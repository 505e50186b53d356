/** Owns counting what this computer keeps about the people who work on it. Reads only; packs are not records. */
import type { BusinessDay, ShopId } from '../core/ids';
import type { Ledger } from './ledger';
import { readRemembered } from './remembered';

export interface KeptRecords {
  facts: number;
  days: number;
  agents: number;
  /** Uses of scripts, notes on buyers, promises and things to do, and questions kept by a tap. */
  usage: number;
  notes: number;
  dues: number;
  questions: number;
  firstDay?: BusinessDay;
  lastDay?: BusinessDay;
  /** Shops that rows speak of, by name. */
  shops: ShopId[];
}

/** Counts by index: nothing is loaded, so it costs the same after a year. */
export async function countKept(ledger: Ledger): Promise<KeptRecords> {
  const [facts, found, agents, rows, usage, notes, dues, kept] = await Promise.all([
    ledger.facts.count(),
    ledger.rows.orderBy('day').uniqueKeys(),
    ledger.agents.count(),
    ledger.rows.toCollection().primaryKeys(),
    ledger.usage.count(),
    ledger.buyers.count(),
    ledger.dues.count(),
    readRemembered(ledger),
  ]);
  const days = found as BusinessDay[];
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  // A row's id is `agent|site|shop|day|hour|rule`, and no part of it holds a bar.
  const shops = [...new Set(rows.map((id) => id.split('|')[2] ?? ''))].filter((shop) => shop !== '').sort() as ShopId[];
  return {
    facts,
    days: days.length,
    agents,
    usage,
    notes,
    dues,
    questions: kept.length,
    shops,
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
  };
}
