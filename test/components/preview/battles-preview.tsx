/** Two races of groups under the ranking, one running and one that is over, with invented names. */
import { BattleForm } from '../../../components/battles/battle-form';
import { BattleList } from '../../../components/battles/battle-list';
import type { BattleView } from '../../../components/battles/battle-model';
import { hourText } from '../../../components/battles/battle-words';
import type { SumsModel } from '../../../components/figures/sums-model';
import { RankingBoard } from '../../../components/numbers/ranking-board';
import { asId } from '../../../utils/core/ids';
import { translateIn } from '../translate';
import { board } from './board-samples';
import { DAY } from './numbers-samples';

type Locale = 'zh' | 'en';
const FROM = Date.parse('2026-11-21T19:00:00+08:00') / 1000;
const yes = async () => true;
const [ONE, TWO] = [
  ['a', 'b', 'c', 'd'],
  ['e', 'f', 'g'],
] as const;

/** What the first group's number rests on. */
function sumsOf(locale: Locale, name: string): SumsModel {
  const t = translateIn(locale);
  const zh = locale === 'zh';
  return {
    metric: 'average',
    name,
    value: 12_000,
    rule: { limitMs: 180_000, unit: 'buyer' },
    sum: { sumMs: 2_160_000, turns: 180 },
    waits: [40, 52, 38, 20, 14, 8, 4, 2, 1, 1, 0, 0, 0, 0, 0],
    lists: [
      {
        axis: t('leadAgent'),
        lines: [
          { label: zh ? '阿遥' : 'Avery', value: 9_800, sample: 74 },
          { label: zh ? '小禾' : 'Robin', value: 12_400, sample: 66 },
          { label: zh ? '名字有一点长的同事' : 'A rather long name', value: 15_400, sample: 40 },
        ],
      },
      {
        axis: t('partsHourName'),
        lines: [
          { label: hourText({ hour: 19 }, t), value: 12_900, sample: 90 },
          { label: hourText({ hour: 20 }, t), value: 11_100, sample: 90 },
        ],
      },
    ],
    notes: [t('sumsTeam')],
  };
}

function races(locale: Locale): BattleView[] {
  const zh = locale === 'zh';
  const [wind, glow, rain] = zh
    ? ['晨风', '晚霞', '一个名字很长很长的小组夜雨']
    : ['Wind', 'Glow', 'Evening rain, the long one'];
  const running: BattleView = {
    battle: {
      id: 'b1',
      title: zh ? '双12预热夜场' : 'Warm-up night',
      siteId: asId('pdd'),
      metric: 'average',
      from: FROM,
      to: FROM + 10_800,
      groups: [],
    },
    siteName: zh ? '拼多多' : 'Pinduoduo',
    now: FROM * 1000 + 6_300_000,
    state: 'running',
    groups: [
      { name: wind as string, members: ONE, value: 12_000, sample: 180, people: 3, of: 4, place: 1, estimated: false },
      { name: glow as string, members: TWO, value: 14_600, sample: 142, people: 3, of: 3, place: 2, estimated: true },
      { name: rain as string, members: [], sample: 3, people: 1, of: 3, unranked: 'sample', estimated: false },
    ],
    hours: [
      {
        day: DAY,
        hour: 19,
        groups: [
          {
            name: glow as string,
            members: TWO,
            value: 11_000,
            sample: 71,
            people: 3,
            of: 3,
            place: 1,
            estimated: false,
          },
          {
            name: wind as string,
            members: ONE,
            value: 12_900,
            sample: 90,
            people: 3,
            of: 4,
            place: 2,
            estimated: false,
          },
        ],
      },
    ],
    won: { [glow as string]: 1 },
    proof: { members: ONE, sums: sumsOf(locale, wind as string) },
  };
  const { battle } = running;
  const { proof: _open, ...closed } = running;
  const over: BattleView = {
    ...closed,
    battle: { ...battle, id: 'b2', title: zh ? '昨晚转化' : 'Last night', metric: 'conversion' },
    state: 'over',
    groups: running.groups.map((group, index) =>
      group.value === undefined ? group : { ...group, value: 0.31 - index / 50 },
    ),
    hours: [],
  };
  return [running, over];
}

export function BattlesPreview({ locale }: { locale: Locale }) {
  const t = translateIn(locale);
  const zh = locale === 'zh';
  const people = zh ? ['阿遥', '小禾', '木木', '新来的鹿'] : ['Avery', 'Robin', 'Sam', 'Newcomer'];
  return (
    <>
      <RankingBoard
        board={board(locale)}
        callbacks={{
          onBy: () => undefined,
          onWeights: yes,
          onPrivate: () => undefined,
          onSameHours: () => undefined,
          onCopy: yes,
        }}
      />
      <section aria-labelledby="battles" className="battles">
        <h2 id="battles">{t('battleTitle')}</h2>
        <BattleList battles={races(locale)} onOpen={() => undefined} onDrop={async () => 'done'} />
        <details open>
          <summary>{t('battleNew')}</summary>
          <p className="lead-in">{t('battleWhy')}</p>
          <BattleForm
            members={people.map((name, index) => ({ id: String(index), name }))}
            sites={[{ id: 'pdd', name: zh ? '拼多多' : 'Pinduoduo' }]}
            starts={[{ at: FROM, label: '19:00' }]}
            onPut={async () => 'done'}
            createId={() => 'b3'}
          />
        </details>
      </section>
    </>
  );
}
