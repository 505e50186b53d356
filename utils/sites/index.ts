/** Every console this build knows. One line each. */
import { chatwoot } from './chatwoot';
import { feige } from './feige';
import { goofish } from './goofish';
import { jd } from './jd';
import { kuaishou } from './kuaishou';
import { livehelperchat } from './livehelperchat';
import { pdd } from './pdd';
import { shopee } from './shopee';
import type { SiteProfile } from './site-profile';
import { wangwang } from './wangwang';
import { weixin } from './weixin';
import { xiaohongshu } from './xiaohongshu';

export const SITES: readonly SiteProfile[] = [
  pdd,
  feige,
  jd,
  kuaishou,
  xiaohongshu,
  chatwoot,
  wangwang,
  goofish,
  shopee,
  livehelperchat,
  weixin,
];

/** Known, and not proven to be read right: checked like the others, asked for and run nowhere. */
export const DRAFTS: readonly SiteProfile[] = [];
