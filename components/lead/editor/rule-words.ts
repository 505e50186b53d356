/** The words of a hint rule's parts, for the form and the list. */
import type { HINT_TESTS, HintAction, HintFact, HintRule, HintScope } from '../../../utils/core/coach/hint-rule';
import { type DraftFlaw, type Weight, YES_FACTS } from '../../../utils/core/coach/rule-draft';
import type { MessageKey, Translate } from '../../text';

export const SCOPE_WORDS: Record<HintScope, MessageKey> = {
  conversation: 'ruleScopeChat',
  waiting: 'ruleScopeWaiting',
  due: 'ruleScopeDue',
  shift: 'ruleScopeShift',
};

export const FACT_WORDS: Record<HintFact, MessageKey> = {
  level: 'ruleFactLevel',
  unseen: 'ruleFactUnseen',
  stalls: 'ruleFactStalls',
  repeats: 'ruleFactRepeats',
  askedAgain: 'ruleFactAskedAgain',
  missedQuestion: 'ruleFactMissed',
  openEnd: 'ruleFactOpenEnd',
  recommend: 'ruleFactRecommend',
  split: 'ruleFactSplit',
  filler: 'ruleFactSplit',
  waitedSec: 'ruleFactWaited',
  leftSec: 'ruleFactLeft',
  stage: 'ruleFactStage',
  offered: 'ruleFactOffered',
  overdueMin: 'ruleFactOverdue',
  urgent: 'ruleFactLeft',
  waiting: 'ruleFactWaiting',
  concurrent: 'ruleFactConcurrent',
  concurrentLine: 'ruleFactConcurrent',
  receptions: 'ruleFactReceptions',
  receptionsLine: 'ruleFactReceptions',
  overLine: 'ruleFactOverLine',
  slower: 'ruleFactSlower',
  workedMin: 'ruleFactWorked',
  hour: 'ruleFactHour',
  peakInMin: 'ruleFactPeak',
};

export const TEST_WORDS: Record<(typeof HINT_TESTS)[number], MessageKey> = {
  '>=': 'ruleAtLeast',
  '>': 'ruleMoreThan',
  '<=': 'ruleAtMost',
  '<': 'ruleLessThan',
  '=': 'ruleExactly',
  '!=': 'ruleNot',
};

export const ACTION_WORDS: Record<HintAction, MessageKey> = {
  none: 'ruleActNone',
  jump: 'hintActJump',
  card: 'hintActCard',
  confirm: 'hintActConfirm',
  search: 'hintActSearch',
  dues: 'hintActDues',
};

export const WEIGHT_WORDS: Record<Weight, MessageKey> = {
  first: 'ruleWeightFirst',
  middle: 'ruleWeightMiddle',
  last: 'ruleWeightLast',
};

export const FLAW_WORDS: Record<DraftFlaw, MessageKey> = {
  text: 'ruleFlawText',
  tests: 'ruleFlawTests',
  times: 'ruleFlawTimes',
};

/** "稍等说了几次 至少 3": a rule's condition in one line. */
export function tellWhen(rule: HintRule, t: Translate): string {
  return rule.when
    .map(([fact, test, value]) =>
      YES_FACTS.includes(fact)
        ? t(FACT_WORDS[fact])
        : t('ruleTestLine', t(FACT_WORDS[fact]), t(TEST_WORDS[test]), value),
    )
    .join(t('listSeparator'));
}
