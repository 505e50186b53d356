/** Owns what the ranking tab reads: everybody's span, the span before, my places by day. Reads only; core ranks. */
import type { RankBoard, RankBy, RankRow, RowWish } from '../../components/numbers/rank-model';
import { pickText, type Translate } from '../../components/text';
import { findBenchmarks, findDifferences, findImproved } from '../../utils/core/benchmarks';
import { rankComposite, rankOptions } from '../../utils/core/composite';
import type { AgentId, BusinessDay } from '../../utils/core/ids';
import { isEstimatedMetric, METRIC_IDS, METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { figuresOf } from '../../utils/core/metrics';
import { daysOf, shiftDay, spanBefore, spanOf } from '../../utils/core/period';
import { type Ranking, type RankingRow, rankAgents } from '../../utils/core/ranking';
import { OWN_DAYS } from '../../utils/core/references';
import type { DayRow } from '../../utils/core/turn';
import { agentsOf } from '../../utils/db/agents';
import type { Ledger } from '../../utils/db/ledger';
import { type PeriodStanding, readPeriod } from '../../utils/db/period';
import { withTeam } from '../../utils/db/team-period';
import { keepOf, type ReadScope } from './number-source';
import { proveRow } from './rank-proofs';

/** What a benchmark agent must be better in than the team's mean: what the composite weighs, where more or less is better. */
function judgedBy(weights: RankBoard['weights']): MetricId[] {
  return METRIC_IDS.filter((metric) => (weights[metric] ?? 0) > 0 && METRIC_LIST[metric].better !== 'none');
}

type Row = RankingRow & { samples: Partial<Record<MetricId, number>> };

function rowsOf(standings: readonly PeriodStanding[], by: RankBy): Row[] {
  return standings.map(({ agent, figures, coverage }) => ({
    agentId: agent.id,
    name: agent.name,
    figures,
    sample: by === 'composite' ? figures.turns : (figures[METRIC_LIST[by].sample] ?? 0),
    samples: Object.fromEntries(METRIC_IDS.map((metric) => [metric, figures[METRIC_LIST[metric].sample] ?? 0])),
    ...(coverage !== undefined && { coverage }),
  }));
}

function rank(rows: readonly Row[], by: RankBy, scope: ReadScope): Ranking {
  const minSample = scope.settings.minimumSample;
  return by === 'composite'
    ? rankComposite(rows, { weights: scope.settings.ranking.weights, minSample })
    : rankAgents(rows, rankOptions(by, { minSample }));
}

export async function readBoard(
  ledger: Ledger,
  scope: ReadScope,
  by: RankBy,
  now: number,
  t: Translate,
  opened?: RowWish,
): Promise<RankBoard> {
  const { site, rule, calendar, settings, agentId, period, day } = scope;
  const { isPrivate, sameHours, weights } = settings.ranking;
  const keep = keepOf(scope);
  const query = { siteId: site.id, rule, calendar, shift: settings.shift, now };
  const span = spanOf(period, day);
  const everybody = async (from: BusinessDay, to: BusinessDay, local?: PeriodStanding[]) => {
    const asked = { ...query, from, to };
    return withTeam(ledger, asked, keep, local ?? (await readPeriod(ledger, asked, keep)));
  };
  const local = await readPeriod(ledger, { ...query, ...span }, keep);
  const isMine = (each: PeriodStanding) => each.own ?? each.agent.id === agentId;
  const fairly = async (...asked: Parameters<typeof everybody>) => {
    const all = await everybody(...asked);
    return sameHours ? withinHoursOf(all, isMine, scope) : all;
  };
  const before = spanBefore(period, day);
  const since = shiftDay(span.from, -OWN_DAYS);
  const [current, previous, earlier] = await Promise.all([
    fairly(span.from, span.to, local),
    fairly(before.from, before.to),
    everybody(since, shiftDay(span.from, -1)),
  ]);
  const rows = rowsOf(current, by);
  const me = current.find(isMine)?.agent.id ?? earlier.find(isMine)?.agent.id;
  const ranking = rank(rows, by, scope);
  const places = placesOf(rank(rowsOf(previous, by), by, scope));
  const here = new Set((await agentsOf(ledger, site.id)).map(({ id }) => id));
  // In a team a person may be several accounts and devices: mine opens here where the one that is looked at is all of it.
  const turns = (all: readonly PeriodStanding[], id: AgentId | undefined) =>
    all.find(({ agent }) => agent.id === id)?.figures.turns;
  const isAllOfMe = turns(local, agentId) === turns(current, me);
  const accountOf = (id: AgentId) => (here.has(id) ? id : id === me && isAllOfMe ? agentId : undefined);
  const opensAs = (id: AgentId) => {
    const account = accountOf(id);
    return account === undefined ? {} : { opensAs: account };
  };
  const standing = opened && current.find(({ agent }) => agent.id === opened.agentId);
  const judged = judgedBy(weights);
  const benchmarks = judged.length > 0 ? findBenchmarks(rows, judged, { minSample: settings.minimumSample }) : [];
  const metric: MetricId = by === 'composite' || METRIC_LIST[by].kind === 'count' ? 'average' : by;
  const improved = findImproved(
    rows,
    new Map(earlier.map((each) => [each.agent.id, each.figures])),
    metric,
    settings.minimumSample,
  );
  return {
    by,
    rows: ranking.rows.map((row): RankRow => {
      const moved = row.rank === undefined ? undefined : places.get(row.agentId);
      return {
        agentId: row.agentId,
        name: row.name,
        own: row.agentId === me,
        sample: row.sample,
        estimated: by !== 'composite' && isEstimatedMetric(by, row.figures),
        benchmark: benchmarks.includes(row.agentId),
        ...(row.rank !== undefined && { place: row.rank }),
        ...(moved !== undefined && row.rank !== undefined && { moved: moved - row.rank }),
        ...(row.value !== undefined && { value: row.value }),
        ...(row.score !== undefined && { score: row.score }),
        ...(row.coverage !== undefined && { coverage: row.coverage }),
        ...(row.unranked && { unranked: row.unranked }),
        ...(row.points && { points: row.points }),
        ...opensAs(row.agentId),
      };
    }),
    minimumSample: settings.minimumSample,
    ruleName: pickText(rule.name, t),
    ...span,
    ...(ranking.mean !== undefined && { mean: ranking.mean }),
    weights,
    isPrivate,
    sameHours,
    // Colleagues tell their days under the platform's rule alone: in the coach's view this computer is compared.
    inTeam: scope.view !== 'coach' && current.some(({ own }) => own),
    improved: improved.map((each) => ({
      ...each,
      metric,
      name: rows.find((row) => row.agentId === each.agentId)?.name ?? '',
    })),
    judged,
    differences: benchmarks.length > 0 ? findDifferences(rows, benchmarks) : [],
    places: ownPlaces(earlier, by, scope, me, since, span.from),
    ...(opened && standing && { proof: proveRow(standing, opened, scope, accountOf(opened.agentId)) }),
  };
}

function placesOf({ rows }: Ranking): Map<AgentId, number> {
  return new Map(rows.flatMap((row) => (row.rank === undefined ? [] : [[row.agentId, row.rank] as const])));
}

/** Everybody's figures of the hours of each day in which this agent has records. */
function withinHoursOf(
  all: readonly PeriodStanding[],
  isMine: (each: PeriodStanding) => boolean,
  { rule }: ReadScope,
): PeriodStanding[] {
  const key = (row: DayRow) => `${row.day} ${row.hour}`;
  const own = new Set(all.find(isMine)?.rows.map(key));
  return all.flatMap((each) => {
    const rows = each.rows.filter((row) => own.has(key(row)));
    return rows.length > 0 ? [{ ...each, rows, figures: figuresOf(rows, rule) }] : [];
  });
}

/** My place on each earlier day, of those on which I had one. Coverage is of the whole stretch: a day's own is not read again. */
function ownPlaces(
  earlier: readonly PeriodStanding[],
  by: RankBy,
  scope: ReadScope,
  me: AgentId | undefined,
  from: BusinessDay,
  until: BusinessDay,
): RankBoard['places'] {
  return daysOf({ from, to: shiftDay(until, -1) }).flatMap((day) => {
    const standings = earlier.flatMap((each) => {
      const rows = each.rows.filter((row) => row.day === day);
      return rows.length > 0 ? [{ ...each, rows, figures: figuresOf(rows, scope.rule) }] : [];
    });
    const places = placesOf(rank(rowsOf(standings, by), by, scope));
    const place = me && places.get(me);
    return place === undefined || places.size < 2 ? [] : [{ day, place, of: places.size }];
  });
}
