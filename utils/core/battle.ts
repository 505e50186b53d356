/**
 * Owns a race between groups (小组PK) over some full hours: sums, places, each hour's own result. Refuses places of persons:
 * a battle is of groups. Small samples have no place and say so; what is counted is counted per head.
 */
import type { Calendar } from './business-day';
import { rankComposite, rankOptions, type Weights } from './composite';
import { type AgentId, asId, type BusinessDay, type SiteId } from './ids';
import { isEstimatedMetric, METRIC_IDS, METRIC_LIST, type MetricId } from './metric-list';
import { type Figures, figuresOf } from './metrics';
import { type RankedRow, rankAgents } from './ranking';
import type { DayRow, RuleProfile } from './turn';

export type BattleMetric = MetricId | 'composite';

export interface BattleGroup {
  name: string;
  /** Ids of members. */
  members: readonly string[];
}

export interface Battle {
  id: string;
  title: string;
  siteId: SiteId;
  metric: BattleMetric;
  /** Epoch seconds, on full hours of the team's clock; `to` is past the last. */
  from: number;
  to: number;
  groups: readonly BattleGroup[];
}

export interface GroupStanding {
  name: string;
  /** Ids of members, sorted: two groups may have one name. */
  members: readonly string[];
  value?: number;
  /** What the value rests on. */
  sample: number;
  /** How many of the group have worked in these hours, and how many it names. */
  people: number;
  of: number;
  /** 1 is best; equal ones share it. */
  place?: number;
  unranked?: 'unknown' | 'sample';
  estimated: boolean;
  /** Of a composite: points of each figure, 0 to 100. */
  points?: Partial<Record<MetricId, number>>;
}

export interface HourResult {
  day: BusinessDay;
  /** Wall clock, 0 to 23. */
  hour: number;
  groups: GroupStanding[];
}

export interface BattleStanding {
  state: 'before' | 'running' | 'over';
  /** Of all hours so far, best first. */
  groups: GroupStanding[];
  /** Hours that are over, the newest first. */
  hours: HourResult[];
  /** How many hours each group has won; a shared first place counts for both. */
  won: Record<string, number>;
}

export interface BattleRules {
  rule: RuleProfile;
  calendar: Calendar;
  /** Of a group over the whole battle. */
  minSample: number;
  weights: Weights;
  /** Epoch ms. */
  now: number;
}

const HOUR_SEC = 3600;
/** An hour of a small group holds little: less than this says nothing. */
const HOUR_SAMPLE = 5;

export interface HourSlot {
  day: BusinessDay;
  hour: number;
  /** Epoch ms at its end. */
  endsAt: number;
}

/** The hours of a battle, in order. */
export function slotsOf({ from, to }: Pick<Battle, 'from' | 'to'>, calendar: Calendar): HourSlot[] {
  const count = Math.max(0, Math.round((to - from) / HOUR_SEC));
  return Array.from({ length: count }, (_, index) => {
    const at = (from + index * HOUR_SEC) * 1000;
    return { day: calendar.dayOf(at), hour: calendar.hourOf(at), endsAt: at + HOUR_SEC * 1000 };
  });
}

/** @param told rows of each member, of any hours and rules; those of the battle are taken */
export function standBattle(
  battle: Battle,
  told: ReadonlyMap<string, readonly DayRow[]>,
  rules: BattleRules,
): BattleStanding {
  const { now, minSample } = rules;
  const slots = slotsOf(battle, rules.calendar);
  const over = slots.filter(({ endsAt }) => endsAt <= now);
  const hours = over
    .map(({ day, hour }) => ({ day, hour, groups: place(battle, told, [{ day, hour }], rules, HOUR_SAMPLE) }))
    .reverse();
  const won: Record<string, number> = Object.fromEntries(battle.groups.map(({ name }) => [name, 0]));
  for (const { groups } of hours) {
    for (const { name, place } of groups) if (place === 1) won[name] = (won[name] ?? 0) + 1;
  }
  return {
    state: now < battle.from * 1000 ? 'before' : now < battle.to * 1000 ? 'running' : 'over',
    groups: place(battle, told, slots, rules, minSample),
    hours,
    won,
  };
}

function place(
  { groups, metric, siteId }: Battle,
  told: ReadonlyMap<string, readonly DayRow[]>,
  slots: readonly Pick<HourSlot, 'day' | 'hour'>[],
  { rule, weights }: BattleRules,
  minSample: number,
): GroupStanding[] {
  const isWanted = inSlots(siteId, slots, rule);
  const rows = groups.map(({ name, members }, index) => {
    const each = members.map((member) => (told.get(member) ?? []).filter(isWanted));
    const people = each.filter((own) => own.length > 0).length;
    const sums = figuresOf(each.flat(), rule);
    const sample = metric === 'composite' ? sums.turns : (sums[METRIC_LIST[metric].sample] ?? 0);
    const samples = Object.fromEntries(METRIC_IDS.map((id) => [id, sums[METRIC_LIST[id].sample] ?? 0]));
    const figures = perHead(sums, metric, people);
    // The place in the list is the id: two groups may have one name.
    return {
      agentId: asId<AgentId>(`g${index}`),
      name,
      figures,
      sample,
      samples,
      coverage: 1,
      people,
      members: [...members].sort(),
    };
  });
  const known = new Map(rows.map((row) => [row.agentId, row]));
  const ranking =
    metric === 'composite'
      ? rankComposite(rows, { weights, minSample })
      : rankAgents(rows, rankOptions(metric, { minSample }));
  return ranking.rows.map((row) => standingOf(row, known.get(row.agentId), metric));
}

function standingOf(
  { name, value, sample, rank, unranked, figures, points }: RankedRow,
  group: { people: number; members: readonly string[] } | undefined,
  metric: BattleMetric,
): GroupStanding {
  return {
    name,
    sample,
    people: group?.people ?? 0,
    of: group?.members.length ?? 0,
    members: group?.members ?? [],
    ...(value !== undefined && sample > 0 && { value }),
    ...(points && { points }),
    ...(rank !== undefined && { place: rank }),
    ...(unranked && { unranked: unranked === 'sample' && sample > 0 ? 'sample' : 'unknown' }),
    estimated: metric === 'composite' ? figures.estimated : isEstimatedMetric(metric, figures),
  };
}

/** Rows of these hours on that console under the rule. */
export function inSlots(siteId: SiteId, slots: readonly Pick<HourSlot, 'day' | 'hour'>[], rule: RuleProfile) {
  const wanted = new Set(slots.map(({ day, hour }) => `${day} ${hour}`));
  return (row: DayRow) => row.siteId === siteId && row.ruleId === rule.id && wanted.has(`${row.day} ${row.hour}`);
}

/** A larger group does not win by being larger. */
function perHead(figures: Figures, metric: BattleMetric, people: number): Figures {
  if (metric === 'composite' || people < 2 || METRIC_LIST[metric].kind !== 'count') return figures;
  const { key } = METRIC_LIST[metric];
  const value = figures[key];
  return value === undefined ? figures : { ...figures, [key]: value / people };
}
