/** 小红书 千帆客服 (beta): whether an ordinary browser is let in is not shown by any source. */
import { FACES } from './faces';
import { AGENT_FIELDS, NO_AGENT, NO_ORDER_CARD, ORDER_CARD_FIELDS } from './nothing';
import type { SiteProfile } from './site-profile';

const CDP = 'two workers over the page, measured 2026-08-19';
const FEE = 'one fee script, undated';

export const xiaohongshu: SiteProfile = {
  ...FACES.xiaohongshu,
  verifiedOn: '2026-08-19',
  proof: 'simulated',
  excludes: ['https://walle.xiaohongshu.com/cstools/login*'],
  urls: {
    mine: [
      'https://walle.xiaohongshu.com/cstools/seller/dashboard',
      'https://walle.xiaohongshu.com/cstools/seller/dashboard?a=1',
    ],
    notMine: [
      'https://walle.xiaohongshu.com/cstools/login',
      'https://ark.xiaohongshu.com/app-order/list',
      'https://www.xiaohongshu.com/explore',
      'http://walle.xiaohongshu.com/cstools/seller/dashboard',
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
    'list.unread',
    'thread.goodsCard',
    'thread.orderCard',
    'thread.auto',
    'thread.owner',
    'order.goods',
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [
      { css: '.im-chat-list-box', seen: CDP },
      { css: '.contact-list', seen: CDP },
    ],
    row: [{ css: '.chat-item', seen: 'four projects' }],
    key: [{ css: '[data-key]', attribute: 'data-key', seen: `${CDP}: the app's conversation id` }],
    name: [
      { css: 'p[title]', attribute: 'title', seen: CDP },
      { css: 'p', seen: CDP },
    ],
    active: [{ css: '.chat-item.active', seen: CDP }],
    unread: [],
    preview: [{ css: '.last-msg, .chat-item__desc, .msg-content', seen: 'guess: no source names the preview' }],
    waited: [{ css: 'span, div', pattern: /^(已等待\s*\d+\s*(?:秒|分钟|小时))$/, seen: `${CDP}: 已等待 N 秒` }],
    remaining: [],
    waiting: [{ css: 'span, div', pattern: /^(已等待\s*\d+.*|待人工回复)$/, seen: CDP }],
    ignore: [],
    previewIgnore: ['[草稿]'],
  },
  thread: {
    root: [
      { css: '.farmer-chat__main', seen: FEE },
      { css: '.msg-list-box', seen: CDP },
    ],
    list: [
      { css: '.im-theme.msg-list-box', seen: CDP },
      { css: '.msg-list-box', seen: CDP },
    ],
    message: [{ css: '.msg-row', seen: CDP }],
    key: [{ css: '.message-bubble-carrier', attribute: 'id', seen: CDP }],
    keyScope: 'conversation',
    shownAt: [{ css: '.message-bubble-carrier', attribute: 'data-timestamp', pattern: /^(\d{13})$/, seen: CDP }],
    shownAtFormat: 'epoch-ms',
    resolutionMs: 0,
    roles: [
      {
        css: '.message-bubble-carrier',
        role: 'system',
        textIncludes: ['接入会话', '会话长时间无新消息', '匹配到主要问法'],
        seen: `two projects: words of a row that nobody said`,
      },
      { css: '[data-sender-type="system"]', role: 'system', seen: 'guess: only individual is known' },
      {
        css: '.message-bubble-carrier:not([data-sender-type="individual"]), .message-bubble-carrier[data-self]',
        role: 'auto',
        textIncludes: ['客服机器人'],
        seen: 'guess: two projects name the word, not where it stands',
      },
      {
        css: '[data-sender-type="robot"], [data-sender-type="bot"]',
        role: 'auto',
        seen: 'guess: only individual is known',
      },
      { css: '.status-box', role: 'agent', seen: `${CDP}: 已读 stands beside the agent's own side` },
      { css: '[data-self]', role: 'agent', seen: CDP },
      { css: '[data-sender-type="individual"]', role: 'buyer', seen: CDP },
    ],
    text: [{ css: '.message-bubble-carrier', seen: CDP }],
    image: [{ css: '.message-bubble-carrier img', seen: 'guess: an image in the bubble' }],
    goodsCard: [],
    orderCard: [],
    card: [{ css: '.message-bubble-carrier [class*="card"]', seen: 'guess' }],
    recalled: [
      { css: '.message-bubble-carrier', pattern: /^(\S{0,12}撤回了?一条消息)$/, seen: 'wording of the notice' },
    ],
    recalledBy: [
      { textIncludes: '对方撤回', role: 'buyer' },
      { textIncludes: '你撤回', role: 'agent' },
      { textIncludes: '您撤回', role: 'agent' },
    ],
    order: NO_ORDER_CARD,
    events: [
      {
        css: '[data-sender-type="system"]',
        event: 'handover',
        textIncludes: ['转人工', '转接人工', '接入会话'],
        seen: CDP,
      },
      {
        css: '[data-sender-type="system"]',
        event: 'transfer-out',
        textIncludes: ['会话已转移', '已转接', '转移至'],
        seen: 'wording varies',
      },
      {
        css: '[data-sender-type="system"]',
        event: 'transfer-in',
        textIncludes: ['转接给', '转移给'],
        seen: 'wording varies',
      },
      { css: '[data-sender-type="system"]', event: 'closed', textIncludes: ['会话已结束'], seen: 'wording varies' },
    ],
    owner: [],
  },
  current: {
    name: [
      { css: '.chat-box-top-bar .user-info-detail > span', seen: CDP },
      { css: '.current-contact', seen: 'older layout' },
    ],
  },
  composer: {
    field: [
      { css: 'textarea.reply-textarea', seen: 'four projects' },
      { css: '.farmer-chat__main textarea', seen: CDP },
    ],
    kind: 'textarea',
  },
  agent: NO_AGENT,
  order: {
    panel: [
      { css: '.order-tool-content', seen: FEE },
      { css: '.order-tool-container', seen: FEE },
    ],
    item: [{ css: '.order-card', seen: FEE }],
    id: [{ css: '.order-card-title-id', pattern: /(P\d{6,})/, seen: FEE }],
    state: [{ css: '.order-card-header [class*="status"]', seen: 'guess: the markup of paid and unpaid is not known' }],
    amount: [{ css: '.order-card-footer', pattern: /实付\s*(¥?[\d.,]+)/, seen: FEE }],
    goods: [],
    ownTab: [{ css: '.order-card', seen: `${FEE}: the panel follows the open buyer` }],
  },
};
