import { describe, expect, it } from 'vitest';
import { isClosing } from '../../utils/core/closing';

const CLOSING = [
  ...[
    '好的',
    '好的谢谢',
    '好的，谢谢！',
    '嗯嗯',
    '嗯',
    '谢谢',
    '谢谢亲',
    '谢谢啦～',
    'ok',
    'OK',
    'Okay!',
    'ＯＫ',
    '👌',
    '👌🏻',
    '🙏🙏',
  ],
  ...[
    '收到',
    '知道了',
    '明白了，谢谢您',
    '辛苦了',
    '[微笑]',
    '好的[玫瑰]',
    '/谢谢',
    '那好吧',
    '太好了',
    '谢谢老板',
    '❤️',
    '謝謝',
  ],
  ...[
    'thanks',
    'Thank you so much!',
    'thx',
    'ok thanks',
    'got it',
    'Got it, thank you',
    'bye',
    '  好的 \n',
    '行，谢谢你',
  ],
];
const ASKING = [
  ...[
    '',
    ' ',
    '。。。',
    '好的?',
    '好的？',
    '好了吗',
    '好看',
    '谢谢，什么时候发货',
    '嗯那运费呢',
    '1',
    '88',
    '不好',
    '不用了',
    '退款',
    '你',
    '的',
  ],
  ...[
    'ok but when',
    'thank you, is it in stock',
    'you',
    'k9',
    '😡',
    '👎',
    '[大哭]',
    '好的😡',
    '[图片]',
    '怎么还没到👌',
    'is that ok?',
  ],
];

describe('closing words', () => {
  it.each(CLOSING)('%j only closes', (text) => expect(isClosing(text)).toBe(true));
  it.each(ASKING)('%j wants an answer', (text) => expect(isClosing(text)).toBe(false));
  it('stays quick and false on long thanks', () => {
    expect(isClosing('好的'.repeat(20_000))).toBe(false);
    expect(isClosing(`${'好的'.repeat(15)}吗`)).toBe(false);
  });
});
