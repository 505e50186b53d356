import { expect, it } from 'vitest';
import { asId, type SnippetId } from '../../utils/core/ids';
import {
  knowsQuestion,
  LONGEST_QUESTION,
  questionOf,
  type Remembered,
  withRemembered,
} from '../../utils/core/remembered';
import { makeSnippet } from '../library/sample-pack';

it.each([
  [['在吗', '这个能放洗碗机里洗吗？'], '这个能放洗碗机里洗吗？'],
  [['我的单号 260901-100000000000001 怎么还没到'], '我的单号 怎么还没到'],
  [['电话13800001111，寄到哪了'], '电话 ，寄到哪了'],
  [['加我 wx2020abc@qq.com 行吗'], '加我 行吗'],
  [['看这个 https://x.example/a?b=1 有货吗'], '看这个 有货吗'],
  [['[微笑][玫瑰]多久发货😀'], '多久发货'],
  [['一行\n两行'], '一行 两行'],
  [['号码１３８００００在哪'], '号码 在哪'],
])('keeps of %j what is a way of asking', (messages, text) => {
  expect(questionOf(messages)).toBe(text);
});

it.each([[[]], [['1']], [['11', '？？？', '😀']], [['好'.repeat(LONGEST_QUESTION + 1)]], [['13800001111']]])(
  'keeps nothing of %j',
  (messages) => expect(questionOf(messages)).toBeUndefined(),
);

it('adds each kept question to its script once, and leaves the others as they are', () => {
  const [a, b] = [makeSnippet('a', { title: '洗涤', triggers: ['怎么洗'] }), makeSnippet('b')];
  const kept = (id: string, snippetId: string, text: string): Remembered => ({
    id,
    snippetId: asId<SnippetId>(snippetId),
    text,
    at: 1,
  });
  const remembered = [kept('1', 'a', '能机洗吗'), kept('2', 'a', '怎么洗？'), kept('3', 'gone', '别的')];
  const [first, second] = withRemembered([a, b], remembered);
  expect(first?.triggers).toEqual(['怎么洗', '能机洗吗']);
  expect(second).toBe(b);
  expect([knowsQuestion(a, '洗涤！'), knowsQuestion(a, '能机洗吗')]).toEqual([true, false]);
});
