/** A small invented shop's scripts. */
import { asId, type SnippetId } from '../../../utils/core/ids';
import type { MatchTurn } from '../../../utils/core/matching/match-turn';
import type { Snippet } from '../../../utils/core/snippet';

export function makeSnippet(
  id: string,
  title: string,
  triggers: string[],
  body = '',
  more: Partial<Snippet> = {},
): Snippet {
  return { id: asId<SnippetId>(id), title, triggers, body, stage: 'presale', category: '', tags: [], ...more };
}

export const LIBRARY: Snippet[] = [
  makeSnippet('hello', '问候', ['在不在呀', '掌柜的在吗'], '在的亲，您说～', { stage: 'greeting' }),
  makeSnippet('ship', '何时发出', ['啥时候给我发货', '怎么还没发出来'], '下午四点前的单子当天走，晚了就次日走哦。', {
    shortcut: 'fh1',
  }),
  makeSnippet('where', '包裹位置', ['我的快递走到哪了', '查个物流'], '帮您看一下轨迹，请稍等。', {
    stage: 'shipping',
    shortcut: 'wl',
  }),
  makeSnippet('size', '选码建议', ['我一米六该穿几码', '码数偏大吗'], '您报下身高体重，我给您参考。'),
  makeSnippet('invoice', '开票', ['能给开个发票不', '公司抬头怎么填'], '可以的，抬头和税号发我。', { stage: 'order' }),
  makeSnippet('return', '退回流程', ['不合适能退不', '想把东西退掉'], '七天内不影响二次销售可以退。', {
    stage: 'aftersale',
    shortcut: 'FH',
  }),
  makeSnippet('broken', '收到破损', ['杯子到手就裂了', '外箱压扁了'], '抱歉亲，拍张照片给我，马上给您补。', {
    stage: 'aftersale',
  }),
  makeSnippet('coupon', '领券入口', ['有没有优惠券可以领', '券在哪儿拿'], '首页横幅就能领。'),
  makeSnippet(
    'track-en',
    'Track a parcel',
    ['where is my parcel', 'has it been dispatched yet'],
    'Let me check the tracking.',
  ),
  makeSnippet('refund-en', 'Refund time', ['when do I get my money back'], 'Three working days.'),
];

export const asks = (...messages: string[]): MatchTurn => ({ messages, context: [] });

/** `count` scripts put together from invented pieces, the same every time. */
export function makeLargeLibrary(count: number): Snippet[] {
  const who = ['杯子', '雨伞', '毛毯', '台灯', '书包', '拖鞋', '水壶', '围巾', '积木', '耳机', '帐篷', '地垫'];
  const what = [
    '怎么清洗',
    '什么时候补货',
    '有几种颜色',
    '能不能退',
    '坏了怎么办',
    '多少钱一个',
    '送不送袋子',
    '多久能到',
    '保修多长',
    '怎么安装',
  ];
  const extra = ['早上好', '急用', '送朋友', '家里老人', '下周出门', '第一次买', '看了很久', '朋友介绍'];
  let seed = 5;
  const pick = <Item>(list: readonly Item[]): Item => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return list[(seed >>> 8) % list.length] as Item;
  };
  return Array.from({ length: count }, (_, at) =>
    makeSnippet(
      `s${at}`,
      `${pick(who)}${pick(what)}${at % 97}号`,
      [`${pick(extra)}${pick(who)}${pick(what)}`, `${pick(what)}${pick(extra)}`, `${pick(who)}${pick(extra)}`],
      `${pick(extra)}，${pick(who)}${pick(what)}，${pick(what)}，${pick(who)}请看说明，${pick(extra)}。`,
    ),
  );
}
