/** Owns what is told of the person at this browser: settled rows of a day under each console's own rule, all accounts as one. */
import { settledRows } from '../core/conversation';
import { dayRowId, mergeDayRows } from '../core/day-row';
import type { AgentId, BusinessDay, SiteId } from '../core/ids';
import { isInUse } from '../core/pack-use';
import type { DayRow, RuleProfile } from '../core/turn';
import type { Ledger } from '../db/ledger';
import { coverageOf, rowsOfDay, runningTurns } from '../db/read';
import { waitingOn } from '../db/waits';
import type { Waits } from './day-value';

/** The rule a console's agents are judged by. */
export type RuleOf = (siteId: SiteId) => Pick<RuleProfile, 'id' | 'passSec'>;

const ME = '' as AgentId;

export interface OwnDay {
  rows: DayRow[];
  coverage: Record<string, number>;
}

/** Who waits now, of the given day; undefined: nobody. */
export async function readOwnWaits(
  ledger: Ledger,
  day: BusinessDay,
  ruleOf: RuleOf,
  now: number,
): Promise<Waits | undefined> {
  const found = await waitingOn(ledger, day, ruleOf, now);
  if (found.size === 0) return undefined;
  const bySite = [...found].map(([siteId, { count, since }]) => [siteId, [count, Math.floor(since / 1000)]]);
  return { at: Math.floor(now / 1000), bySite: Object.fromEntries(bySite) };
}

/** Rows under other rules than `ruleOf` names are not told. */
export async function readOwnDay(ledger: Ledger, day: BusinessDay, ruleOf: RuleOf, now: number): Promise<OwnDay> {
  const [all, running] = await Promise.all([rowsOfDay(ledger, day), runningTurns(ledger, now)]);
  const judged = all.filter((row) => row.ruleId === ruleOf(row.siteId).id);
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
