/**
 * The words by which it is known how far a buyer has been driven. Data: plain words, our own list and the team's, no official
 * one. 1 impatient, 2 angry, 3 threatens to go elsewhere with it, 4 somebody is hurt or may be.
 */
import { wordsOf } from './word-list';

export type EscalationLevel = 0 | 1 | 2 | 3 | 4;

export interface EscalationWords {
  level: 1 | 2 | 3 | 4;
  words: readonly string[];
  /** Longer phrases that hold one of the words and mean no harm. */
  unless?: readonly string[];
  /** Counts only in a line that also names a cause ("吃了", "用完"), or together with another such word. */
  needsCause?: true;
  /** Counts even in a question. */
  always?: true;
}

export const ESCALATION_WORDS: readonly EscalationWords[] = [
  {
    level: 4,
    always: true,
    words: wordsOf(
      '不想活 活着没意思 死给你看 砍人 弄死你 杀了你 弄死 跳楼 割腕 带人去你 找人打 去你们店里砸',
      '砍死 打死你 同归于尽 自杀 轻生 活不下去 活不了了 不想活 拿刀 捅死 捅你 要你命 要你们命',
      '灭了你 找人收拾 堵你们 泼油漆 放火烧 烧了你们 死在你 见一个打一个 去你们仓库 冲到你们 杀到你们',
      '找上门 砸了你 砸你们店',
    ),
    unless: wordsOf('跳楼价 跳楼机 防自杀 自杀式 拿刀切 拿刀具 拿刀架'),
  },
  {
    level: 4,
    words: wordsOf(
      '上吐下泻 食物中毒 进医院 送急诊 缝了 爆炸了 着火了 起火了 冒烟了 差点着火 漏电把 电到我',
      '把我电 触电了 炸伤 烫伤了 烫到孩子 烫到我 把我烫 烫起泡 划伤了 被划伤 被割 割破 划破 流血',
      '骨折了 抢救 呼吸困难 溃烂 脸烂了 化脓 牙崩 崩了牙 爆了把 看不见了 吞下去了 打了120 毁容',
      '休克 烧伤了 手烧伤 失明 烂脸 夹断 摔伤 砸伤 砸到头 扎伤 刺伤 压伤 夹伤 夹到手 被电了',
      '电了一下 划到眼睛 扎到 扎进 救护车 输液 挂水 窒息 噎住 卡住喉咙 卡喉咙 溺水 炸到 差点烧了',
      '伤到孩子 伤到老人 伤到眼 烫破皮 掉了一层皮 没知觉了 昏迷 昏过去 缝针 烧起来 全家差点 摔下来',
      '急救电话 叫救护 水泡 流脓 流血不止 洗胃 误食 划了一道口 一道口子 满地打滚 动不了了 骨裂',
      '脑震荡 割伤 晕过去 脱皮 打了急救',
    ),
    unless: wordsOf('不会着火了 别着火了 防割破 怕割破 怕流血'),
  },
  {
    level: 4,
    needsCause: true,
    words: wordsOf(
      '医院 住院 急诊 过敏 脸肿 肿了 肚子疼 拉肚子 出血 发炎 起疹 起泡 红肿 呕吐 中毒 溅到眼',
      '晕倒 玻璃渣 铁片 炸了 受伤 起火 一直吐 吐了 脸烂 头晕 发烧 手麻 破皮 瘙痒 痒得 掉发 心慌',
      '胸闷 肿得 疼得 刀片 针头 异物 虫子 蛆',
    ),
    unless: wordsOf(
      '过敏体质 过敏药 过敏膏 抗过敏 防过敏 医院上班 医院门口 医院同款 送到医院 寄到医院 医院能收',
      '去医院看 出血绷带 玻璃渣怎么 铁片厚度 低过敏 不过敏 没过敏 发烧友 有没有虫 防虫子 捉虫子',
      '虫子怎么 住院部',
    ),
  },
  {
    level: 3,
    words: wordsOf(
      '12315 消协 消费者协会 工商局 工商所 工商举报 市场监管 市场监督 平台介入 申请介入 客服介入',
      '投诉 起诉 法院见 律师函 律师联系 让律师 找律师 我要告你 要告你 告你们 告到 曝光 避雷你',
      '发微博 记者 电视台 找媒体 媒体曝光 做自媒体 发到网上 发网上 评评理 职业打假 打假的 假一赔',
      '退一赔 赔十倍 赔三倍 举报 我就报警 已经报警 要报警 去报警 打110 12345 工信部 黑猫',
      '有关部门 被查吧 走法律 法律途径 法律手段 维权 打官司 上热搜 挂你们 都给你发 发朋友圈曝',
      '给你发一遍 挂你家 讨说法 消费维权 银监会 网信办 法庭 法律程序 法律武器 法律责任 走法 上新闻',
      '上电视 找电视 工商 报警处理 要报警 报警了 我报警 市监局 市监 质监局 食药监 药监局 物价局',
      '网警 派出所 公安局 信访 仲裁 告状 告上 索赔 惩罚性赔偿 博主来 发微博 发到微博 发抖音',
      '发到抖音 发到小红书 发小红书避 发到知乎 截图发 聊天记录发 没完 赔三 赔十 走司法 消保委 消委会',
      '经侦 诈骗罪 上传网络 让全网 全网都 公之于众 互联网法院 小额诉讼 诉讼 追究 打市长 市长热线',
      '市长信箱 工单投诉 联合起来 拉群 法院 传票 报案 立案 咨询了律师 咨询律师 请律师 市民热线',
      '消费者权益 消费者保护 权益保护法 三倍赔 十倍赔 揭发 报道 报社 新闻媒体 发出去你们 粉丝好几万',
      '万粉丝 发群里让 别买你家 别买他家 起诉的权利 官方举报 证据齐全 保留证据 取证 公证',
    ),
    unless: wordsOf(
      '投诉电话是多少 投诉电话贴 曝光怎么 曝光补偿 过度曝光 曝光时间 曝光度 相机曝光 起诉状 律师资格',
      '律师函模板 黑猫玩偶 黑猫警长 黑猫咪 记者证 尾号12345 维权的书 12315这个 消协那本',
      '投诉解决了 被我投诉了 那家我投诉 投诉箱 投诉什么 监管局收发 监管局上班 监管局门口 举报你家东西太',
      '报警器 举报箱 消协会员证 举报按钮 投诉倒不 曝光灯 官司用的 12345这 维权大厅 没完没了地夸',
      '工商银行 法院上班 法院门口 法院站 送到法院 当记者 小记者 药监局备案 订单截图发 截图发你',
      '截图发您 派出所代收 派出所楼 公证处 报道证 新生报道 新闻报道里 工商大学 工商户 营业执照工商',
      '派出所门口 派出所上班 派出所旁 公安局门口 公安局旁 全网都没 全网都找不到 全网都断货 没完全',
      '还没完 赔三包 物流全网 让全网最低 发抖音好看 仲裁的书 拉群优惠 拉群团购',
    ),
  },
  {
    level: 2,
    words: wordsOf(
      '太过分 过分了 破质量 气死我 气死人 骗人 骗子 垃圾东西 什么垃圾 垃圾店 垃圾质量 太垃圾 失望',
      '太坑 坑人 恶心 给差评 要差评 必须差评 收差评 差评吧 什么态度 服务态度 耍我 当我傻 受够',
      '欺负人 不负责任 欺诈 黑店 再也不来 再也不买 一星都不 烂到家 烂透 推来推去 踢皮球 说人话',
      '有病吧 去你的 太气人 别跟我来这套 忽悠我 当猴耍 猴耍 一肚子火 火大 次品 什么玩意 不要脸 退钱',
      '睁眼说瞎话 无语了 奸商 傻逼 他妈的 王八蛋 不是人',
    ),
    unless: wordsOf(
      '不失望 没失望 没让我失望 不坑人 骗人的吧 没骗人 不骗人 不会是骗子 不给差评 不会给差评',
      '气死我的猫 太坑钱包 服务态度好 服务态度很好 服务态度真好 服务态度不错 黑店同款 不恶心 气死人偿命',
      '失望倒没 倒没失望 骗子太多 防骗子 骗人的多 不太失望 价格太过分 垃圾袋',
    ),
  },
  {
    level: 1,
    words: wordsOf(
      '怎么还不 怎么还没 还没动 快点行不 人呢 在吗在吗 不回话 能不能快 等半天 到底什么时候 到底发不',
      '还要等多久 又是稍等 回复太慢 有人吗 没人理 没人回 三遍了 几遍了 不回消息 磨蹭 急死我 还没处理',
      '老是让我等 一直不动 给个准话 让我等 说稍等 还不回 催了好几 怎么这么慢 给我个说法 别拖了',
      '还没到账 还没到 上点心 等不了了 几天了 等了三天 等了一个小时 说好昨天 还不发',
    ),
    unless: wordsOf('今天还没到货期 还没到期 还没到时间 还没到家 还没到手'),
  },
];

/** What must be named for some words to count: the buyer says what it came from. */
export const CAUSES: readonly string[] = wordsOf(
  '吃了 吃完 吃出 吃你 喝了 喝完 用了 用完 戴了 戴完 穿了 穿完 涂了 擦了 抹了 敷完 敷了',
  '你们的 你家 把嘴 把手 把脸 把孩子 把老人 你们家 坐上去 断了 用你 吃完 一用 一插 一吃',
  '医生说 划到 我的手 全家',
);
/** Right before a word they turn it round. */
export const DENIALS: readonly string[] = wordsOf(
  '不 没 没有 不会 不是 不是要 不用 别 不想 没必要 并不 没有要 不打算 不要 不至于 无需 懒得',
  '投诉什么呀',
);
/** Hold a denial and are none. */
export const NO_DENIALS: readonly string[] = wordsOf('是不是 会不会 能不能 要不要 不就是 行不行');
/** Somebody laughs. */
export const JOKES: readonly string[] = wordsOf('哈哈 嘻嘻 嘿嘿 呵呵哒 开玩笑 逗你 好可爱 太好吃 太好看 小姐姐');
/** A question about goods, not a complaint. */
export const QUESTIONS: readonly string[] = wordsOf('吗 会不会 多少钱 怎么装 怎么调 有没有 是不是正品 能不能用 可以用');
/** It was another shop, or it is about goods and places. */
export const OTHERS: readonly string[] = wordsOf(
  '倒不至于 倒没有 倒不是 用的文件 有货没 这款门 按钮 那种 多少瓦 这本书 的书 模板 同款 上班',
  '门口 收发室 别的店 别家 隔壁 之前那家 上一家 那家店 别人家',
);

/** Everything the ladder needs; the tab is sent it. */
export interface EscalationLists {
  words: readonly EscalationWords[];
  causes: readonly string[];
  denials: readonly string[];
  noDenials: readonly string[];
  jokes: readonly string[];
  questions: readonly string[];
  others: readonly string[];
}

export const ESCALATION_LISTS: EscalationLists = {
  words: ESCALATION_WORDS,
  causes: CAUSES,
  denials: DENIALS,
  noDenials: NO_DENIALS,
  jokes: JOKES,
  questions: QUESTIONS,
  others: OTHERS,
};
