/**
 * The words by which it is known how far a buyer has been driven. Data: plain words, our own list and the team's, no official
 * one. 1 impatient, 2 angry, 3 threatens to go elsewhere with it, 4 somebody is hurt or may be.
 */

import { LADDER_WEIGHTS } from './ladder-weights';
import type { LineWeights } from './line-weights';
import {
  AUDIENCES,
  BODIES,
  BODIES_UNLESS,
  DODGED_THREATS,
  EXPOSURES,
  FIRES,
  FIRES_UNLESS,
  HARM_CALM,
  HARMS,
  OFFICE_CALM,
  OFFICES,
  PLAIN_THREATS,
  PLAIN_UNLESS,
  RHETORIC,
  VIOLENT,
  VIOLENT_UNLESS,
} from './threat-words';
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
  /** Says little by itself: counts together with a word of the other half of the same level. */
  half?: 'whom' | 'deed';
  /** Words that make it harmless wherever they stand in the line. */
  notWith?: readonly string[];
}

/** Beside them a place is where somebody heard good of it, or what is asked is about goods. */
const EXPOSURE_CALM: readonly string[] = wordsOf(
  '种草 好评 推荐 宣传 夸 回购 喜欢 好看 不错 谢谢 麻烦 优惠 活动 团购 优惠券 包邮 批发 代理 发货 快递 物流 地址 发票',
);

export const ESCALATION_WORDS: readonly EscalationWords[] = [
  { level: 4, always: true, words: VIOLENT, unless: VIOLENT_UNLESS },
  {
    level: 4,
    always: true,
    words: wordsOf(
      '不想活 活着没意思 死给你看 砍人 弄死你 杀了你 弄死 跳楼 割腕 带人去你 找人打 去你们店里砸',
      '砍死 打死你 同归于尽 自杀 轻生 活不下去 活不了了 不想活 拿刀 捅死 捅你 要你命 要你们命',
      '灭了你 找人收拾 堵你们 泼油漆 放火烧 烧了你们 死在你 见一个打一个 去你们仓库 冲到你们 杀到你们',
      '找上门 砸了你 砸你们店 等着我上门 我跳下去 楼上跳下去 从楼上跳 过来弄你 找人弄你 弄你全家 活着真没意思 跳河 跳江 跳海 喝农药 拿汽油 带汽油',
      '活着没意义 不想活着 害死人 害死你 买完药了 没抢救过来 醒不过来 没有明天了 收拾你们店 看我怎么收拾 让你们好看 放把火 同你们拼 跟你们拼命 跟你拼命',
    ),
    unless: wordsOf('杀到你们店里抢 害死人不偿 跳楼价 跳楼机 跳楼梯 防自杀 自杀式 拿刀切 拿刀具 拿刀架'),
  },
  {
    level: 4,
    words: wordsOf(
      '上吐下泻 食物中毒 进医院 送急诊 缝了 爆炸了 着火了 起火了 冒烟了 差点着火 漏电把 电到我',
      '把我电 触电了 炸伤 烫伤了 烫到孩子 烫到我 把我烫 烫起泡 划伤了 被划伤 被割 割破 划破',
      '骨折了 抢救 呼吸困难 溃烂 脸烂了 化脓 牙崩 崩了牙 爆了把 看不见了 吞下去了 打了120 毁容',
      '休克 烧伤了 手烧伤 失明 烂脸 夹断 摔伤 砸伤 砸到头 扎伤 刺伤 压伤 夹伤 夹到手 被电了',
      '电了一下 划到眼睛 扎到 扎进 救护车 输液 挂水 窒息 噎住 卡住喉咙 卡喉咙 溺水 炸到 差点烧了',
      '伤到孩子 伤到老人 伤到眼 烫破皮 掉了一层皮 没知觉了 昏迷 昏过去 缝针 烧起来 全家差点 摔下来',
      '急救电话 叫救护 水泡 流脓 流血不止 洗胃 误食 划了一道口 一道口子 满地打滚 动不了了 骨裂',
      '脑震荡 割伤 晕过去 脱皮 打了急救 憋紫 脸色发紫 口吐白沫 喘不上气 喘不过气 冒火 冒出火 蹿火 火苗窜 火苗蹿 冒火苗',
      '烧了个洞 烧了一个洞 烧着了 大片泡 一片泡 大水泡 大血泡 流黄水 头皮烧 皮肤烧 胳膊折 腿折了 骨头断',
      '120刚 120拉 120来 拉去120 动手术 做手术 送抢救 ICU 重症 住进医院 送医院 送去医院 急性 把手指切 手指被',
      '脚趾头切 被打倒 漏电打 麻了半边 眼睛看不清 眼角膜 磁力珠吞 电池吞 吞进肚子 呛到气管 吸进气管 昏倒 昏厥',
      '抽搐 心脏骤停 没了呼吸 见红了 头破血流 短路冒烟 插电冒烟 一直冒烟 半夜冒烟 突然冒烟 烧死 站不起来 嘴都划 划出血 塌下来压 溅到眼睛 溅进眼睛 砸到我 砸到孩子 砸到老人 砸到脚 过去砸店 来砸店 去砸店 压到我 压到孩子 压到老人 压到腿 压到腰 压到手 毒性反应 食物过敏了 破相 留疤了',
    ),
    unless: wordsOf(
      '不会着火了 别着火了 防割破 怕割破 气得冒火 眼睛冒火 急得冒火 做手术用 手术后 重症监护室护 看见红了',
      '不会留疤了 急性子 大片泡泡',
    ),
  },
  {
    level: 4,
    needsCause: true,
    words: wordsOf(
      '医院 住院 急诊 过敏 脸肿 肿了 肚子疼 拉肚子 出血 发炎 起疹 起泡 红肿 呕吐 中毒 溅到眼',
      '晕倒 玻璃渣 铁片 炸了 受伤 起火 一直吐 吐了 脸烂 头晕 发烧 手麻 破皮 瘙痒 痒得 掉发 心慌',
      '胸闷 肿得 疼得 刀片 针头 异物 虫子 蛆 流血 红疙瘩 大泡 吞了 手术 流产',
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
      '12315 消协 消费者协会 工商局 工商所 工商举报 市场监督 平台介入 申请介入 客服介入',
      '投诉 起诉 法院见 律师函 律师联系 让律师 找律师 我要告你 要告你 告你们 告到 曝光 避雷你',
      '发微博 找记者 电视台 找媒体 媒体曝光 做自媒体 发到网上 发网上 评评理 职业打假 打假的 假一赔',
      '退一赔 赔十倍 赔三倍 举报 我就报警 已经报警 要报警 去报警 打110 12345 工信部 黑猫',
      '监管部门 监督部门 质量监督 监督局 市场所 三一五晚会 上三一五 打三一五 315晚会 打315 上315 捅到 捅出去',
      '笔录 搞下架 把你们下架 店下架 封店 店铺被封 店被封 关你们店 让你们关门 投诉到关门 开庭 应诉 律师信',
      '平台申诉 去申诉 平台来处理 让平台处理 平台判 让平台来 平台仲裁 全网发帖 我发帖 去发帖 发帖曝 发帖避',
      '微博大V 让大家避 大家避坑 避坑你们 小红书避雷 发避雷 避雷帖 避雷贴 全小区都知道 让所有人都知道 让大家都知道你们',
      '少一分我就 我就告 就告你 这个理 媒体朋友 消费欺诈 判你们 收传票 信不信我让 信不信我去 信不信我告 信不信我带 信不信我找 信不信我曝 走着瞧 骂到你们 刷差评',
      '职业索赔 赔我一千 赔一千 先行赔付不 惩罚赔偿 十倍价款 监管局 登记机关 大众点评和 都写一遍 等着上热线 等着上本地 等着上电视 当律师的 做律师的 要打假 避雷清单 等着处罚 你们自己掂量 自己掂量 准备出名 都会知道你们 网上曝 抖音曝 挂网上 挂到网上 挂小红书 挂微博',
      '有关部门 被查吧 走法律 法律途径 法律手段 维权 打官司 上热搜 挂你们 都给你发 发朋友圈曝',
      '给你发一遍 挂你家 讨说法 消费维权 银监会 网信办 法庭 法律程序 法律武器 法律责任 走法 上新闻',
      '上电视 找电视 工商 报警处理 要报警 报警了 我报警 市监局 市监 质监局 食药监 药监局 物价局',
      '网警 派出所 公安局 信访 仲裁 告状 告上 索赔 惩罚性赔偿 博主来 发微博 发到微博 发抖音',
      '发到知乎 截图发网 截图发微 截图发抖 截图发朋友圈 截图发群 聊天记录发网 聊天记录发微 聊天记录发抖 聊天记录发到 聊天记录发出去 这事没完 跟你们没完 跟你没完 没完了 我没完 就没完 赔三 赔十 走司法 消保委 消委会',
      '经侦 诈骗罪 上传网络 让全网 全网都 公之于众 互联网法院 小额诉讼 诉讼 追究 打市长 市长热线',
      '市长信箱 工单投诉 联合起来 拉群 法院 传票 报案 立案 咨询了律师 咨询律师 请律师 市民热线',
      '消费者权益 消费者保护 权益保护法 三倍赔 十倍赔 揭发 报道 报社 新闻媒体 发出去你们 粉丝好几万',
      '万粉丝 发群里让 别买你家 别买他家 起诉的权利 官方举报 证据齐全 保留证据 取证 公证',
    ),
    unless: wordsOf(
      '投诉电话是多少 投诉电话贴 曝光怎么 曝光补偿 过度曝光 曝光时间 曝光度 相机曝光 起诉状 律师资格',
      '律师函模板 黑猫玩偶 黑猫警长 黑猫咪 记者证 尾号12345 维权的书 12315这个 消协那本',
      '监管局收 监管局的地址 监管局食堂 投诉解决了 被我投诉了 那家我投诉 骨折了用 投诉快递 投诉物流 投诉顺丰 投诉驿站 投诉箱 投诉什么 举报别的 举报别人 举报他们去 举报低价 举报假链接 监管局收发 监管局上班 监管局门口 举报你家东西太',
      '报警器 举报箱 消协会员证 举报按钮 投诉倒不 曝光灯 官司用的 12345这 维权大厅 没完没了地夸',
      '工商银行 法院上班 法院门口 法院站 送到法院 当记者 小记者 诉讼法教材 假律师函 道具律师函 物流我已经投诉 快递我已经投诉 市场监管局家属 平台介入了也没关系 赔三块 诉讼法的书 药监局备案 订单截图发 截图发你',
      '截图发您 派出所代收 派出所楼 公证处 报道证 新生报道 新闻报道里 工商大学 工商户 营业执照工商',
      '派出所门口 派出所上班 派出所旁 公安局门口 公安局旁 全网都没 全网都找不到 全网都断货 没完全',
      '还没完 赔三包 物流全网 让全网最低 发抖音好看 仲裁的书 拉群优惠 拉群团购',
      '取证件 取证书 投诉已经撤 撤了投诉 投诉撤 撤销投诉 投诉我撤 取消投诉 投诉取消 投诉已撤 市场监管的同事 避坑攻略 避坑指南',
      '没完没了 作业没完 做没完 公证书 报道的那款',
    ),
  },
  {
    level: 3,
    half: 'whom',
    words: wordsOf(
      '平台 官方 监管 媒体 报纸 记者 电视 频道 晚会 律师 司法 法院 警察 民警 派出所 消协 微博 抖音 小红书 视频号 快手',
      '朋友圈 全网 网上 贴吧 知乎 群里 业主群 评论区 小区 网友 粉丝 总公司 总部 街道办 食品安全法 消费者 闺蜜 同行 校友群',
    ),
    notWith: wordsOf('种草 好评 推荐 宣传 夸 回购 喜欢 好看'),
  },
  {
    level: 3,
    half: 'deed',
    words: wordsOf(
      '告你 告死 捅 申诉 反映 评理 查你 查封 罚你 关门 倒闭 揭 避雷 避坑 黑心 上当 让大家 别上当',
      '都看看你们 处理你们 收拾你们 开庭 避开你 别再买 都别买 拉黑你们 臭你们 骂你们 打过招呼 帮我出头 明天见 见分晓 火一把',
      '写出来 写篇 剪好了 做成视频 全过程 嘴脸 真面目 原形 的帮忙',
    ),
    notWith: wordsOf('种草 好评 推荐 宣传 夸 回购 喜欢 好看'),
  },
  {
    level: 2,
    words: wordsOf(
      '太过分 过分了 破质量 气死我 气死人 骗人 骗子 垃圾东西 什么垃圾 垃圾店 垃圾质量 太垃圾 失望',
      '太坑 坑人 恶心 给差评 要差评 必须差评 收差评 差评吧 什么态度 服务态度 耍我 当我傻 受够',
      '欺负人 不负责任 欺诈 黑店 再也不来 再也不买 一星都不 烂到家 烂透 推来推去 踢皮球 说人话',
      '有病吧 去你的 太气人 别跟我来这套 忽悠我 当猴耍 猴耍 一肚子火 火大 次品 什么玩意 不要脸 退钱',
      '睁眼说瞎话 无语了 奸商 傻逼 他妈的 王八蛋 你们不是人 不是人干 真不是人',
    ),
    unless: wordsOf(
      '不失望 没失望 没让我失望 不坑人 骗人的吧 没骗人 不骗人 不会是骗子 不给差评 不会给差评',
      '气死我的猫 太坑钱包 服务态度好 服务态度很好 服务态度真好 服务态度不错 黑店同款 不恶心 气死人偿命',
      '退钱了吗 退钱吗 退钱没 退钱了没 怎么退钱 退钱给我了 退钱到 退钱要 会退钱 退钱成功 不是人工',
      '失望倒没 倒没失望 骗子太多 以为是骗子 以为骗子 防骗子 骗人的多 不太失望 价格太过分 垃圾袋',
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
    unless: wordsOf('还没到银行 今天还没到货期 还没到期 还没到时间 还没到家 还没到手'),
  },
  { level: 4, half: 'whom', words: BODIES, unless: BODIES_UNLESS, notWith: HARM_CALM },
  { level: 4, half: 'deed', words: HARMS, notWith: HARM_CALM },
  { level: 4, words: FIRES, unless: FIRES_UNLESS },
  { level: 3, always: true, words: DODGED_THREATS },
  { level: 3, words: PLAIN_THREATS, unless: PLAIN_UNLESS },
  { level: 3, words: OFFICES, notWith: OFFICE_CALM },
  { level: 3, half: 'whom', words: AUDIENCES, notWith: EXPOSURE_CALM },
  { level: 3, half: 'deed', words: EXPOSURES, notWith: EXPOSURE_CALM },
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
export const NO_DENIALS: readonly string[] = wordsOf('是不是 会不会 能不能 要不 要不要 不就是 行不行');
/** Somebody laughs. */
export const JOKES: readonly string[] = wordsOf('哈哈 嘻嘻 嘿嘿 呵呵哒 开玩笑 逗你 好可爱 太好吃 太好看 小姐姐');
/** A question about goods, not a complaint. */
export const QUESTIONS: readonly string[] = wordsOf('吗 会不会 多少钱 怎么装 怎么调 有没有 是不是正品 能不能用 可以用');
/** It was another shop, or it is about goods and places. */
export const OTHERS: readonly string[] = wordsOf(
  '倒不至于 倒没有 倒不是 用的文件 有货没 这款门 按钮 那种 多少瓦 这本书 的书 模板有 模板吗 模板多少 同款 局上班 院上班 所上班 台上班 局工作 院工作 所工作 台工作',
  '门口 收发室 别的店 上家店 别家 隔壁 之前那家 上一家 那家店 别人家',
);

/** Everything the ladder needs; the tab is sent it. */
export interface EscalationLists {
  words: readonly EscalationWords[];
  causes: readonly string[];
  denials: readonly string[];
  noDenials: readonly string[];
  jokes: readonly string[];
  questions: readonly string[];
  /** Questions that ask nothing: "do you believe me?" */
  rhetoric: readonly string[];
  others: readonly string[];
  /** For what no word tells. */
  weights: LineWeights;
}

export const ESCALATION_LISTS: EscalationLists = {
  words: ESCALATION_WORDS,
  causes: CAUSES,
  denials: DENIALS,
  noDenials: NO_DENIALS,
  jokes: JOKES,
  questions: QUESTIONS,
  rhetoric: RHETORIC,
  others: OTHERS,
  weights: LADDER_WEIGHTS,
};
