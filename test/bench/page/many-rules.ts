/** As many hint rules of a team's as a tab takes: nearly all of their tests hold, so that each is read to its end. */
import { type HintFact, type HintRule, type HintScope, MOST_RULES } from '../../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../../utils/core/coach/hint-rules';
import { asId, type PackId } from '../../../utils/core/ids';
import type { Pack } from '../../../utils/core/snippet';

/** As many as one pack may hold. */
const OF_ONE_PACK = 100;
/** Facts that are always told beside their scope, so that tests on them hold. */
const TOLD: readonly (readonly [HintScope, HintFact])[] = [
  ['conversation', 'stalls'],
  ['conversation', 'repeats'],
  ['waiting', 'waitedSec'],
  ['due', 'overdueMin'],
  ['shift', 'concurrent'],
];

function ruleOf(at: number): HintRule {
  const [scope, fact] = TOLD[at % TOLD.length] ?? ['shift', 'concurrent'];
  // One in twenty may be said; of the others the last test never holds.
  const last = at % 20 === 0 ? -100_000 : 1_000_000 + at;
  return {
    id: `many.${at}`,
    scope,
    when: [...Array.from({ length: 7 }, (_, one) => [fact, '>', -200_000 - one] as const), [fact, '>', last]],
    say: { zh: `第 ${at} 条提醒`, en: `Hint ${at}` },
    action: 'none',
    priority: at % 80,
    coolDownSec: 60,
    showSec: 20,
    followedBy: { event: 'replied', withinSec: 60 },
  };
}

/** Packs that fill a tab's rules up to the most it takes, whatever of ours is among them. */
export function packsOfRules(): Pack[] {
  const most = MOST_RULES - HINT_RULES.length;
  return Array.from({ length: Math.ceil(most / OF_ONE_PACK) }, (_, pack) => ({
    format: 'sideline-pack/1',
    id: asId<PackId>(`rules-${pack}`),
    version: 1,
    title: `提醒 ${pack}`,
    author: '阿遥',
    locale: 'zh-CN',
    snippets: [
      {
        id: asId(`rules-${pack}-0`),
        title: `您好 ${pack}`,
        triggers: [],
        body: '您好',
        stage: 'presale',
        category: '问候',
        tags: [],
      },
    ],
    coach: {
      hints: Array.from({ length: Math.min(OF_ONE_PACK, most - pack * OF_ONE_PACK) }, (_, one) =>
        ruleOf(pack * OF_ONE_PACK + one),
      ),
    },
  }));
}
