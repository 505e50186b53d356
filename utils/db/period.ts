/** Owns reading several days at once: everybody's rows and coverage on one site. Refuses to rank or to word. */
import type { Calendar } from '../core/business-day';
import { settledRows } from '../core/conversation';
import type { AgentId, BusinessDay, SiteId } from '../core/ids';
import { type Figures, figuresOf } from '../core/metrics';
import { type ShiftMinutes, shiftWithin } from '../core/period';
import type { DayRow, RuleProfile } from '../core/turn';
import { agentsOf } from './agents';
import type { CoverageDay, KnownAgent, Ledger } from './ledger';
import { rowsOfDays, runningTurns } from './read';
import { watchedMs } from './spans';

export interface PeriodQuery {
  siteId: SiteId;
  rule: RuleProfile;
  from: BusinessDay;
  to: BusinessDay;
  calendar: Calendar;
  /** Minutes of the business day; null: from the first to the last watched moment of each day. */
  shift: ShiftMinutes | null;
  /** Epoch ms: open turns with time left are taken out, and a shift ends now. */
  now: number;
}

export interface PeriodStanding {
  agent: KnownAgent;
  figures: Figures;
  /** Under the rule, settled. */
  rows: DayRow[];
  coverage?: number;
  /** Time watched, whether or not a shift is set. */
  watchedMs?: number;
  /** In a team: this person's, whatever accounts and devices it is made of (see `team-period.ts`). */
  own?: true;
}

/** Everyone known on the site who did something in those days. `keep` narrows rows: hours, shops. */
export async function readPeriod(
  ledger: Ledger,
  query: PeriodQuery,
  keep: (row: DayRow) => boolean = () => true,
): Promise<PeriodStanding[]> {
  const { siteId, rule, from, to, now } = query;
  const [agents, allRows, running, covered] = await Promise.all([
    agentsOf(ledger, siteId),
    rowsOfDays(ledger, from, to),
    runningTurns(ledger, now),
    ledger.coverage.where('day').between(from, to, true, true).toArray(),
  ]);
  const wanted = allRows.filter((row) => row.siteId === siteId && row.ruleId === rule.id && keep(row));
  return agents.flatMap((agent): PeriodStanding[] => {
    const own = settledRows(
      wanted.filter((row) => row.agentId === agent.id),
      running,
      now,
    );
    if (own.length === 0) return [];
    const days = covered.filter((day) => day.agentId === agent.id && day.siteId === siteId);
    const coverage = coverageOfDays(days, query);
    const watched = days.reduce(
      (sum, { spans }) => sum + spans.reduce((part, [begin, end]) => part + end - begin, 0),
      0,
    );
    return [
      {
        agent,
        rows: own,
        figures: figuresOf(own, rule),
        ...(coverage !== undefined && { coverage }),
        ...(watched > 0 && { watchedMs: watched }),
      },
    ];
  });
}

/** Watched ms over shift ms of all the days on which anything was watched, 0 to 1; undefined when nothing was. */
export function coverageOfDays(
  days: readonly CoverageDay[],
  query: Pick<PeriodQuery, 'calendar' | 'shift' | 'now'>,
): number | undefined {
  let watched = 0;
  let length = 0;
  for (const day of days) {
    for (const piece of shiftOfDay(day, query)) {
      watched += watchedMs(day.spans, piece);
      length += piece[1] - piece[0];
    }
  }
  return length > 0 ? watched / length : undefined;
}

/** When a day's coverage is asked of: the shift so far, or from the first to the last watched moment. */
export function shiftOfDay(
  { day, spans }: CoverageDay,
  { calendar, shift, now }: Pick<PeriodQuery, 'calendar' | 'shift' | 'now'>,
): [number, number][] {
  return shift ? shiftWithin(shift, calendar.rangeOf(day).from, now) : observedSpans(spans);
}

function observedSpans(spans: CoverageDay['spans']): [number, number][] {
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last && last[1] > first[0] ? [[first[0], last[1]]] : [];
}

/** Figures per agent over a period, for comparing with: no coverage, no names. */
export async function figuresByAgent(
  ledger: Ledger,
  query: PeriodQuery,
  keep?: (row: DayRow) => boolean,
): Promise<Map<AgentId, Figures>> {
  const standings = await readPeriod(ledger, query, keep);
  return new Map(standings.map(({ agent, figures }) => [agent.id, figures]));
}
