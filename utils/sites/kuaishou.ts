/** 快手小店 客服. Nothing in the list names a buyer, so rows are followed by name and picture; threads are known by message ids. */
import { FACES } from './faces';
import { NO_ORDER_CARD, NO_ORDER_PANEL, ORDER_CARD_FIELDS, ORDER_PANEL_FIELDS } from './nothing';
import type { SiteProfile } from './site-profile';

const WORK = 'two workers, undated';
const THREE = 'three projects, undated';
const ROW = 'kwaishop-cs-LayoutDefaultWrapper';

export const kuaishou: SiteProfile = {
  ...FACES.kuaishou,
  verifiedOn: '',
  proof: 'simulated',
  excludes: ['https://im.kwaixiaodian.com/login*'],
  urls: {
    mine: [
      'https://im.kwaixiaodian.com/workbench',
      'https://im.kwaixiaodian.com/workbench?from=shop',
      'https://im.kwaixiaodian.com/pc#ud=1&type=order&td=2',
    ],
    notMine: [
      'https://im.kwaixiaodian.com/login',
      'https://s.kwaixiaodian.com/zone/settles/chat',
      'https://s.kwaixiaodian.com/zone/goods/list',
      'http://im.kwaixiaodian.com/workbench',
    ],
  },
  must: [
    'list.root',
    'list.row',
    'list.name',
    'thread.list',
    'thread.message',
    'thread.key',
    'thread.roles',
    'list.active',
    'list.preview',
    'thread.text',
    'thread.shownAt',
  ],
  unknown: [
    'list.key',
    'list.remaining',
    'thread.owner',
    'current.name',
    'agent.name',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
  ],
  list: {
    root: [{ css: '.SessionListGroup', seen: THREE }],
    row: [
      { css: '.SessionBaseCard', seen: WORK },
      { css: '.SessionBaseCard-Static', seen: WORK },
    ],
    key: [],
    keyParts: [
      [{ css: '.SessionBaseCard-topHeadName', seen: WORK }],
      [{ css: 'img', attribute: 'src', seen: 'the picture of a row; its class is not known' }],
    ],
    name: [{ css: '.SessionBaseCard-topHeadName', seen: WORK }],
    active: [{ css: '[class*="colorHighLight"]', seen: WORK }],
    unread: [{ css: '.SessionBaseCard-unread-rot', seen: WORK }],
    preview: [{ css: '.SessionBaseCard-lastMessage', seen: WORK }],
    waited: [
      { css: '.SessionBaseCard-topHeadTime', pattern: /^(\d+(?:秒|分钟|小时))$/, seen: `${WORK}: 12秒, 3分钟, 超时` },
    ],
    remaining: [],
    waiting: [
      {
        css: '.SessionBaseCard-topHeadTime',
        pattern: /^(\d+(?:秒|分钟|小时)|超时)$/,
        seen: `${WORK}: a counter, not a clock time`,
      },
    ],
    ignore: [],
    previewIgnore: ['[草稿]'],
  },
  thread: {
    root: [{ css: '.ChatMessageList', seen: WORK }],
    list: [{ css: '.ChatMessageList-ContentWrap', seen: WORK }],
    message: [{ css: '.ChatMessageList-ContentWrap div[id^="0_"]', seen: WORK }],
    key: [{ css: '[id^="0_"]', attribute: 'id', pattern: /^(0_\d+_\w+)$/, seen: `${WORK}: 0_<buyer>_<n>` }],
    keyScope: 'global',
    shownAt: [{ css: `.${ROW}_beforeMsgBody`, seen: `${WORK}: the nickname, then M-D HH:MM:SS` }],
    shownAtFormat: 'month-day',
    resolutionMs: 1000,
    roles: [
      { css: '.kwaishop-cs-LayoutMiddleWrapper_msgBody', role: 'system', seen: WORK },
      { css: `.${ROW}__isMine`, role: 'auto', textIncludes: ['[系统自动回复消息]'], seen: WORK },
      { css: '.kwaishop-cs-BizNoticeCard', role: 'system', seen: WORK },
      { css: `.${ROW}_msgBody`, role: 'system', textIncludes: ['[系统消息]'], seen: WORK },
      { css: `.${ROW}__notMe`, role: 'buyer', seen: WORK },
      { css: `.${ROW}__isMine`, role: 'agent', seen: WORK },
    ],
    text: [
      { css: '.kwaishop-cs-BizTextCard', seen: WORK },
      { css: `.${ROW}_msgBody`, seen: WORK },
      { css: '.kwaishop-cs-LayoutMiddleWrapper_msgBody', seen: WORK },
    ],
    image: [{ css: `.${ROW}_msgBody img`, seen: 'guess: an image in the body' }],
    goodsCard: [{ css: '.kwaishop-cs-bizBuyerFromCard', seen: WORK }],
    orderCard: [{ css: '.kwaishop-cs-BizOrderCard', seen: WORK }],
    card: [{ css: '.kwaishop-cs-BizNoticeCard', seen: WORK }],
    recalled: [
      {
        css: '.kwaishop-cs-LayoutMiddleWrapper_msgBody, .kwaishop-cs-BizTextCard',
        pattern: /^(\S{0,12}撤回了?一条消息)$/,
        seen: 'wording of the notice',
      },
    ],
    recalledBy: [
      { textIncludes: '对方撤回', role: 'buyer' },
      { textIncludes: '你撤回', role: 'agent' },
      { textIncludes: '您撤回', role: 'agent' },
    ],
    order: NO_ORDER_CARD,
    events: [
      {
        css: '.kwaishop-cs-LayoutMiddleWrapper_msgBody',
        event: 'handover',
        textIncludes: ['转人工', '转接人工', '人工客服已接入'],
        seen: 'wording varies',
      },
      {
        css: '.kwaishop-cs-LayoutMiddleWrapper_msgBody',
        event: 'transfer-out',
        textIncludes: ['会话已转移', '已转接', '转移至'],
        seen: 'wording varies',
      },
      {
        css: '.kwaishop-cs-LayoutMiddleWrapper_msgBody',
        event: 'transfer-in',
        textIncludes: ['转接给', '转移给', '转交给'],
        seen: 'wording varies',
      },
      {
        css: '.kwaishop-cs-LayoutMiddleWrapper_msgBody',
        event: 'closed',
        textIncludes: ['会话已结束'],
        seen: 'wording varies',
      },
    ],
    owner: [],
  },
  current: { name: [] },
  composer: {
    field: [
      { css: '.SendBox-Editor .ql-editor', seen: THREE },
      { css: '.SendBox .ql-editor', seen: THREE },
    ],
    kind: 'quill',
  },
  // The login's main title is the shop's or the person's, which of the two is not known: it may never name an agent.
  agent: { name: [], shop: [{ css: '.LoginUserInfo-mainTitle-text', seen: 'one preload script, undated' }] },
  // Cards have been seen, the panel around them has not: without it nobody knows whose they are.
  order: NO_ORDER_PANEL,
};
