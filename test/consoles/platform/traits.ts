/** Owns what differs from console to console on the simulated platform's side: ids, printed times, counters, robots. */
import type { Random } from './random';
import type { AutoMark, Played, RecallLook } from './shapes';

export interface Traits {
  /** Smallest unit of the message times the page prints, ms; 0 where it prints none. */
  printsMs: number;
  conversationKey(random: Random, nth: number): string;
  /** How the page can mark an automatic message; none: it cannot, and the scenario has no robots. */
  robotMarks: readonly AutoMark[];
  /** The page has a mark for an assist robot. */
  assist: boolean;
  recallLooks: readonly RecallLook[];
  /** The thread shows a window of slots over what is loaded. */
  windowed: boolean;
  /** Names are all there is to tell whose thread is open: the scenario gives no two buyers the same. */
  namesOnly?: true;
  /** A thread shows only with its own header: under another's it is nobody's, or hidden. */
  headerAlone?: true;
  /** The unsent draft goes with the agent to the next conversation. */
  draftFollows?: true;
  /** What the page can say about a system row, in its own words. */
  hint: string;
}

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => String(random.between(0, 9))).join('');
const letters = (random: Random, count: number) =>
  Array.from({ length: count }, () => 'abcdefghijklmnopqrstuvwxyz'[random.between(0, 25)]).join('');

/** Components know neither ids nor times of use, nor robots; what stands for a buyer is a name. */
const KIT: Traits = {
  printsMs: 0,
  conversationKey: (random, nth) => `${letters(random, 8)}${nth}`,
  robotMarks: [],
  assist: false,
  recallLooks: ['text'],
  windowed: false,
  namesOnly: true,
  hint: '正在浏览商品',
};

export const TRAITS: Record<Played, Traits> = {
  pdd: {
    printsMs: 1,
    conversationKey: (random) => `1${String(random.between(0, 999_999_999_999)).padStart(12, '0')}`,
    robotMarks: ['callback', 'robot-text', 'nickname'],
    assist: false,
    recallLooks: ['text', 'system', 'flip'],
    windowed: false,
    hint: '买家正在浏览商品',
  },
  feige: {
    printsMs: 0,
    conversationKey: (random, nth) => `7${random.between(100_000_000, 999_999_999)}${nth}`,
    robotMarks: ['welcome', 'robot', 'template'],
    assist: true,
    recallLooks: ['text', 'system', 'flip'],
    windowed: true,
    hint: '用户正在查看商品',
  },
  jd: {
    printsMs: 1000,
    conversationKey: (random, nth) => `u_jd_${letters(random, 7)}${nth}imcustomer10001`,
    robotMarks: [],
    assist: false,
    recallLooks: ['text'],
    windowed: false,
    hint: '顾客正在浏览商品',
  },
  kuaishou: {
    printsMs: 1000,
    conversationKey: (random, nth) => `2${digits(random, 9)}${nth}`,
    robotMarks: ['prefix'],
    assist: false,
    recallLooks: ['text'],
    windowed: false,
    hint: '用户来自商品详情页',
  },
  xiaohongshu: {
    printsMs: 1,
    conversationKey: (random, nth) => `$3$MSMyIzIj${letters(random, 9)}${nth}.${letters(random, 5)}`,
    robotMarks: ['prefix'],
    assist: false,
    recallLooks: ['text', 'flip'],
    windowed: false,
    hint: '会话长时间无新消息',
  },
  chatwoot: {
    printsMs: 0,
    conversationKey: (random, nth) => `${random.between(1000, 9_999_999)}${nth}`,
    robotMarks: [],
    assist: false,
    recallLooks: ['text'],
    windowed: false,
    hint: 'Conversation was reopened',
  },
  weixin: {
    printsMs: 0,
    conversationKey: (random, nth) => `r${digits(random, 8)}${nth}`,
    robotMarks: [],
    assist: false,
    recallLooks: ['text'],
    windowed: false,
    namesOnly: true,
    headerAlone: true,
    hint: '用户正在查看商品',
  },
  wangwang: {
    printsMs: 1000,
    conversationKey: (random, nth) => `cnalichn${letters(random, 8)}${nth}`,
    robotMarks: [],
    assist: false,
    recallLooks: ['text'],
    windowed: false,
    namesOnly: true,
    draftFollows: true,
    hint: '买家正在查看商品',
  },
  shopee: {
    printsMs: 0,
    conversationKey: (random, nth) => `${digits(random, 16)}${nth}`,
    robotMarks: [],
    assist: false,
    recallLooks: ['text'],
    windowed: true,
    hint: 'Buyer is viewing a product',
  },
  goofish: {
    printsMs: 0,
    conversationKey: (random, nth) => `2${digits(random, 9)}${nth}`,
    robotMarks: [],
    assist: false,
    recallLooks: ['system'],
    windowed: false,
    hint: '对方正在浏览宝贝',
  },
  livehelperchat: {
    printsMs: 0,
    conversationKey: (random, nth) => `${random.between(1000, 9_999_999)}${nth}`,
    robotMarks: ['robot'],
    assist: false,
    recallLooks: ['text'],
    windowed: false,
    headerAlone: true,
    hint: 'Visitor has viewed another page',
  },
  tiktok: {
    printsMs: 0,
    conversationKey: (random, nth) => `7${digits(random, 17)}${nth}`,
    robotMarks: [],
    assist: false,
    recallLooks: ['text'],
    windowed: false,
    hint: 'Buyer is viewing a product',
  },
  chatscope: KIT,
  'chat-elements': KIT,
};
