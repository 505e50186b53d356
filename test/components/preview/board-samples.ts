/** Invented rankings for previews and tests of the numbers page. */
import type { RankBoard } from '../../../components/numbers/rank-model';
import { type AgentId, asId } from '../../../utils/core/ids';
import { proveSums, sumPart } from '../../../utils/core/sum-proof';
import { pddRule } from '../../../utils/rules/pdd';
import { DAY, type Locale, PEOPLE, sampleFigures } from './numbers-samples';

/** A colleague whose days were told by another device: their hours, as sums. */
export function elsewhere(locale: Locale): RankBoard {
  const plain = board(locale);
  const agentId = asId<AgentId>('a');
  const rows = sampleFigures('a', 6_000, 40);
  const hours = [...new Set(rows.map(({ hour }) => hour))].sort((x, y) => x - y);
  const { figures, ...proof } = proveSums(rows, 'average', pddRule);
  return {
    ...plain,
    inTeam: true,
    rows: plain.rows.map(({ opensAs, ...row }) => ({ ...row, ...(row.agentId !== agentId && opensAs && { opensAs }) })),
    proof: {
      agentId,
      metric: 'average',
      ...proof,
      ...(figures.averageMs !== undefined && { value: figures.averageMs }),
      rule: { limitMs: 180_000, unit: pddRule.unit },
      parts: hours.map((hour) => ({
        day: DAY,
        hour,
        ...sumPart(
          rows.filter((row) => row.hour === hour),
          'average',
          pddRule,
        ),
      })),
      elsewhere: true,
      sameHours: false,
    },
  };
}

export function board(locale: Locale, by: RankBoard['by'] = 'average', many = false): RankBoard {
  const zh = locale === 'zh';
  const names = many
    ? Array.from(
        { length: 24 },
        (_, index) => [`x${index}`, `客服${index + 1}`, `Agent ${index + 1}`, 6000 + index * 700, 30] as const,
      )
    : PEOPLE;
  const rows = names.map(([id, zhName, enName, pace, buyers], index) => ({
    agentId: asId<AgentId>(id),
    name: zh ? zhName : enName,
    own: many ? index === 14 : id === 'b',
    value: by === 'composite' ? 100 - index * 13.4 : pace + 18_000,
    score: by === 'composite' ? 100 - index * 13.4 : pace + 18_400,
    sample: buyers * 2,
    coverage: 0.9,
    estimated: index === 2,
    benchmark: index === 0,
    opensAs: asId<AgentId>(id),
    ...(by === 'composite' && index < 4 && { points: { share: 100 - index * 9, average: 92 - index * 14 } }),
    ...(id === 'e' ? { unranked: 'sample' as const } : { place: index + 1, moved: 2 - (index % 4) }),
  }));
  return {
    by,
    rows,
    minimumSample: 20,
    ruleName: zh ? pddRule.name.zh : pddRule.name.en,
    from: DAY,
    to: DAY,
    mean: 29_000,
    weights: { share: 40, average: 30, first: 20, unanswered: 10 },
    isPrivate: false,
    sameHours: false,
    inTeam: false,
    improved: [
      {
        agentId: asId<AgentId>(many ? 'x3' : 'd'),
        name: zh ? '木木' : 'Sam',
        metric: 'average',
        value: 40_000,
        before: 52_000,
      },
    ],
    judged: ['share', 'average', 'first', 'replyRate'],
    differences: [{ metric: 'insertedShare', theirs: 0.61, others: 0.34 }],
    places: [3, 2, 2, 4, 3, 2, 1].map((place, index) => ({ day: `2026-11-${14 + index}`, place, of: 4 })),
  };
}
