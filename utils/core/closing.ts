/** Owns the question whether a buyer's text only closes the talk (thanks, ok, an emoji); when in doubt it does not. */

/** What closes. Longest match wins, so a word here shields its beginning ('好看' is nowhere, so it is no closing). */
const CLOSERS = [
  ...['好', '好的', '好滴', '好哒', '好嘞', '好吧', '好呢', '好啦', '嗯', '恩', '哦', '噢', '喔', '行', '行的', '行吧'],
  ...['谢谢', '谢谢了', '谢了', '谢啦', '谢', '多谢', '感谢', '辛苦了', '辛苦', '麻烦了', '麻烦你了', '麻烦您了'],
  ...['知道了', '晓得了', '了解', '了解了', '明白', '明白了', '懂了', '收到', '没事了', '没问题', '拜拜', '再见'],
  ...['謝謝', '謝謝了', '謝了', '多謝', '感謝', '辛苦囉', '瞭解', '收到了', '沒問題', '再見', '嗯呢', '嗯哼', '欧克'],
  ...['ok', 'okay', 'okk', 'oki', 'k', 'kk', 'thx', 'ty', 'tks', 'thanks', 'thank', 'gotit', 'noted', 'alright'],
  ...['great', 'cool', 'perfect', 'bye', 'byebye', 'goodbye', 'cheers', 'noproblem', 'isee', 'understood'],
];

/** What may stand beside a closer, never alone. */
const COMPANY = [
  ...[
    '的',
    '啦',
    '了',
    '哈',
    '呀',
    '啊',
    '呢',
    '嘞',
    '哟',
    '哒',
    '滴',
    '你',
    '您',
    '亲',
    '亲爱的',
    '客服',
    '老板',
    '那',
    '就',
  ],
  ...[
    '小姐姐',
    '小哥哥',
    '非常',
    '太',
    '们',
    '～',
    '~',
    'you',
    'u',
    'so',
    'very',
    'much',
    'alot',
    'dear',
    'and',
    'then',
    'all',
    'for',
    'that',
  ],
];

const EMOJI_NAMES =
  '微笑|呲牙|愉快|可爱|害羞|偷笑|憨笑|得意|亲亲|拥抱|抱抱|玫瑰|爱心|比心|太阳|咖啡|强|赞|抱拳|握手|鼓掌|胜利|ok|好的|谢谢|嘿哈|加油|鲜花|礼物';
const NAMED_EMOJI = new RegExp(`[[/](?:${EMOJI_NAMES})\\]?`, 'gu');
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/gu;
/** Faces and marks that ask for an answer. */
const UPSET = /[😠😡🤬😤👎💢🖕😭😢😞😒🙄❓❔⁉]/u;
const PUNCTUATION = /[\s.,!。，、！…~～^_:;：；"'“”‘’()（）\-—]/gu;
const LONGEST_TEXT = 40;

const WORDS = [
  ...CLOSERS.map((word) => ({ word, closes: true })),
  ...COMPANY.map((word) => ({ word, closes: false })),
].sort((a, b) => b.word.length - a.word.length);

/**
 * True when the text is nothing but thanks, ok or a friendly emoji, in Chinese or English ('好的谢谢', 'ok thank you', '👌').
 * A question mark, any other word, or more than 40 characters make it false. Stands for METRICS' 结束语.
 */
export function isClosing(text: string): boolean {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (plain === '' || plain.length > LONGEST_TEXT || plain.includes('?') || UPSET.test(plain)) return false;
  const worded = plain.replace(NAMED_EMOJI, '').replace(EMOJI, '');
  let closes = worded !== plain;
  let rest = worded.replace(PUNCTUATION, '');
  while (rest !== '') {
    const head = WORDS.find(({ word }) => rest.startsWith(word));
    if (!head) return false;
    closes ||= head.closes;
    rest = rest.slice(head.word.length);
  }
  return closes;
}
