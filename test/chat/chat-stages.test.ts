import { expect, it } from 'vitest';
import { createChatStages } from '../../entrypoints/chat.content/chat-stages';
import { asId, type ConversationId } from '../../utils/core/ids';

const chat = (name: string) => asId<ConversationId>(name);

it('a chat stands where its last script was for; a greeting changes nothing, a farewell ends it', () => {
  const stages = createChatStages();
  expect(stages.get(chat('a'))).toBeUndefined();
  stages.used(chat('a'), 'shipping');
  stages.used(chat('b'), 'aftersale');
  stages.used(chat('a'), 'greeting');
  expect([stages.get(chat('a')), stages.get(chat('b'))]).toEqual(['shipping', 'aftersale']);
  stages.used(chat('a'), 'order');
  expect(stages.get(chat('a'))).toBe('order');
  stages.used(chat('a'), 'closing');
  expect([stages.get(chat('a')), stages.get(chat('b'))]).toEqual([undefined, 'aftersale']);
});

it('forgets the chat that was quiet longest', () => {
  const stages = createChatStages();
  for (let at = 0; at < 401; at += 1) stages.used(chat(`c${at}`), 'shipping');
  expect(stages.get(chat('c0'))).toBeUndefined();
  expect([stages.get(chat('c1')), stages.get(chat('c400'))]).toEqual(['shipping', 'shipping']);
});
