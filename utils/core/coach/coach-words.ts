/** All data that coaching in a tab goes by, in one piece: the background has it, the tab is sent it. */
import { ESCALATION_LISTS, type EscalationLists, type EscalationWords } from './escalation-words';
import type { HintRule } from './hint-rule';
import { HINT_RULES } from './hint-rules';
import { PROMISE_LISTS, type PromiseLists } from './promise-words';
import type { Authority } from './team-coach';

export interface CoachWords {
  promises: PromiseLists;
  ladder: EscalationLists;
  rules: readonly HintRule[];
  /** Words of the team's packs; absent without any. */
  team?: readonly EscalationWords[];
  /** Words of the ladder that packs say to leave alone. */
  left?: readonly string[];
  /** What agents may promise, where a pack says so. */
  may?: Authority;
  /** Reasons of the team's own, where a pack names any. */
  reasons?: readonly string[];
  /** Epoch ms: at this time of the day the person's usual busiest hour begins; absent where none stands out. */
  peakAt?: number;
}

export const COACH_WORDS: CoachWords = { promises: PROMISE_LISTS, ladder: ESCALATION_LISTS, rules: HINT_RULES };
