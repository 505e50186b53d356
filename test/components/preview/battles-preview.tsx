/** Two races of groups under the ranking, one running and one that is over, with invented names. */
import { BattleForm } from '../../../components/battles/battle-form';
import { BattleList } from '../../../components/battles/battle-list';
import type { BattleView } from '../../../components/battles/battle-model';
import { RankingBoard } from '../../../components/numbers/ranking-board';
import { asId } from '../../../utils/core/ids';
import { translateIn } from '../translate';
import { board, DAY } from './numbers-samples';

type Locale = 'zh' | 'en';
const FROM = Date.parse('2026-11-21T19:00:00+08:00') / 1000;
const yes = async () => true;

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
      { name: wind as string, value: 12_000, sample: 180, people: 3, of: 4, place: 1, estimated: false },
      { name: glow as string, value: 14_600, sample: 142, people: 3, of: 3, place: 2, estimated: true },
      { name: rain as string, sample: 3, people: 1, of: 3, unranked: 'sample', estimated: false },
    ],
    hours: [
      {
        day: DAY,
        hour: 19,
        groups: [
          { name: glow as string, value: 11_000, sample: 71, people: 3, of: 3, place: 1, estimated: false },
          { name: wind as string, value: 12_900, sample: 90, people: 3, of: 4, place: 2, estimated: false },
        ],
      },
    ],
    won: { [glow as string]: 1 },
  };
  const { battle } = running;
  const over: BattleView = {
    ...running,
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
        <BattleList battles={races(locale)} onDrop={async () => 'done'} />
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
