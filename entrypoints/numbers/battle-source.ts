/** Owns what races of groups read: the team's races with their standings, and what a lead may choose from. Reads only. */
import type { BattleFormModel, BattleView, BattleWish } from '../../components/battles/battle-model';
import { shownName } from '../../components/figures/rank-names';
import { pickText, type Translate } from '../../components/text';
import { slotsOf, standBattle } from '../../utils/core/battle';
import { calendarFor } from '../../utils/core/business-day';
import { readRaces, rowsByMember } from '../../utils/db/battle';
import type { Ledger } from '../../utils/db/ledger';
import { RULES, ruleById } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { SITES } from '../../utils/sites/index';
import { proveGroup } from './battle-proof';

const HOUR_MS = 3_600_000;
/** How far ahead a race may be set, in hours. */
const AHEAD = 24;

export interface BattlesReading {
  battles: BattleView[];
  /** Only for who may set one. */
  form?: BattleFormModel;
}

/** undefined in no team. */
export async function readBattles(
  ledger: Ledger,
  settings: Settings,
  now: number,
  t: Translate,
  opened?: BattleWish,
): Promise<BattlesReading | undefined> {
  const races = await readRaces(ledger);
  if (!races) return undefined;
  const { seat, battles, members } = races;
  const calendar = calendarFor(settings.calendar.zone, settings.calendar.dayCut);
  const days = new Set(battles.flatMap((battle) => slotsOf(battle, calendar).map(({ day }) => day)));
  const told = await rowsByMember(ledger, [...days], now);
  const views = battles.flatMap((battle): BattleView[] => {
    const site = SITES.find(({ id }) => id === battle.siteId);
    const rule = (site && ruleById(site.ruleId)) ?? RULES.at(-1);
    if (!site || !rule) return [];
    const { minimumSample: minSample, ranking } = settings;
    const standing = standBattle(battle, told, { rule, calendar, minSample, weights: ranking.weights, now });
    const view = { ...standing, battle, siteName: pickText(site.name, t), now };
    const group =
      battle.id === opened?.battleId && view.groups.find((each) => isSameGroup(each.members, opened.members));
    if (!group) return [view];
    // Names are hidden here as in the ranking.
    const nameOfMember = (id: string) => {
      const index = members.findIndex((member) => member.id === id);
      const own = id === seat.member;
      return shownName({ own, name: members[index]?.name ?? id }, ranking.isPrivate, Math.max(0, index), t);
    };
    const sums = proveGroup(view, group, { told, rule, calendar, nameOfMember }, t);
    return [{ ...view, proof: { members: group.members, sums } }];
  });
  views.sort((a, b) => b.battle.from - a.battle.from);
  if (seat.role !== 'lead') return { battles: views };
  const intoHour = (calendar.secondOf(now) % 3600) * 1000;
  const first = Math.round((now - intoHour) / 1000) * 1000;
  const starts = Array.from({ length: AHEAD }, (_, index) => {
    const at = first + index * HOUR_MS;
    return { at: at / 1000, label: t('battleClock', calendar.hourOf(at)) };
  });
  return {
    battles: views,
    form: {
      members: members.filter(({ role }) => role !== 'board').map(({ id, name }) => ({ id, name })),
      sites: SITES.map(({ id, name }) => ({ id, name: pickText(name, t) })),
      starts,
    },
  };
}

const isSameGroup = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
