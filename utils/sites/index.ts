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
import { tiktok } from './tiktok';
import { wangwang } from './wangwang';
import { weixin } from './weixin';
import { xiaohongshu } from './xiaohongshu';

/** Those that are read. */
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

/** Consoles of which only the input field is known well enough: scripts are found and put in, nothing is read or counted. */
export const FILL_ONLY: readonly SiteProfile[] = [tiktok];

/** Wherever the content script runs. */
export const EVERY_SITE: readonly SiteProfile[] = [...SITES, ...FILL_ONLY];
