/** The words by which a promise of the agent's, and a deadline of the buyer's, are known. Data: plain words, no patterns. */
import type { DueTopic } from './due';
import { wordsOf } from './word-list';

/**
 * stall: a promise by itself. act: what will be done. mine: that it is ours to do. event: it comes when something has
 * happened. void: the clause promises nothing. past: it was done already. theirs: the buyer is to do it.
 */
export type PromiseTag = 'stall' | 'act' | 'mine' | 'event' | 'void' | 'past' | 'theirs' | 'shield';

export interface PromiseWords {
  tag: PromiseTag;
  words: readonly string[];
  topic?: DueTopic;
}

export const PROMISE_WORDS: readonly PromiseWords[] = [
  {
    tag: 'stall',
    topic: 'check',
    words: wordsOf('稍等 稍候 等我 等一下 您等下 等下我 给我一分钟 麻烦等 请等一会 查着呢 等我几分钟'),
  },
  {
    tag: 'shield',
    words: wordsOf('稍等的 等下周 等下次 等下批 等下单 等下个 等一下午 等我们家 久等 不用等我 无需等我'),
  },
  {
    tag: 'act',
    topic: 'reply',
    words: wordsOf(
      '回复 答复 回信 回您 回话 告诉您 通知您 反馈 结果 联系您 联系 跟您说 给您说 再说 跟您联系',
      '留言 回消息 发图 拍照 拍给您 实物图',
    ),
  },
  { tag: 'act', topic: 'call', words: ['回电', '打电话', '电话'] },
  {
    tag: 'act',
    topic: 'check',
    words: wordsOf(
      '查 核实 核对 确认 看下 看一下 看看 看一眼 看结果 给您看 问问 问下 问一下 去问 催 跟进',
      '翻一下 看库存 看物流 拍给',
    ),
  },
  {
    tag: 'act',
    topic: 'ship',
    words: wordsOf(
      '发出 发货 发走 给您发 帮您发 发给您 寄出 帮您寄 给您寄 就给您寄 发过去 安排发 发您 加急发',
      '优先给您发',
    ),
  },
  { tag: 'act', topic: 'resend', words: wordsOf('补发 补寄 寄新 寄配件 寄过去') },
  { tag: 'act', topic: 'refund', words: wordsOf('退款 打款 补差价 补差 补偿 退给您 退您') },
  {
    tag: 'act',
    topic: 'other',
    words: wordsOf('处理 解决 安排 申请 改地址 备注 转接 转专员 转给 登记'),
  },
  {
    tag: 'mine',
    words: wordsOf(
      '给您 帮您 为您 我 我们 跟您 回您 回复您 答复您 反馈您 告诉您 通知您 联系您 同事 专员 专人',
      '主管 师傅 售后 仓库 会有人 会发 就安排 一定给 一定处理 会第一时间 会尽快 这边 发您 请您等待',
      '联系到您 处理完回复您',
    ),
  },
  {
    tag: 'event',
    words: wordsOf(
      '一有 有消息 有结果 有进展 有货了 到货 查到 问到 核实清楚 处理好了 查清楚给 回复我了 知道了就',
      '到货了',
    ),
  },
  {
    tag: 'void',
    words: wordsOf(
      '吗 么样 要不要 是不是 还是明天 什么时候 几点下 您希望 您想要 能为您 如果 要是 万一 若是',
      '假如 的话 一般 通常 默认 都是 正常情况 大概率 应该能 预计明天 预售 定制 统一 不能 不了',
      '没法 无法 没办法 来不及 不确定 不保证 说不准 不发货 暂时没 不支持 控制不了 别的 不发 不用',
      '付款 下单 拍下 拍当 前拍 活动 直播 优惠 在线 放假 休息 无理由 价保 签收 您申请 内申请',
      '快递员 快递会 派件 派送 短信 系统 自动 银行 物流显示 开始发 恢复发',
    ),
  },
  {
    tag: 'past',
    words: wordsOf('已经 已为您 已帮 刚刚 刚才 昨天 昨晚 之前说 上午已 过了 过您了 您说的'),
  },
  {
    tag: 'theirs',
    words: wordsOf(
      '您可以 您再 您看看 您先拍 您把 您稍后 您晚点 您明天 您考虑 您三天 您周 麻烦您 您收到 您寄回',
      '您寄出后 您自己 您等快递 您确认 联系我们 再联系我 您再找 找我 您提供 您留意 您问 联系我哦',
      '您晾 请不要 等您 您上传 叫我',
    ),
  },
];

/** Everything a reader of promises needs; the tab is sent it, so that it does not weigh on every page's start. */
export interface PromiseLists {
  promise: readonly PromiseWords[];
  deadline: readonly DeadlineWords[];
}

export interface DeadlineWords {
  tag: 'need' | 'void';
  words: readonly string[];
}

/** need: the buyer needs it. by: it must be there by then. Each with a time in the same clause. */
export const DEADLINE_WORDS: readonly DeadlineWords[] = [
  {
    tag: 'need',
    words: wordsOf(
      '要用 急用 等着用 要穿 要送人 要出门 要出差 之前要 前要 前收到 之前收到 前到 之前到 必须到',
      '必须发 必须收到 前给我 内给我 之内给我 必须给我 要带走 要搬家 过生日 婚礼 要办 前退给我',
      '前解决 内解决 前处理 前回复我 前发货 前发出 内发货 内发出 赶得上 等不了 最晚 最迟',
    ),
  },
  {
    tag: 'void',
    words: wordsOf('吗 能不能 可以不 不急 不着急 什么时候 昨天 前天 上周 上次 没关系 已经收到'),
  },
];

export const PROMISE_LISTS: PromiseLists = { promise: PROMISE_WORDS, deadline: DEADLINE_WORDS };
