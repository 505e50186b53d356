/**
 * Words that lead a buyer off the platform: other ways to be reached, other places to buy, other ways to pay. Our suggestion,
 * see `lists.ts`. A word here is pointed out only where nothing before it says "do not".
 */
import { type BannedWords, STARTER_WRITTEN_ON } from './lists';

export const CONTACT_WRITTEN_ON = STARTER_WRITTEN_ON;

/** Ways to be reached elsewhere, in the spellings that are meant to slip through. */
export const CONTACT_WORDS: readonly BannedWords[] = [
  {
    words: [
      '微信',
      '薇信',
      '徽信',
      '崴信',
      '維信',
      'v信',
      'wechat',
      'we chat id',
      'weixin',
      'wx',
      'vx',
      'v x',
      'w x',
      '微x',
      '微号',
      '威信号',
      '绿泡泡',
    ],
    unless: [
      ...[
        '微信支付',
        '微信付款',
        '微信零钱',
        '微信钱包',
        '微信账户',
        '微信余额',
        '微信登录',
        '微信红包封面',
        '微信退款',
        '微信账单',
      ],
      ...[
        '退到微信',
        '退回微信',
        '退回到微信',
        '退款到微信',
        '原路退微信',
        '微信或者支付宝',
        '微信和支付宝',
        '微信支付宝',
        '用微信付',
        '微信付的',
        '微信买单',
      ],
      ...['wechat pay', 'wechat wallet'],
    ],
  },
  {
    words: [
      '加v',
      '+v',
      '加微',
      '+微',
      '加薇',
      '+薇',
      '加我v',
      '加我微',
      '加个微',
      '加个v',
      '加下微',
      '加一下微',
      '加卫星',
      '加企微',
      '加我好友',
      '加个好友',
      '加好友聊',
    ],
    unless: ['加微波', '加微量', '加微辣', '加微糖', '加微甜', '加微调', '加微弹', '加v领', '+v领'],
  },
  {
    words: [
      'qq',
      'q q',
      '扣扣号',
      '加扣扣',
      '我扣扣',
      '企鹅号',
      '企业微信',
      '公众号',
      '微信群',
      '进群领',
      '加群',
      '拉您进群',
      '拉你进群',
    ],
    unless: ['qq糖', 'qq弹', 'qq软糖', 'qq面', 'qq小子', '加群体'],
  },
  {
    words: ['telegram', 'whatsapp', 'skype', '电报群', '飞机号', '脸书', 'instagram', 'facebook messenger', 'line id'],
  },
  {
    words: [
      '打我电话',
      '我的电话是',
      '我电话是',
      '我手机号是',
      '我的手机号',
      '手机微信同号',
      '微信同号',
      '电话联系我',
      '短信联系我',
      '私下联系',
      '线下联系',
      '私聊我',
      'call me at',
      'text me at',
      'email me at',
    ],
  },
];

/** Other places to buy; a console is not elsewhere to itself. */
export const ELSEWHERE_WORDS: readonly BannedWords[] = [
  {
    words: [
      '淘宝',
      '天猫',
      '闲鱼',
      '阿里巴巴',
      '1688网',
      '阿里1688',
      '唯品会',
      '得物',
      '有赞',
      '微店',
      'taobao',
      'tmall',
      'ebay',
      'amazon',
      'aliexpress',
      'temu',
    ],
    unless: ['淘宝贝'],
  },
  { words: ['京东', 'jd.com'], unless: ['京东快递', '京东物流', '京东配送', '京东小哥', '发京东'] },
  { words: ['小红书', '快手', '视频号'], unless: ['快手快脚'] },
  { sites: ['pdd'], words: ['抖音', '抖店', '直播间下单更便宜'] },
  { sites: ['feige'], words: ['拼多多', '多多上', 'pinduoduo'] },
];

/** Paying past the platform. */
export const PAYMENT_WORDS: readonly BannedWords[] = [
  {
    words: [
      ...[
        '微信转账',
        '支付宝转账',
        '微信转我',
        '支付宝转我',
        '转我微信',
        '转我支付宝',
        '银行转账',
        '银行卡转账',
        '转账给我',
        '直接转账',
        '钱转给我',
        '转钱给我',
        '转账到',
      ],
      ...[
        '线下转账',
        '线下付款',
        '线下支付',
        '线下交易',
        '私下交易',
        '私下转账',
        '私下付款',
        '私下支付',
        '线下打款',
        '站外交易',
        '站外付款',
        '场外交易',
        '平台外交易',
      ],
      ...[
        '收款码',
        '扫这个码',
        '扫码转',
        '扫我的码',
        '不走平台',
        '绕开平台',
        '绕过平台',
        '直接打款',
        '打款到我',
        '汇款到',
        '打到我卡',
        '我的银行卡',
        '支付宝账号是',
        '付到我',
      ],
      ...['pay me directly', 'pay outside', 'paypal', 'bank transfer to', 'zelle', 'venmo', 'western union'],
    ],
    unless: ['微信转账诈骗'],
  },
];

/** Stand for the whole clause that held the word; by the clause's own writing. */
export const SAFE_CLAUSE = {
  contact: { han: '有事直接在这里找我就好', latin: 'just message me here any time' },
  payment: { han: '请直接在订单页面付款', latin: 'please pay on the order page' },
} as const;

/** Said shortly before a word, it turns the word into a warning. Folded. */
export const NEGATORS: readonly string[] = [
  ...['不', '勿', '别', '禁', '谨防', '小心', '冒充', '假冒', '警惕', '拒绝', '防止', '没有', '避免', '无法', '无需'],
  ...['dont', 'not', 'never', 'cannot', 'cant', 'wont', 'avoid', 'no'],
];
/** Before or after a word: it is told of as a fraud. */
export const WARNINGS: readonly string[] = ['骗子', '诈骗', '骗局', '受骗', '被骗', '违规', 'scam', 'fraud'];
/** These hold a negator's letters and negate nothing that follows. */
export const NO_NEGATORS: readonly string[] = [
  '不方便',
  '不懂',
  '不会',
  '不清楚',
  '不明白',
  '不好意思',
  '不行',
  '不然',
  '不过',
  '不错',
  '特别',
  '不放心',
  '不急',
];
