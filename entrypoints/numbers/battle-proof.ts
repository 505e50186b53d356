/** Owns what a group's number in a race rests on: what each of its people and each hour brought, or the points of a composite. */
import type { BattleView } from '../../components/battles/battle-model';
import { hourText } from '../../components/battles/battle-words';
import { nameOf } from '../../components/figures/metrics';
import type { SumLine, SumsModel } from '../../components/figures/sums-model';
import type { Translate } from '../../components/text';
import { type GroupStanding, inSlots, slotsOf } from '../../utils/core/battle';
import type { Calendar } from '../../utils/core/business-day';
import { METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { proveSums, sumPart } from '../../utils/core/sum-proof';
import type { DayRow, RuleProfile } from '../../utils/core/turn';

interface GroupRows {
  told: ReadonlyMap<string, readonly DayRow[]>;
  rule: RuleProfile;
  calendar: Calendar;
  /** As it may be shown. */
  nameOfMember(member: string): string;
}

export function proveGroup(
  { battle, now }: Pick<BattleView, 'battle' | 'now'>,
  { name, members, value, points }: GroupStanding,
  { told, rule, calendar, nameOfMember }: GroupRows,
  t: Translate,
): SumsModel {
  const slots = slotsOf(battle, calendar).filter(({ endsAt }) => endsAt - 3_600_000 <= now);
  const isWanted = inSlots(battle.siteId, slots, rule);
  const people = members.map((member) => ({ member, rows: (told.get(member) ?? []).filter(isWanted) }));
  const rows = people.flatMap((person) => person.rows);
  const common = {
    name,
    ...(value !== undefined && { value }),
    rule: { limitMs: rule.passSec * 1000, unit: rule.unit },
  };
  const { metric } = battle;
  if (metric === 'composite') {
    const lines = (Object.entries(points ?? {}) as [MetricId, number][]).map(([part, score]) => ({
      label: nameOf(part, t),
      ...sumPart(rows, part, rule),
      metric: part,
      sample: score,
    }));
    const notes = [t('rankCompositeWhy'), t('sumsTeam')];
    return { ...common, waits: [], lists: [{ axis: t('figureName'), points: true, lines }], notes };
  }
  const { figures, waits, sum } = proveSums(rows, metric, rule);
  const isCount = METRIC_LIST[metric].kind === 'count';
  const lineOf = (label: string, own: readonly DayRow[]): SumLine => ({ label, ...sumPart(own, metric, rule) });
  return {
    ...common,
    metric,
    ...(sum && { sum }),
    units: { units: figures.units, passed: figures.unitsPassed },
    waits: METRIC_LIST[metric].of === 'turns' ? waits : [],
    lists: [
      {
        axis: t('leadAgent'),
        lines: people.filter((own) => own.rows.length > 0).map((own) => lineOf(nameOfMember(own.member), own.rows)),
      },
      {
        axis: t('partsHourName'),
        lines: slots.map((slot) => lineOf(hourText(slot, t), rows.filter(inSlots(battle.siteId, [slot], rule)))),
      },
    ],
    notes: [...(isCount ? [t('sumsPerHead')] : []), t('sumsTeam')],
  };
}
