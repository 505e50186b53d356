/** Words by which a question, a filler and a chance to recommend are known; and the themes that a conversation may be about. Data. */
import { wordsOf } from './word-list';

export const QUESTION_WORDS = wordsOf('吗 怎么 多少 什么 哪 几 能不能 可以不 有没有 多久 为何 为啥 啥时候 多大 是不是');
export const FILLERS: ReadonlySet<string> = new Set(
  wordsOf('嗯 嗯嗯 哦 哦哦 好 好的 好滴 在 在的 亲 亲亲 是 是的 对 收到 ok'),
);
export const RECOMMEND_WORDS = wordsOf(
  '推荐 哪款好 哪个好 选哪 送礼 送人 送女朋友 送男朋友 送老人 送孩子 生日礼物 过年 年货 中秋 端午 情人节 母亲节',
  '父亲节 教师节 开学 穿多大 什么码 拍什么码 选什么码 多大码 有别的款 还有什么 类似的 搭配 适合多大 适合老人',
);

export interface ThemeWords {
  theme: string;
  words: readonly string[];
}

/** Starter themes of after-sale talk; a team adds its own. */
export const THEME_WORDS: readonly ThemeWords[] = [
  { theme: '破损', words: wordsOf('破了 碎了 摔坏 压坏 裂了 坏了 破损 漏了 断了 变形') },
  { theme: '发货慢', words: wordsOf('还不发 还没发 怎么还不发 不发货 发货慢 发货太慢 催发货 到底什么时候发') },
  { theme: '物流', words: wordsOf('物流 快递 派送 没收到 签收了 驿站 丢件 停在 不动') },
  { theme: '异味', words: wordsOf('异味 味道大 有味 臭 刺鼻') },
  { theme: '尺码', words: wordsOf('尺码 太大 太小 大了 小了 偏大 偏小 不合身') },
  { theme: '质量', words: wordsOf('质量差 质量不好 起球 掉色 褪色 开线 脱胶 做工 瑕疵') },
  { theme: '少发错发', words: wordsOf('少发 漏发 发错 错发 少了 不是我买的 颜色不对') },
  { theme: '价格', words: wordsOf('降价 差价 价保 便宜点 优惠 贵了') },
  { theme: '退款', words: wordsOf('退款 退货 退钱 没到账') },
  { theme: '投诉', words: wordsOf('投诉 差评 举报 12315') },
];
/** Put by hand: how it ended. */
export const OUTCOME_THEMES: readonly string[] = ['成交', '流失'];
/** All of ours: what travels to a team is one of these. */
export const REASONS: readonly string[] = [...THEME_WORDS.map(({ theme }) => theme), ...OUTCOME_THEMES];

const ANY_THEME = new RegExp(THEME_WORDS.flatMap(({ words }) => words).join('|'));

/** Themes a buyer's line names, at most three. */
export function themesIn(text: string): string[] {
  if (!ANY_THEME.test(text)) return [];
  return THEME_WORDS.filter(({ words }) => words.some((word) => text.includes(word)))
    .map(({ theme }) => theme)
    .slice(0, 3);
}
