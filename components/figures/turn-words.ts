/** The words of a turn: which clock, what became of it, why it is not in a figure. */
import type { OutReason } from '../../utils/core/explain';
import type { Clock } from '../../utils/core/facts';
import type { RuleProfile, TurnOutcome } from '../../utils/core/turn';
import type { MessageKey } from '../text';

export const CLOCK_NAME: Record<Clock, MessageKey> = {
  page: 'clockPage',
  seen: 'clockSeen',
  list: 'clockList',
  unsure: 'clockUnsure',
};

export const OUT_WORDS: Record<OutReason, MessageKey> = {
  window: 'excludedWindow',
  closing: 'excludedClosing',
  gap: 'excludedGap',
  unsure: 'excludedUnsure',
  robot: 'excludedRobot',
  'not-first': 'outNotFirst',
  'no-reply': 'outNoReply',
  replied: 'outReplied',
  'passed-on': 'outPassedOn',
  'still-time': 'outStillTime',
};

export const OUTCOME: Record<TurnOutcome, MessageKey> = {
  open: 'outcomeOpen',
  answered: 'outcomeAnswered',
  unanswered: 'outcomeUnanswered',
  transferred: 'outcomeTransferred',
  unknown: 'outcomeUnknown',
};

/** What a rule judges, and how many of them had no miss. */
export const UNIT_WORDS: Record<RuleProfile['unit'], MessageKey> = {
  buyer: 'unitBuyer',
  session: 'unitSession',
  turn: 'unitTurn',
  firstTurn: 'unitFirstTurn',
};

/** HH:MM:SS in the team's zone. */
export function clockFormat(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => format.format(at);
}
