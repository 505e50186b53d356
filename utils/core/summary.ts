/** Owns today's few figures, as the overlay shows them; refuses everything that needs more than day rows. */
import { type Running, settledRows } from './conversation';
import { figuresOf } from './metrics';
import type { DayRow, RuleProfile } from './turn';

/** Today's figures of one agent on one site, under the site's rule; undefined means "not known", never zero. */
export interface DaySummary {
  ruleId: string;
  turns: number;
  answered: number;
  averageWaitMs?: number;
  firstAverageWaitMs?: number;
  /** Of what the rule judges (buyers, sessions, first turns or turns), the share without a miss. */
  withinShare?: number;
  unanswered: number;
  receptions: number;
  estimated: boolean;
}

/**
 * Sums the given rows (one agent, one site, one business day: the caller chooses). Open turns that can still be answered
 * in time count neither for nor against while `now` is within their limit: pass each conversation's `running`.
 */
export function summarizeDay(
  rows: readonly DayRow[],
  rule: RuleProfile,
  live?: { running: readonly Running[]; now: number },
): DaySummary {
  const figures = figuresOf(live ? settledRows(rows, live.running, live.now) : rows, rule);
  return {
    ruleId: rule.id,
    turns: figures.turns,
    answered: figures.answered,
    ...(figures.averageMs !== undefined && { averageWaitMs: Math.round(figures.averageMs) }),
    ...(figures.firstAverageMs !== undefined && { firstAverageWaitMs: Math.round(figures.firstAverageMs) }),
    ...(figures.unitShare !== undefined && { withinShare: figures.unitShare }),
    unanswered: figures.unanswered,
    receptions: figures.receptions,
    estimated: figures.estimated,
  };
}
