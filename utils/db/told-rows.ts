/** Owns how a colleague's rows lie in the ledger: coded, by console, so that one console of a team of thousands is read at once. */
import { dayRowId } from '../core/day-row';
import type { AgentId } from '../core/ids';
import { type CodedRows, codeRows, decodeRows } from '../core/row-code';
import type { DayRow } from '../core/turn';
import type { StoredTeamDay } from './ledger';

/** One device's day as the team's server told it. */
export interface TeamDay extends Omit<StoredTeamDay, 'told' | 'rows'> {
  rows: DayRow[];
  themes?: Record<string, number>;
}

export function keepDay({ rows, themes: _, ...day }: TeamDay): StoredTeamDay {
  const bySite = new Map<string, DayRow[]>();
  for (const row of rows) bySite.set(row.siteId, [...(bySite.get(row.siteId) ?? []), row]);
  const told = Object.fromEntries([...bySite].map(([site, each]) => [site, JSON.stringify(codeRows(each))]));
  return { ...day, told };
}

/** Whether anything was told of this console: asked of everybody for each console before anything is read. */
export const tellsOf = ({ rows, told = {}, waits }: StoredTeamDay, siteId: string) =>
  rows !== undefined || Object.hasOwn(told, siteId) || (waits !== undefined && Object.hasOwn(waits.bySite, siteId));

/** As rows of `agentId`; of one console, or of all. What lies here was checked when it came in. */
export function toldRows(day: StoredTeamDay, agentId: AgentId, siteId?: string): DayRow[] {
  if (day.rows) {
    const rows = siteId === undefined ? day.rows : day.rows.filter((row) => row.siteId === siteId);
    return rows.map((row) => ({ ...row, agentId, id: dayRowId({ ...row, agentId }) }));
  }
  const { told = {} } = day;
  const sites = siteId === undefined ? Object.keys(told) : [siteId];
  return sites.flatMap((site) => {
    const text = Object.hasOwn(told, site) ? told[site] : undefined;
    return text === undefined ? [] : (decodeRows(JSON.parse(text) as CodedRows, agentId, day.day) ?? []);
  });
}
