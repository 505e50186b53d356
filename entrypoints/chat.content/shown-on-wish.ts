/** Owns answering a page of ours that wishes to see a conversation here: shows it if its row is in the list, else says nothing. */
import type { ConversationId } from '../../utils/core/ids';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import {
  FOUND_CONVERSATION,
  WANTED_CONVERSATION,
  type WantedConversation,
  WISH_LIFE_MS,
} from '../../utils/platform/show-conversation';

/** @param show true when the conversation's row was there and was clicked */
export function answerWishes(siteId: string, show: (id: ConversationId) => boolean, signal: AbortSignal): void {
  const stop = watchKey(WANTED_CONVERSATION, (value) => {
    if (!isWish(value) || value.siteId !== siteId || Math.abs(Date.now() - value.at) > WISH_LIFE_MS) return;
    if (!show(value.conversationId as ConversationId)) return;
    void localKeyValue.write(FOUND_CONVERSATION, value.wish).catch(() => undefined);
  });
  signal.addEventListener('abort', stop);
}

function isWish(value: unknown): value is WantedConversation {
  const wish = value as Partial<WantedConversation> | undefined;
  return (
    typeof wish === 'object' &&
    wish !== null &&
    typeof wish.wish === 'string' &&
    typeof wish.siteId === 'string' &&
    typeof wish.conversationId === 'string' &&
    typeof wish.at === 'number'
  );
}
