/**
 * Where each chat stands, by the scripts that were used in it: a question after one about a parcel is likely about the
 * parcel too. Refuses to guess where none was used, and to take a greeting or a farewell for a subject. Gone with the tab.
 */
import type { ConversationId } from '../../utils/core/ids';
import type { Stage } from '../../utils/core/snippet';

const MOST_CHATS = 400;

export interface ChatStages {
  used(conversationId: ConversationId, stage: Stage): void;
  get(conversationId: ConversationId): Stage | undefined;
}

export function createChatStages(): ChatStages {
  const stages = new Map<ConversationId, Stage>();
  return {
    used(conversationId, stage) {
      if (stage === 'greeting') return;
      stages.delete(conversationId);
      // After the farewell the next question opens a subject of its own.
      if (stage === 'closing') return;
      stages.set(conversationId, stage);
      const [oldest] = stages.keys();
      if (stages.size > MOST_CHATS && oldest !== undefined) stages.delete(oldest);
    },
    get: (conversationId) => stages.get(conversationId),
  };
}
