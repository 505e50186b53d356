/**
 * The words a draft is looked at for. Starter lists are our own suggestion, written from general knowledge of advertising
 * law and of what consoles object to; they are no platform's official list. Packs add to them and allow words of them.
 */

/** Words that share their wording; the file and the stored thing are one shape. Plain text, never patterns. */
export interface BannedWords {
  words: string[];
  /** Takes the word's place. Empty: the sentence holds without it. Absent: only the person can say it better. */
  instead?: string;
  /** Longer phrases that hold one of the words and mean no harm. */
  unless?: string[];
  /** Ids of the consoles it is for; absent means all. */
  sites?: string[];
  /** These words are fine here: whatever other lists say of them is void. */
  allow?: true;
}

/** `YYYY-MM-DD` on which the starter lists were last looked through. */
export const STARTER_WRITTEN_ON = '2026-11-21';

/** Said too much of: advertising law forbids superlatives that nobody can prove. */
const SUPERLATIVES: readonly BannedWords[] = [
  {
    words: ['全网最低价', '史上最低价', '历史最低价', '最低价', '骨折价', '跳楼价'],
    instead: '实惠价',
    unless: ['不是最低价'],
  },
  {
    words: ['全网最低', '史上最低', '最便宜'],
    instead: '很实惠',
    unless: ['哪个最便宜', '哪款最便宜', '哪种最便宜', '不是最便宜'],
  },
  {
    words: ['最好的', '最棒的', '最优质的', '最优的', '最顶级的', '最高级的'],
    instead: '很好的',
    unless: ['最好的办法', '最好的方法', '最好的方式', '不是最好的'],
  },
  { words: ['全网最好', '全国最好', '质量最好', '品质最好', '效果最好', '口碑最好'], instead: '口碑不错' },
  { words: ['国家级', '世界级', '宇宙级', '顶级', '极品', '顶尖', '殿堂级'], instead: '优质', unless: ['顶级域名'] },
  { words: ['全网第一', '全国第一', '行业第一', '世界第一', '销量第一', '排名第一', '遥遥领先'], instead: '很受欢迎' },
  { words: ['第一品牌', '领导品牌', '驰名商标', 'no1', 'top1', '销量冠军', '全网首发', '全国首家', '独家首发'] },
  { words: ['独一无二', '绝无仅有', '史无前例', '前所未有', '空前绝后', '万里挑一'], instead: '很特别' },
  {
    words: ['100%', '百分百', '百分之百', '百分之一百'],
    instead: '',
    unless: [
      ...['棉', '纯棉', '羊毛', '羊绒', '聚酯', '涤纶', '真丝', '桑蚕丝', '蚕丝', '亚麻', '锦纶', '莱赛尔', '果汁'].map(
        (goods) => `100%${goods}`,
      ),
      ...['电量100%', '100%电量', '显示100%', '充到100%', '充满100%', '百分百棉', '百分百羊毛', '进度100%', '达到100%'],
    ],
  },
  { words: ['绝对'], instead: '', unless: ['不绝对', '没有绝对', '没那么绝对', '太绝对', '绝对值'] },
  { words: ['永久保修', '终身保修', '终身质保', '永久质保', '终身免费'], instead: '按页面标注的质保' },
  { words: ['永不褪色', '永不掉色', '永不变形', '永不起球', '永不过敏'], instead: '比较耐用' },
  { words: ['保证正品', '保真'], instead: '正品', unless: ['保真丝', '保真空'] },
];

/** What only a doctor or a certificate may say. */
const CURES: readonly BannedWords[] = [
  {
    words: [
      '根治',
      '包治',
      '治愈率',
      '药到病除',
      '无副作用',
      '零副作用',
      '没有副作用',
      '特效药',
      '立竿见影',
      '彻底治好',
      '替代药物',
    ],
  },
  { words: ['三天见效', '七天见效', '一次见效', '当天见效', '无效退款', '无效全退'], instead: '效果因人而异' },
];

/** Reviews for reward, goods that are none, and words that hurt. */
const CONDUCT: readonly BannedWords[] = [
  {
    words: [
      '好评返现',
      '五星返现',
      '晒图返现',
      '评价返现',
      '好评返',
      '好评有礼',
      '好评红包',
      '好评送',
      '给好评送',
      '五星好评送',
    ],
    instead: '欢迎如实评价',
  },
  { words: ['必须好评', '必须五星', '改成好评', '删掉差评', '删差评'], instead: '写下真实感受' },
  {
    words: ['刷单', '刷好评', '高仿', '精仿', '超a货', 'a货', '假货包退'],
    unless: ['不刷单', '刷单诈骗', '刷单的都是', 'a货架'],
  },
  { words: ['假一赔十', '假一赔百', '假一赔万', '假一罚十'], instead: '有问题按平台规则处理' },
  {
    words: [
      '爱买不买',
      '爱要不要',
      '爱退不退',
      '随便你投诉',
      '你去投诉吧',
      '投诉也没用',
      '关我什么事',
      '不关我的事',
      '跟我没关系',
    ],
  },
  { words: ['神经病', '有病吧', '脑残', '白痴', '傻逼', '煞笔', '滚蛋', '你瞎吗', '没长眼睛', '穷鬼', '买不起就别'] },
];

/** What one console minds and another does not. */
const BY_SITE: readonly BannedWords[] = [
  {
    sites: ['pdd'],
    words: ['骗运费险', '先确认收货再退', '提前确认收货', '先点确认收货'],
    instead: '收到货检查没问题再确认收货',
  },
  { sites: ['pdd'], words: ['虚拟发货', '先虚假发货', '先点发货'], instead: '按页面时间发货' },
  { sites: ['feige'], words: ['秒杀全网', '直播间全网最低', '全网破价'], instead: '直播间优惠价' },
  { sites: ['feige'], words: ['私信成交', '私下成交', '小窗口付款'], instead: '在页面下单' },
];

export const STARTER_WORDS: readonly BannedWords[] = [...SUPERLATIVES, ...CURES, ...CONDUCT, ...BY_SITE];

/** English shops. */
export const STARTER_WORDS_EN: readonly BannedWords[] = [
  {
    words: ['lowest price ever', 'lowest price online', 'cheapest online', 'cheapest anywhere', 'best price ever'],
    instead: 'good price',
  },
  { words: ['100% guaranteed', '100% guarantee', '100% satisfaction'], instead: 'covered by our return policy' },
  { words: ['no side effects', 'cures', 'miracle cure'] },
  {
    words: [
      'five star review for',
      '5 star review for',
      'cashback for review',
      'refund for a good review',
      'gift for a good review',
    ],
  },
];

/** All of ours. The background carries them; a tab is sent them with the packs' words. */
export const OUR_WORDS: readonly BannedWords[] = [...STARTER_WORDS, ...STARTER_WORDS_EN];
