/** Owns what is told of the person at this browser: settled rows of a day under each console's own rule, all accounts as one. */
import { settledRows } from '../core/conversation';
import { dayRowId, mergeDayRows } from '../core/day-row';
import type { AgentId, BusinessDay, SiteId } from '../core/ids';
import { isInUse } from '../core/pack-use';
import type { DayRow } from '../core/turn';
import type { Ledger } from '../db/ledger';
import { coverageOf, rowsOfDay, runningTurns } from '../db/read';

const ME = '' as AgentId;

export interface OwnDay {
  rows: DayRow[];
  coverage: Record<string, number>;
}

/** @param ruleIdOf the rule a console's agents are judged by; rows under other rules are not told */
export async function readOwnDay(
  ledger: Ledger,
  day: BusinessDay,
  ruleIdOf: (siteId: SiteId) => string,
  now: number,
): Promise<OwnDay> {
  const [all, running] = await Promise.all([rowsOfDay(ledger, day), runningTurns(ledger, now)]);
  const judged = all.filter((row) => row.ruleId === ruleIdOf(row.siteId));
  const ids = new Set(judged.map((row) => row.id));
  const open = running.map(({ until, rows }) => ({ until, rows: rows.filter((row) => ids.has(row.id)) }));
  const rows = settledRows(judged, open, now).map((row) => ({
    ...row,
    agentId: ME,
    id: dayRowId({ ...row, agentId: ME }),
  }));
  return { rows: mergeDayRows(rows), coverage: await watchedShares(ledger, judged, day) };
}

/** Versions of the packs that this team keeps up to date here; one that is switched off is not in use. */
export async function readOwnPacks(ledger: Ledger, team: string): Promise<Record<string, number>> {
  const rows = await ledger.packs.filter((row) => row.feedId === `hub:${team}` && isInUse(row)).toArray();
  return Object.fromEntries(rows.map(({ id, pack }) => [id, pack.version]));
}

/** Per console the best watched of the person's accounts. */
async function watchedShares(
  ledger: Ledger,
  rows: readonly DayRow[],
  day: BusinessDay,
): Promise<Record<string, number>> {
  const pairs = new Map(rows.map((row) => [`${row.agentId}|${row.siteId}`, row]));
  const shares: Record<string, number> = {};
  for (const { agentId, siteId } of pairs.values()) {
    const covered = await coverageOf(ledger, agentId, siteId, day);
    if (covered) shares[siteId] = Math.max(shares[siteId] ?? 0, Math.min(1, covered.share));
  }
  return shares;
}
