/**
 * A hint rule while a person writes it: what may be asked where, and back to a rule that a pack takes. Owns the words-free half of
 * the form; refuses to write what a pack would refuse. What a form does not show (how it counts as followed) follows the scope.
 */
import { type HINT_TESTS, type HintAction, type HintFact, type HintRule, type HintScope, takeRules } from './hint-rule';

/** Facts that are told beside each scope, those asked for most first. */
export const FACTS_OF: Record<HintScope, readonly HintFact[]> = {
  conversation: [
    ...(['stalls', 'repeats', 'askedAgain', 'missedQuestion', 'recommend'] as const),
    ...(['openEnd', 'split', 'unseen', 'level'] as const),
  ],
  waiting: ['waitedSec', 'leftSec'],
  due: ['overdueMin', 'stage', 'offered'],
  shift: ['waiting', 'concurrent', 'receptions', 'workedMin', 'hour', 'peakInMin', 'slower', 'overLine'],
};

/** Yes or no: there is nothing to compare. */
export const YES_FACTS: readonly HintFact[] = [
  ...(['askedAgain', 'missedQuestion', 'recommend', 'openEnd', 'split', 'unseen'] as const),
  ...(['offered', 'overLine', 'repeats'] as const),
];

export const ACTIONS_OF: Record<HintScope, readonly HintAction[]> = {
  conversation: ['none', 'search', 'card'],
  waiting: ['none', 'jump'],
  due: ['none', 'jump', 'dues'],
  shift: ['none', 'dues'],
};

/** How urgent, as a form asks it. */
export const WEIGHTS = { first: 75, middle: 45, last: 15 } as const;
export type Weight = keyof typeof WEIGHTS;

export interface TestDraft {
  fact: HintFact;
  test: (typeof HINT_TESTS)[number];
  /** As typed. */
  value: string;
}

export interface RuleDraft {
  id: string;
  scope: HintScope;
  tests: TestDraft[];
  zh: string;
  en: string;
  /** Ours, said while both sentences are empty. */
  key?: string;
  action: HintAction;
  priority: number;
  coolDownMin: string;
  showSec: string;
}

export const MOST_DRAFT_TESTS = 4;
const FOLLOWED_SEC = { replied: 180, opened: 120, acted: 600, rested: 1800 } as const;

/** A name no rule has yet. */
export function freshId(taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`team.${n}`)) return `team.${n}`;
}

export function emptyDraft(taken: readonly string[]): RuleDraft {
  return {
    id: freshId(taken),
    scope: 'conversation',
    tests: [firstTest('conversation')],
    zh: '',
    en: '',
    action: 'none',
    priority: WEIGHTS.middle,
    coolDownMin: '10',
    showSec: '30',
  };
}

/** The test a form begins with. */
export function firstTest(scope: HintScope): TestDraft {
  const [fact] = FACTS_OF[scope];
  return testOf(fact ?? 'waiting');
}

export function testOf(fact: HintFact): TestDraft {
  return YES_FACTS.includes(fact) ? { fact, test: '=', value: '1' } : { fact, test: '>=', value: '' };
}

/** Another scope has other facts and actions: what does not fit starts anew. */
export function withScope(draft: RuleDraft, scope: HintScope): RuleDraft {
  const tests = draft.tests.filter(({ fact }) => FACTS_OF[scope].includes(fact));
  const action = ACTIONS_OF[scope].includes(draft.action) ? draft.action : 'none';
  return { ...draft, scope, action, tests: tests.length > 0 ? tests : [firstTest(scope)] };
}

export function draftOf(rule: HintRule): RuleDraft {
  const { id, scope, when, say, action, priority, coolDownSec, showSec } = rule;
  return {
    id,
    scope,
    tests: when.map(([fact, test, value]) => ({ fact, test, value: String(value) })),
    ...('key' in say ? { zh: '', en: '', key: say.key } : { zh: say.zh, en: say.en }),
    action,
    priority,
    coolDownMin: String(Math.round((coolDownSec / 60) * 100) / 100),
    showSec: String(showSec),
  };
}

export type DraftFlaw = 'text' | 'tests' | 'times';

/** The rule, or what of it is not yet right; `before`: the rule it was made of, for what a form does not show. */
export function readDraft(draft: RuleDraft, before?: HintRule): { rule: HintRule } | { flaws: DraftFlaw[] } {
  const { id, scope, action, priority, key } = draft;
  const [zh, en] = [draft.zh.trim(), draft.en.trim()];
  const flaws: DraftFlaw[] = [];
  if (zh === '' && en === '' && key === undefined) flaws.push('text');
  const isFigure = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));
  if (draft.tests.length === 0 || !draft.tests.every(({ value }) => isFigure(value))) flaws.push('tests');
  const [coolDownSec, showSec] = [Math.round(Number(draft.coolDownMin) * 60), Number(draft.showSec)];
  if (!isFigure(draft.coolDownMin) || !isFigure(draft.showSec)) flaws.push('times');
  else if (coolDownSec < 10 || coolDownSec > 86_400 || showSec < 3 || showSec > 600) flaws.push('times');
  if (flaws.length > 0) return { flaws };
  // Said in one language only: the same in the other.
  const say = zh === '' && en === '' ? { key: key ?? '' } : { zh: zh || en, en: en || zh };
  const made = {
    id,
    scope,
    when: draft.tests.map(({ fact, test, value }) => [fact, test, Number(value)] as const),
    say,
    action,
    priority,
    coolDownSec,
    showSec,
    followedBy: before?.scope === scope && before.action === action ? before.followedBy : followedBy(scope, action),
  };
  const [rule] = takeRules([made], (name) => name === key).rules;
  return rule ? { rule } : { flaws: ['text'] };
}

function followedBy(scope: HintScope, action: HintAction): HintRule['followedBy'] {
  const event =
    scope === 'shift'
      ? 'rested'
      : action === 'card' || action === 'dues'
        ? 'acted'
        : scope === 'conversation'
          ? 'replied'
          : 'opened';
  return { event, withinSec: FOLLOWED_SEC[event] };
}

/** Which of the three it is nearest to. */
export function weightOf(priority: number): Weight {
  return priority >= 60 ? 'first' : priority >= 30 ? 'middle' : 'last';
}
