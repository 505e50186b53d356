/** A hint as a team writes one, and what a team's conversations were about, for pictures. */
import type { HintRule } from '../../../utils/core/coach/hint-rule';

export const SAMPLE_RULE: HintRule = {
  id: 'team.1',
  scope: 'shift',
  when: [
    ['waiting', '>=', 6],
    ['hour', '>=', 20],
  ],
  say: { zh: '等的人多了，叫一声组长来帮', en: 'Many are waiting: the team lead can lend a hand' },
  action: 'none',
  priority: 45,
  coolDownSec: 600,
  showSec: 30,
  followedBy: { event: 'rested', withinSec: 1800 },
};

/** A week of reasons of three people, one of them with a long name. */
export function sampleReasons(locale: 'zh' | 'en') {
  const days = Array.from({ length: 7 }, (_, n) => `2026-11-${16 + n}`);
  const people =
    locale === 'zh' ? ['阿遥', '小禾', '一个名字特别特别长的同事旗舰店客服十七号'] : ['Avery', 'Robin', 'Kim'];
  const themes = [
    '破损',
    '物流',
    '退款',
    '成交',
    '流失',
    '少发错发',
    locale === 'zh' ? '没拍开箱视频' : 'no unboxing',
    '',
  ];
  const lines = people.flatMap((who, p) =>
    days.flatMap((day, d) => themes.map((theme, n) => ({ who, day, theme, count: (p * 7 + d * 5 + n * 3) % 9 }))),
  );
  return { days, lines };
}
