import { describe, expect, it } from 'vitest';
import { followDraft, NO_DRAFT, strayedFrom } from '../../../utils/core/guard/draft';
import { asId, type ConversationId } from '../../../utils/core/ids';

const a = asId<ConversationId>('a');
const b = asId<ConversationId>('b');
type Step = readonly [open: ConversationId | undefined, text: string];

const run = (steps: readonly Step[]) =>
  strayedFrom(steps.reduce((trail, [open, text]) => followDraft(trail, open, text), NO_DRAFT));

describe('a draft and the conversation it was written for', () => {
  it.each<readonly [string, readonly Step[], ConversationId | undefined]>([
    [
      'written and sent',
      [
        [a, '您好，已发出'],
        [a, ''],
      ],
      undefined,
    ],
    [
      'stays through a switch',
      [
        [a, '您好，已发出'],
        [b, '您好，已发出'],
      ],
      a,
    ],
    [
      'and is written on',
      [
        [a, '您好，已发出'],
        [b, '您好，已发出'],
        [b, '您好，已发出了'],
      ],
      a,
    ],
    [
      'until it is emptied',
      [
        [a, '您好，已发出'],
        [b, '您好，已发出'],
        [b, ''],
        [b, '在的在的'],
      ],
      undefined,
    ],
    [
      'or replaced',
      [
        [a, '您好，已发出'],
        [b, '您好，已发出'],
        [b, '另一句话'],
      ],
      undefined,
    ],
    [
      'or back where it belongs',
      [
        [a, '您好，已发出'],
        [b, '您好，已发出'],
        [a, '您好，已发出'],
      ],
      undefined,
    ],
    [
      'the page keeps drafts apart',
      [
        [a, '您好，已发出'],
        [b, '您好，已发出吗'],
      ],
      undefined,
    ],
    [
      'while the page is unsure, nothing',
      [
        [a, '您好，已发出'],
        [undefined, '您好，已发出'],
      ],
      undefined,
    ],
    [
      'a leftover that fits anybody',
      [
        [a, '好的'],
        [b, '好的'],
      ],
      undefined,
    ],
  ])('%s', (_, steps, wanted) => expect(run(steps)).toBe(wanted));
});
