/** 拼多多 商家客服平台. Selectors as gathered from public code and saved pages; none was checked on a live account. */
import { FACES } from './faces';
import type { SiteProfile } from './site-profile';

const EC = 'list and header adapter, snapshots 2026-09-25, live 2026-10-01';
const RAG = 'message list parser, live 2026-09-08';
const TWO = 'two unrelated adapters, 2026-09 and 2026-10';

export const pdd: SiteProfile = {
  ...FACES.pdd,
  verifiedOn: '2026-10-01',
  proof: 'simulated',
  excludes: [],
  urls: {
    mine: [
      'https://mms.pinduoduo.com/chat-merchant/index.html#/',
      'https://mms.pinduoduo.com/chat-merchant/#/',
      'https://mms.pinduoduo.com/chat-merchant/index.html?r=0.5#/',
      'https://mms.pinduoduo.com/chat-merchant/index.html?orderSn=260908-000000000000001#/',
    ],
    notMine: [
      'https://mms.pinduoduo.com/login/',
      'https://mms.pinduoduo.com/home',
      'http://mms.pinduoduo.com/chat-merchant/index.html',
      'https://mms.pinduoduo.com.example.org/chat-merchant/index.html',
      'https://example.org/?u=https://mms.pinduoduo.com/chat-merchant/',
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
    'thread.owner',
    'current.name',
  ],
  unknown: ['agent.name', 'agent.shop'],
  list: {
    root: [
      { css: '.left-panel', seen: `${EC}; wrapper of every list group` },
      { css: '.all-chat-list', seen: EC },
      { css: '.chat-list-box', seen: `older layout, ${EC}` },
    ],
    row: [
      { css: '.chat-item-box', seen: TWO },
      { css: 'li.chat-item', seen: TWO },
    ],
    key: [{ css: '[data-random]', attribute: 'data-random', pattern: /^(\d+)-\d+-\w+$/, seen: TWO }],
    name: [
      { css: '.nickname-span', seen: EC },
      { css: '.chat-nickname', seen: EC },
    ],
    active: [{ css: '.chat-item-box.active', seen: EC }],
    unread: [{ css: '.chat-portrait > i', shown: true, seen: 'left panel scan, 2026-05-05: display not none' }],
    preview: [
      { css: '.chat-message-content', seen: EC },
      { css: '.bottom-message', seen: EC },
    ],
    waited: [{ css: '.chat-unreply-over-time', seen: `${EC}: 已等待N分钟` }],
    remaining: [{ css: '.chat-unreply-time', seen: 'four projects: N秒后超时' }],
    waiting: [
      { css: '.chat-unreply-time', seen: 'four projects' },
      { css: '.chat-unreply-over-time', seen: EC },
      { css: 'ul.timeout-unreply, ul.five-minute, ul.already-unreply', reach: 'around', seen: EC },
    ],
    ignore: [],
    previewIgnore: ['[草稿]'],
  },
  thread: {
    root: [
      { css: '.history-box', seen: TWO },
      { css: '#msgListContainer', seen: RAG },
    ],
    list: [
      { css: '#msgListContainer > ul.msg-list', seen: RAG },
      { css: 'ul.msg-list', seen: TWO },
    ],
    message: [
      { css: 'li.onemsg', seen: RAG },
      { css: 'li[id^="middlePanel_list_"]', seen: RAG },
    ],
    key: [
      {
        css: '[id^="middlePanel_list_"]',
        attribute: 'id',
        pattern: /^middlePanel_list_(\d+)$/,
        seen: `${RAG}; same form as the API's msg_id`,
      },
    ],
    keyScope: 'conversation',
    shownAt: [
      {
        css: '[id^="middlePanel_list_"]',
        attribute: 'id',
        pattern: /^middlePanel_list_(\d{13})\d*$/,
        seen: `${RAG}: ms since 1970`,
      },
    ],
    shownAtFormat: 'epoch-ms',
    resolutionMs: 0,
    roles: [
      { css: '.msg-system', role: 'system', seen: RAG },
      { css: '.cs-item.callback', role: 'auto', seen: RAG },
      { css: '.cs-item .callback', role: 'auto', seen: EC },
      { css: '.cs-item .robot-text', role: 'auto', seen: EC },
      { css: '.robot-item', role: 'auto', seen: 'older markup, one adapter' },
      {
        css: '.cs-item',
        role: 'auto',
        textIncludes: ['- 自动回复'],
        seen: 'nickname "X - 自动回复", API field is_aut',
      },
      { css: '.buyer-item', role: 'buyer', seen: TWO },
      { css: '.cs-item', role: 'agent', seen: TWO },
      { css: '.seller-item', role: 'agent', seen: 'older markup, one adapter' },
      { css: '.notify-card', role: 'system', seen: 'one list of cards, undated' },
    ],
    text: [
      { css: '.msg-content-box', seen: RAG },
      { css: '.msg-system .content-box', seen: RAG },
      { css: '.msg-content', seen: RAG },
    ],
    image: [{ css: '.msg-content.image-msg', seen: EC }],
    goodsCard: [{ css: '.msg-content.good-card', seen: EC }],
    orderCard: [{ css: '.msg-content.order-card', seen: 'two projects, undated' }],
    card: [{ css: '.msg-content.lego-card, .notify-card', seen: 'one list of cards, undated' }],
    recalled: [
      { css: '.recall-msg, .withdraw-msg', seen: 'guess: markup of a withdrawn message is unknown' },
      {
        css: '.msg-content, .msg-system, .merchantMessage',
        pattern: /(撤回了?一条消息)/,
        seen: 'API type 1002 withdraw; wording of the notice',
      },
    ],
    recalledBy: [
      { textIncludes: '对方撤回', role: 'buyer' },
      { textIncludes: '你撤回', role: 'agent' },
      { textIncludes: '您撤回', role: 'agent' },
    ],
    order: {
      id: [{ css: '.order-card .order-id', pattern: /(\d{6}-\d{6,})/, seen: 'two projects, undated' }],
      state: [{ css: '.order-card .order-status', seen: 'two projects, undated' }],
      amount: [{ css: '.order-card .amount-value, .order-card .order-amount', seen: 'guess' }],
    },
    events: [
      {
        css: '.msg-system',
        event: 'handover',
        textIncludes: ['转人工', '转接人工', '人工客服已接入', '接入人工'],
        seen: 'API type 31 system hint; wording varies',
      },
      {
        css: '.msg-system',
        event: 'transfer-out',
        textIncludes: ['会话已转移', '已转接', '转移至'],
        seen: 'API type 24 transfer; wording varies',
      },
      {
        css: '.msg-system',
        event: 'transfer-in',
        textIncludes: ['转接给', '转移给', '转交给'],
        seen: 'API type 24 transfer; wording varies',
      },
      { css: '.msg-system', event: 'closed', textIncludes: ['会话已结束'], seen: 'wording varies' },
    ],
    owner: [{ css: '[currentuid]', attribute: 'currentuid', seen: RAG }],
  },
  current: {
    name: [
      { css: '.chatWindowHeader .base-info .name', seen: EC },
      { css: '.chatWindowHeader .name', seen: EC },
    ],
  },
  composer: {
    field: [
      { css: 'textarea#replyTextarea', seen: 'six projects' },
      { css: '.reply-box textarea', seen: EC },
    ],
    kind: 'textarea',
  },
  // No hook for the account's name is confirmed, and a wrong one would book a person's numbers to another: asked once.
  agent: { name: [], shop: [] },
  order: {
    panel: [
      { css: '#right-panel', seen: 'order scripts, 2026-05-05' },
      { css: '.right-panel', seen: 'order scripts, 2026-05-05' },
    ],
    item: [{ css: '.order-item', seen: 'one code line' }],
    id: [{ css: '.order-sn', pattern: /(\d{6}-\d{6,})/, seen: 'one code line' }],
    state: [{ css: '.title-status', seen: 'one code line' }],
    amount: [{ css: '.amount-value', seen: 'one code line' }],
    goods: [{ css: '.goods-name', seen: 'one code line' }],
    ownTab: [
      {
        css: '.order-panel-second-bar.bar-select',
        pattern: /(个人订单)/,
        seen: 'order scripts, 2026-05-05; 店铺待支付订单 are other buyers',
      },
    ],
  },
};
