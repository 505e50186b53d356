/** The readers are made a little at a time while the page is busy, and nothing that is heard meanwhile is lost. */
import { expect, it, vi } from 'vitest';
import { whenReadersAreMade } from '../../entrypoints/chat.content/word-readers';
import { COACH_WORDS } from '../../utils/core/coach/coach-words';
import { asId } from '../../utils/core/ids';

it('one step for each moment that has no time left; what was heard waits, in order', () => {
  const idle: ((rest: IdleDeadline) => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (run: (rest: IdleDeadline) => void) => idle.push(run));
  const heard: string[] = [];
  let levels: number[] = [];
  const listening = whenReadersAreMade(
    {
      ready: ({ first }) => {
        levels = ['我要打12315', '好的谢谢'].map((text) => first.read(text).level);
      },
      hear: (all) => heard.push(...all.map(({ text }) => text)),
    },
    new AbortController().signal,
  );
  const say = (text: string) =>
    listening.hear([{ conversationId: asId('a'), role: 'buyer', text, media: 'text', at: 1 }]);
  say('一');
  listening.make(COACH_WORDS);
  let moments = 0;
  for (let run = idle.shift(); run; run = idle.shift()) {
    run({ timeRemaining: () => 0, didTimeout: false });
    moments += 1;
    if (moments === 3) say('二');
  }
  say('三');
  expect(moments).toBeGreaterThan(10);
  expect(moments).toBeLessThan(60);
  expect(levels).toEqual([3, 0]);
  expect(heard).toEqual(['一', '二', '三']);
  vi.unstubAllGlobals();
});
