/** Owns invented buyers: masked names that collide on pdd, nicks and avatars that collide on feige, orders, goods. */
import type { NewConversation, Platform } from '../platform/platform';
import type { Random } from '../platform/random';
import type { Card, Order } from '../platform/shapes';

const FIRST = ['S', '林', '晨', '木', 'K', '小', '阿', '云', '夏', '周', 'L', '喵', '北', '何', '温', '蓝'] as const;
const LAST = ['n', '夕', '3', '鱼', '宝', 'y', '海', '月', '0', '星', '子', 'a'] as const;
const NICKS = [
  '小明同学',
  '橘子汽水',
  '一只慢羊',
  '晚风不晚',
  '南巷旧事',
  '不吃香菜的猫',
  '阿禾',
  '青柠微苦',
  '半颗糖',
  '树下的诗',
  '夜航船',
  '豆豆妈妈',
  '山野来信',
  '用户8841207',
  '用户3350916',
  '鹿鸣',
  '老杨爱钓鱼',
  '抹茶三分甜',
  '云上小筑',
  '大白兔奶爸',
] as const;
const GOODS = [
  '加厚珊瑚绒四件套',
  '便携榨汁杯 350ml',
  '儿童防滑雨靴',
  '316不锈钢保温壶 1.5L',
  '宽松圆领卫衣 灰色 XL',
  '免打孔浴室置物架',
  '无线静音鼠标',
  '手工牛轧糖 500g',
  '复古台灯 三档调光',
  '猫抓板 大号',
  '纯棉婴儿连体衣',
  '折叠晾衣架',
] as const;
const SPECS = ['默认款', '奶白色 大号', '浅灰 M', '两件装', '1.5L 墨绿', '均码'] as const;
const STATUSES = ['待付款', '待发货', '已发货', '已签收', '已取消', '退款中', '退款成功'] as const;

function maskedName(random: Random): string {
  return `${random.pick(FIRST)}*******${random.pick(LAST)}`;
}

/** A buyer who, one time in five, bears the name of one already there; on feige at times with the default avatar too. */
export function newBuyer(platform: Platform): NewConversation {
  const { random, site, conversations } = platform;
  const others = [...conversations.values()];
  const same = others.length > 0 && random.chance(0.2) ? random.pick(others) : undefined;
  const name = same?.name ?? (site === 'pdd' ? maskedName(random) : random.pick(NICKS));
  const avatar = random.chance(0.15) ? 0 : random.between(1, 1_000_000);
  return {
    name,
    avatar: same && random.chance(0.3) ? same.avatar : avatar,
    returning: random.chance(0.2),
    orders: Array.from({ length: random.between(0, 3) }, () => newOrder(random)),
  };
}

export function newOrder(random: Random): Order {
  const digits = Array.from({ length: 15 }, () => random.between(0, 9)).join('');
  return {
    sn: `26${String(random.between(1, 12)).padStart(2, '0')}${String(random.between(1, 28)).padStart(2, '0')}-${digits}`,
    status: random.pick(STATUSES),
    goods: random.pick(GOODS),
    spec: random.pick(SPECS),
    cents: random.between(590, 39_900),
  };
}

export function newCard(random: Random, kind: 'goods' | 'order'): Card {
  const goods = { goodsId: String(random.between(100_000_000, 999_999_999)), name: random.pick(GOODS) };
  const cents = random.between(590, 39_900);
  if (kind === 'goods') return { ...goods, cents };
  const { sn, status } = newOrder(random);
  return { ...goods, cents, orderSn: sn, status };
}
