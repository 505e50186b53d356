/** Owns reading where everyone known on this computer stands on one site and day. Refuses to rank or to word. */
import { settledRows } from '../core/conversation';
import type { BusinessDay, SiteId } from '../core/ids';
import { type Figures, figuresOf } from '../core/metrics';
import type { DayRow, RuleProfile } from '../core/turn';
import { agentsOf } from './agents';
import type { KnownAgent, Ledger } from './ledger';
import { coverageOf, rowsOfDay, runningTurns } from './read';
import type { Span } from './spans';

export interface LocalStanding {
  agent: KnownAgent;
  figures: Figures;
  /** Settled, under the query's rule: what the figures are made of. */
  rows: readonly DayRow[];
  /** Watched share of the shift, 0 to 1; undefined when nobody knows. */
  coverage?: number;
}

export interface StandingQuery {
  siteId: SiteId;
  rule: RuleProfile;
  day: BusinessDay;
  /** Epoch ms, in pieces; undefined: from the first to the last observed moment. */
  shift?: readonly Span[];
  now: number;
}

/** Everyone known on the site who did something on the day, most recently seen first. Open turns with time left are left out. */
export async function localStandingsOf(ledger: Ledger, query: StandingQuery): Promise<LocalStanding[]> {
  const { siteId, rule, day, shift, now } = query;
  const [agents, allRows, running] = await Promise.all([
    agentsOf(ledger, siteId),
    rowsOfDay(ledger, day),
    runningTurns(ledger, now),
  ]);
  const standings = agents.map(async (agent): Promise<LocalStanding | undefined> => {
    const rows = allRows.filter((row) => row.agentId === agent.id && row.siteId === siteId && row.ruleId === rule.id);
    if (rows.length === 0) return undefined;
    const ids = new Set(rows.map((row) => row.id));
    const own = running.map(({ until, rows: parts }) => ({ until, rows: parts.filter((part) => ids.has(part.id)) }));
    const covered = await coverageOf(ledger, agent.id, siteId, day, shift);
    const settled = settledRows(rows, own, now);
    return {
      agent,
      rows: settled,
      figures: figuresOf(settled, rule),
      ...(covered && { coverage: covered.share }),
    };
  });
  return (await Promise.all(standings)).filter((standing) => standing !== undefined);
}
