/** 京东咚咚, the live console. Which messages are a robot's is not known here, so its first replies are estimates. */
import { FACES } from './faces';
import {
  AGENT_FIELDS,
  NO_AGENT,
  NO_ORDER_CARD,
  NO_ORDER_PANEL,
  ORDER_CARD_FIELDS,
  ORDER_PANEL_FIELDS,
} from './nothing';
import type { SiteProfile } from './site-profile';

const TWO = 'two unrelated automations, 2026-08 and 2026-09';
const DOCS = 'one project with notes on the live page, 2026-09-09';
const WORK = 'one worker, undated';

export const jd: SiteProfile = {
  ...FACES.jd,
  verifiedOn: '2026-09-09',
  proof: 'simulated',
  excludes: ['https://dongdong.jd.com/login*'],
  urls: {
    mine: ['https://dongdong.jd.com/', 'https://dongdong.jd.com/index.html', 'https://dongdong.jd.com/?from=jm'],
    notMine: [
      'https://dongdong.jd.com/login',
      'https://shop.jd.com/jdm/kefu/kf-manage-lite/',
      'https://kf.jd.com/',
      'http://dongdong.jd.com/',
      'https://dongdong.jd.com.example.org/',
    ],
  },
  must: [
    'list.root',
    'list.row',
    'list.key',
    'list.name',
    'thread.list',
    'thread.message',
    'thread.key',
    'thread.roles',
    'list.active',
    'list.preview',
    'thread.text',
    'thread.shownAt',
    'current.name',
  ],
  unknown: [
    'list.remaining',
    'thread.auto',
    'thread.orderCard',
    'thread.recalledBy',
    'thread.owner',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [
      { css: '#t-alluser-wrap .c_tabs-tabpane:not(.c_tabs-tab_inactive)', seen: TWO },
      { css: '#t-alluser-wrap', seen: TWO },
    ],
    row: [
      { css: '.alluser-item', seen: TWO },
      { css: '.alluser-item-content > div', seen: TWO },
    ],
    key: [
      { css: '.alluser-item', attribute: 'id', pattern: /^(u_.+)$/, seen: `${TWO}: u_<pin>imcustomer<vender>` },
      { css: '[data-user-id]', attribute: 'data-user-id', seen: DOCS },
    ],
    name: [
      { css: '.alluser-item-name', attribute: 'title', seen: TWO },
      { css: '.alluser-item-name', seen: TWO },
    ],
    active: [
      { css: '.alluser-item_check', seen: TWO },
      { css: '.alluser-current', seen: TWO },
    ],
    unread: [{ css: '.alluser-item-leavemsg', seen: DOCS }],
    preview: [
      { css: '.alluser-item-breifdesc', attribute: 'title', seen: `${TWO}; the page's own spelling` },
      { css: '.alluser-item-breifdesc', seen: TWO },
    ],
    waited: [{ css: '.user-none-reply-t', seen: `${WORK}; its wording is a guess` }],
    remaining: [],
    waiting: [{ css: '.user-none-reply-t', seen: WORK }],
    ignore: [{ css: '.recent-user-w', reach: 'around', seen: `${DOCS}: the history list` }],
    previewIgnore: ['[草稿]'],
  },
  thread: {
    root: [
      { css: '#t-chat-scroll', seen: TWO },
      { css: '.chat-scroll-wrap', seen: TWO },
    ],
    list: [
      { css: '.chat-scroll-wrap', seen: TWO },
      { css: '#t-chat-scroll', seen: TWO },
    ],
    message: [{ css: '.message', seen: TWO }],
    key: [{ css: '.message_left, .message_right, .message_center', attribute: 'id', seen: TWO }],
    keyScope: 'conversation',
    shownAt: [{ css: '.message__time_str', seen: `${TWO}: MM-DD HH:MM:SS` }],
    shownAtFormat: 'month-day',
    resolutionMs: 1000,
    roles: [
      { css: '.message_center', role: 'system', seen: TWO },
      { css: '.message__system', role: 'system', seen: TWO },
      { css: '.message_left', role: 'buyer', seen: TWO },
      { css: '.message_right', role: 'agent', seen: TWO },
    ],
    text: [
      { css: '.message__content', seen: TWO },
      { css: '.message__text', seen: TWO },
      { css: '.message__system', seen: TWO },
    ],
    image: [{ css: '.message__image-wrap', seen: TWO }],
    goodsCard: [{ css: '.ProductCard', seen: DOCS }],
    orderCard: [],
    card: [{ css: '.CardWrapper', seen: DOCS }],
    recalled: [
      {
        css: '.message__system, .message__content',
        pattern: /^(\S{0,12}撤回了?一条消息)$/,
        seen: 'wording of the notice',
      },
    ],
    recalledBy: [],
    order: NO_ORDER_CARD,
    events: [
      { css: '.message_center', event: 'closed', textIncludes: ['会话已结束', '咨询已结束'], seen: 'wording varies' },
      {
        css: '.message_center',
        event: 'transfer-out',
        textIncludes: ['会话已转移', '已转接', '转移至'],
        seen: 'wording varies',
      },
      { css: '.message_center', event: 'transfer-in', textIncludes: ['转接给', '转接至您'], seen: 'wording varies' },
      { css: '.message_center', event: 'handover', textIncludes: ['转人工', '转接人工'], seen: 'wording varies' },
    ],
    owner: [],
  },
  current: { name: [{ css: '.chat-head-name > span', seen: TWO }] },
  composer: {
    field: [
      { css: '.EditorContent[contenteditable]', seen: 'three projects' },
      { css: '.EditorContent', seen: 'three projects' },
    ],
    kind: 'contenteditable',
  },
  agent: NO_AGENT,
  order: NO_ORDER_PANEL,
};
