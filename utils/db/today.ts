/** Owns what today's figures of one agent are made of, asked for after every commit: from memory where it is held. */
import type { DayRow } from '../core/turn';
import { type AgentDay, agentDayKey, heldAgentDay } from './held';
import type { Ledger } from './ledger';
import { rowsOfAgentDay, runningTurns } from './read';

/** One agent's rows on one site and day, and all open turns: what today's figures are made of. */
export function agentDayNow(
  ledger: Ledger,
  { agentId, siteId, day }: Pick<DayRow, 'agentId' | 'siteId' | 'day'>,
  now: number,
): Promise<AgentDay> {
  return heldAgentDay(ledger, agentDayKey({ agentId, siteId, day }), now, () =>
    ledger.transaction('r', ledger.rows, ledger.running, async () => {
      const [rows, running] = await Promise.all([
        rowsOfAgentDay(ledger, agentId, siteId, day),
        runningTurns(ledger, now),
      ]);
      return { rows, running };
    }),
  );
}
