/** The shape of a console profile: data only. What a site can change lives here, never in code. */
import type { Role } from '../core/facts';
import type { SiteId } from '../core/ids';

/** One way to find something. Tried in order; the first that resolves wins. `seen` says where and when it was observed. */
export interface Alternative {
  css: string;
  /** Read this attribute instead of the text. */
  attribute?: string;
  /** Linear text pattern with one capture; shipped with the extension only, never accepted from a pack. */
  pattern?: RegExp;
  seen: string;
}
export type Field = readonly Alternative[];

export interface RoleMark {
  css: string;
  role: Role;
  /** Only when the row's text contains one of these. */
  textIncludes?: readonly string[];
  seen: string;
}

export interface SiteProfile {
  id: SiteId;
  name: { zh: string; en: string };
  ruleId: string;
  verifiedOn: string;
  /** Manifest match patterns of the page that holds the chat. */
  matches: readonly string[];
  urls: { mine: readonly string[]; notMine: readonly string[] };
  list: {
    root: Field;
    row: Field;
    key: Field;
    name: Field;
    active: Field;
    unread: Field;
    preview: Field;
    /** Elapsed ('45秒', '已等待1小时') and remaining ('12秒后超时') counters. */
    waited: Field;
    remaining: Field;
    /** Present in or around a row whose buyer waits for us. */
    waiting: Field;
    /** Rows that are not buyers. */
    ignore: Field;
  };
  thread: {
    root: Field;
    list: Field;
    message: Field;
    key: Field;
    shownAt: Field;
    shownAtFormat: 'epoch-ms' | 'epoch-s' | 'label' | 'none';
    resolutionMs: number;
    roles: readonly RoleMark[];
    text: Field;
    image: Field;
    goodsCard: Field;
    orderCard: Field;
    recalled: Field;
    handover: Field;
    /** Which buyer a message row belongs to, where the page says. */
    owner: Field;
  };
  /** Key and name of the open conversation. */
  current: { key: Field; name: Field };
  composer: { field: Field; kind: 'textarea' | 'contenteditable' | 'quill' };
  agent: { name: Field; shop: Field };
  order: { panel: Field; item: Field; id: Field; state: Field; amount: Field; goods: Field; ownTab: Field };
}
