/** All words that coaching in a tab goes by, in one piece: the background has them, the tab is sent them. */
import { ESCALATION_LISTS, type EscalationLists } from './escalation-words';
import { PROMISE_LISTS, type PromiseLists } from './promise-words';

export interface CoachWords {
  promises: PromiseLists;
  ladder: EscalationLists;
}

export const COACH_WORDS: CoachWords = { promises: PROMISE_LISTS, ladder: ESCALATION_LISTS };
