/** How heated a chat is taken to be: what the list only hints at, what belongs to another buyer, what is over. */
import { describe, expect, it } from 'vitest';
import { createTalkDesk } from '../../entrypoints/chat.content/talk-desk';
import { createEscalationReader } from '../../utils/core/coach/escalation';
import { ESCALATION_LISTS } from '../../utils/core/coach/escalation-words';
import { asId, type ConversationId } from '../../utils/core/ids';

const NOW = 1_800_000_000_000;
const A = asId<ConversationId>('a');
const B = asId<ConversationId>('b');
const MACHINE = '亲，投诉请拨打12315或联系平台客服，祝您生活愉快';

function desk() {
  const talks = createTalkDesk();
  talks.readWith(createEscalationReader(ESCALATION_LISTS), (waved) =>
    createEscalationReader(ESCALATION_LISTS, [], waved),
  );
  const hear = (conversationId: ConversationId, text: string, preview = false) =>
    talks.hear({ conversationId, role: 'buyer', media: 'text', text, at: NOW, ...(preview && { preview }) }, false);
  const level = (id: ConversationId) => talks.factsOf(id, NOW).level ?? 0;
  return { talks, hear, level };
}

describe('the preview in the list', () => {
  it('heats at once; the same long words for a second buyer are a machine’s, and both are calm', () => {
    const { hear, level } = desk();
    expect(hear(A, MACHINE, true)).toBe(true);
    expect(hear(B, MACHINE, true)).toBe(false);
    expect([level(A), level(B)]).toEqual([0, 0]);
    expect(hear(A, MACHINE, true)).toBe(false);
    expect(level(A)).toBe(0);
  });

  it('a short threat may be two people’s, and what the thread says is nobody else’s', () => {
    const { hear, level } = desk();
    hear(A, '我要投诉', true);
    hear(B, '我要投诉', true);
    expect([level(A), level(B)]).toEqual([3, 3]);
    const words = '再不解决我就打12315投诉你们';
    hear(A, words, true);
    hear(A, words);
    hear(B, words, true);
    expect(level(A)).toBe(3);
  });

  it('of harm, the same words are two people’s', () => {
    const { hear, level } = desk();
    for (const buyer of [A, B]) hear(buyer, '孩子吃了你家的东西进医院了', true);
    expect([level(A), level(B)]).toEqual([4, 4]);
  });

  it('taken for another’s, its heat moves with it; swapped, both do', () => {
    const { talks, hear, level } = desk();
    hear(A, '我要投诉', true);
    talks.move(A, B, false);
    expect([level(A), level(B)]).toEqual([0, 3]);
    hear(A, '太坑了吧', true);
    talks.move(A, B, true);
    expect([level(A), level(B)]).toEqual([3, 2]);
  });

  it('what the thread said stays where it was said', () => {
    const { talks, hear, level } = desk();
    hear(A, '我要投诉');
    talks.move(A, B, false);
    expect([level(A), level(B)]).toEqual([3, 0]);
  });
});

describe('anger', () => {
  it('is over with a word of thanks; a threat is not', () => {
    const { hear, level } = desk();
    hear(A, '太坑了');
    hear(A, '好的谢谢');
    expect(level(A)).toBe(0);
    hear(B, '我要投诉');
    hear(B, '好的谢谢');
    expect(level(B)).toBe(3);
  });
});
