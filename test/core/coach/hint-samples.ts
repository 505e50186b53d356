/** Small rules, scenes and moments for the tests of hints. */
import { COACH_DEFAULTS } from '../../../utils/core/coach/hint-choices';
import type { HintRule } from '../../../utils/core/coach/hint-rule';
import type { Scene } from '../../../utils/core/coach/hints';

const START = 1_800_000_000_000;
export const isKey = (key: string) => key.startsWith('hint');

export function rule(id: string, change: Partial<HintRule> = {}): HintRule {
  return {
    id,
    scope: 'conversation',
    when: [['level', '>=', 1]],
    say: { key: 'hintHarm' },
    action: 'none',
    priority: 50,
    coolDownSec: 60,
    showSec: 20,
    followedBy: { event: 'replied', withinSec: 60 },
    ...change,
  };
}

export const scene = (subject: string, facts: Scene['facts'] = { level: 1 }, mine = true): Scene => ({
  scope: 'conversation',
  subject,
  mine,
  facts,
});
export const at = (seconds: number, change = {}) => ({
  now: START + seconds * 1000,
  quiet: false,
  choices: { ...COACH_DEFAULTS, ...change },
});
