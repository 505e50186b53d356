/** Short words for what a promise is about. */
import type { DueTopic } from '../../utils/core/coach/due';
import type { MessageKey } from '../text';

export const TOPIC_WORDS: Record<DueTopic, MessageKey> = {
  check: 'topicCheck',
  reply: 'topicReply',
  ship: 'topicShip',
  refund: 'topicRefund',
  resend: 'topicResend',
  call: 'topicCall',
  other: 'topicOther',
};
