/**
 * What a console is called, where it is and which rule judges it: all that a page of ours needs which reads no console, so
 * that opening one does not load how each is read.
 */
import { asId, type SiteId } from '../core/ids';

export interface SiteFace {
  id: SiteId;
  name: { zh: string; en: string };
  ruleId: string;
  /** Match patterns: the console's pages and no other. */
  matches: readonly string[];
}

const SHOPEE_HOSTS = [
  'https://seller.shopee.sg',
  'https://seller.shopee.com.my',
  'https://seller.shopee.co.th',
  'https://seller.shopee.co.id',
  'https://seller.shopee.ph',
  'https://seller.shopee.tw',
  'https://seller.shopee.com.br',
  'https://banhang.shopee.vn',
];

/** In the order in which people choose among them. */
export const FACES = {
  pdd: {
    id: asId<SiteId>('pdd'),
    name: { zh: '拼多多', en: 'Pinduoduo' },
    ruleId: 'pdd',
    matches: ['https://mms.pinduoduo.com/chat-merchant/*'],
  },
  feige: {
    id: asId<SiteId>('feige'),
    name: { zh: '抖店飞鸽', en: 'Feige (Doudian)' },
    ruleId: 'dd',
    matches: ['https://im.jinritemai.com/*'],
  },
  jd: {
    id: asId<SiteId>('jd'),
    name: { zh: '京东咚咚', en: 'JD Dongdong' },
    ruleId: 'jd',
    matches: ['https://dongdong.jd.com/*'],
  },
  kuaishou: {
    id: asId<SiteId>('kuaishou'),
    name: { zh: '快手小店', en: 'Kuaishou Shop' },
    ruleId: 'coach',
    matches: ['https://im.kwaixiaodian.com/*'],
  },
  xiaohongshu: {
    id: asId<SiteId>('xiaohongshu'),
    name: { zh: '小红书千帆（试用）', en: 'Xiaohongshu Qianfan (beta)' },
    ruleId: 'coach',
    matches: ['https://walle.xiaohongshu.com/cstools/*'],
  },
  chatwoot: {
    id: asId<SiteId>('chatwoot'),
    name: { zh: 'Chatwoot', en: 'Chatwoot' },
    ruleId: 'coach',
    matches: ['https://app.chatwoot.com/app/*'],
  },
  wangwang: {
    id: asId<SiteId>('wangwang'),
    name: { zh: '1688 旺旺网页版', en: '1688 Wangwang web' },
    ruleId: 'tb',
    matches: [
      'https://air.1688.com/app/ocms-fusion-components-1688/def_cbu_web_im_core/*',
      'https://market.m.taobao.com/app/im/chat-core/*',
    ],
  },
  goofish: {
    id: asId<SiteId>('goofish'),
    name: { zh: '闲鱼', en: 'Goofish' },
    ruleId: 'coach',
    matches: ['https://www.goofish.com/im*'],
  },
  shopee: {
    id: asId<SiteId>('shopee'),
    name: { zh: 'Shopee 虾皮', en: 'Shopee' },
    ruleId: 'coach',
    matches: SHOPEE_HOSTS.flatMap((host) => [
      `${host}/new-webchat/conversations*`,
      `${host}/webchat/conversations*`,
      `${host}/portal/chat-management*`,
    ]),
  },
  // People run it on hosts of their own, which nobody can list: there it is taught.
  livehelperchat: {
    id: asId<SiteId>('livehelperchat'),
    name: { zh: 'LiveHelperChat', en: 'LiveHelperChat' },
    ruleId: 'coach',
    matches: ['https://demo.livehelperchat.com/site_admin/*'],
  },
  weixin: {
    id: asId<SiteId>('weixin'),
    name: { zh: '微信小店', en: 'Weixin Shop' },
    ruleId: 'coach',
    matches: ['https://store.weixin.qq.com/shop/kf*'],
  },
} as const satisfies Record<string, SiteFace>;

const TIKTOK_HOSTS = ['us', 'vn', 'id', 'br', 'th'].map((country) => `https://seller-${country}.tiktok.com`);

/** Consoles that are only filled in. */
export const FILL_FACES = {
  tiktok: {
    id: asId<SiteId>('tiktok'),
    name: { zh: 'TikTok Shop（只填话术）', en: 'TikTok Shop (scripts only)' },
    ruleId: 'coach',
    matches: TIKTOK_HOSTS.map((host) => `${host}/chat/inbox/*`),
  },
} as const satisfies Record<string, SiteFace>;

export const SITE_FACES: readonly SiteFace[] = Object.values(FACES);
