/** What a race says: figures, hours, and the card that goes into the team's chat. */
import type { BattleMetric, GroupStanding, HourResult } from '../../utils/core/battle';
import { formatMetric, nameOf } from '../figures/metrics';
import { formatWait } from '../format';
import type { Translate } from '../text';
import type { BattleView } from './battle-model';

export const metricName = (metric: BattleMetric, t: Translate): string =>
  metric === 'composite' ? t('rankComposite') : nameOf(metric, t);

export function valueText(metric: BattleMetric, { value, unranked, estimated }: GroupStanding, t: Translate): string {
  if (value === undefined) return t(unranked === 'sample' ? 'battleFew' : 'battleNobody');
  const text = metric === 'composite' ? value.toFixed(1) : formatMetric(metric, value, t);
  return estimated ? `${text} ${t('badgeEstimated')}` : text;
}

export const hourText = ({ hour }: Pick<HourResult, 'hour'>, t: Translate): string =>
  t('battleHour', hour, (hour + 1) % 24 === 0 ? 24 : (hour + 1) % 24);

export function stateText({ state, battle, now }: BattleView, t: Translate): string {
  if (state === 'before') return t('battleBefore', formatWait(battle.from * 1000 - now, t));
  return state === 'running' ? t('battleRunning', formatWait(battle.to * 1000 - now, t)) : t('battleOver');
}

export interface Card {
  title: string;
  /** Which hour, or all of it. */
  about: string;
  lines: { place: string; name: string; value: string; sample: string }[];
}

/** @param hour undefined: all hours so far */
export function cardOf(view: BattleView, hour: HourResult | undefined, t: Translate): Card {
  const { metric, title } = view.battle;
  const total = t(view.state === 'over' ? 'battleFinal' : 'battleSoFar');
  return {
    title: `${t('battleTitle')} · ${title}`,
    about: `${hour ? hourText(hour, t) : total} · ${view.siteName} · ${metricName(metric, t)}`,
    lines: (hour?.groups ?? view.groups).map((group) => ({
      place: group.place === undefined ? '—' : String(group.place),
      name: group.name,
      value: valueText(metric, group, t),
      sample: t('battleSampleOf', group.sample, group.people),
    })),
  };
}

export function cardText({ title, about, lines }: Card): string {
  return [
    title,
    about,
    ...lines.map(({ place, name, value, sample }) => `${place}  ${name}  ${value}（${sample}）`),
  ].join('\n');
}
