/** 抖店 飞鸽. Hashed classes turn every few weeks, so only data attributes, ids and class stems are named here. */
import { FACES } from './faces';
import { AGENT_FIELDS, ORDER_CARD_FIELDS } from './nothing';
import type { SiteProfile } from './site-profile';

const EMU = 'page emulator and adapter preset, 2026-09';
const WORK = 'two unrelated workers, 2026-08 and 2026-09';
const CARD = 'sidebar script after the redesign of 2026-06-02';

export const feige: SiteProfile = {
  ...FACES.feige,
  verifiedOn: '2026-09-30',
  proof: 'simulated',
  excludes: [
    'https://im.jinritemai.com/*/login*',
    'https://im.jinritemai.com/*/data/historyConversation*',
    'https://im.jinritemai.com/login*',
  ],
  urls: {
    mine: [
      'https://im.jinritemai.com/pc_seller_v2/main/workspace',
      'https://im.jinritemai.com/pc_seller_v2/main/workspace?selfId=1',
      'https://im.jinritemai.com/pc_seller_v2/main/workspace?fromOrder=690000000000000001',
      'https://im.jinritemai.com/pc_seller/main/workspace',
    ],
    notMine: [
      'https://im.jinritemai.com/pc_seller_v2/main/login',
      'https://im.jinritemai.com/pc_seller_v2/main/data/historyConversation',
      'https://fxg.jinritemai.com/ffa/mshop/homepage',
      'http://im.jinritemai.com/pc_seller_v2/main/workspace',
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
    'current.name',
  ],
  unknown: [
    'list.key',
    'list.remaining',
    'thread.shownAt',
    'thread.owner',
    'order.item',
    'order.id',
    'order.state',
    'order.amount',
    'order.goods',
    'order.ownTab',
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [
      { css: '#chantListScrollArea', seen: `${EMU}; the page's own spelling` },
      { css: '.pigeonChatScrollBox', seen: 'one worker, undated' },
    ],
    row: [
      { css: '[data-qa-id="qa-conversation-chat-item"]', seen: WORK },
      { css: '[data-kora="conversation"]', seen: WORK },
      { css: '[class*="newConversationCard"]', seen: CARD },
    ],
    key: [],
    keyParts: [
      [
        { css: '[class*="nameLine"]', attribute: 'title', mirrored: true, seen: CARD },
        { css: '[class*="NameContent"]', seen: CARD },
      ],
      [{ css: 'img[alt="头像"]', attribute: 'src', seen: EMU }],
    ],
    name: [
      { css: '[class*="nameLine"]', attribute: 'title', mirrored: true, seen: CARD },
      { css: '[class*="NameContent"]', seen: CARD },
      { css: '[class*="nameLine"]', seen: CARD },
    ],
    active: [
      { css: '[class*="onversationCard"][class*="selected"]', seen: CARD },
      { css: '[class*="selected"]', seen: CARD },
    ],
    unread: [
      { css: 'sup.auxo-badge-count', attribute: 'title', mirrored: true, seen: EMU },
      { css: 'sup.auxo-badge-dot', seen: 'the same component without a number' },
    ],
    preview: [
      { css: '[data-btm="d089038"] [class*="msgContent"] span', seen: CARD },
      { css: '[class*="msgContent"]', seen: CARD },
    ],
    waited: [{ css: '[class*="timerParticular"]', seen: `${CARD}: "45秒", "3m" or a date` }],
    remaining: [],
    waiting: [{ css: '[class*="needReply"]', seen: CARD }],
    ignore: [
      {
        css: '[class*="nameLine"]',
        attribute: 'title',
        mirrored: true,
        pattern: /^(智能客服|系统通知)$/,
        seen: `${EMU}: rows that are not buyers`,
      },
      { css: '[class*="NameContent"]', pattern: /^(智能客服|系统通知)$/, seen: `${EMU}: rows that are not buyers` },
      { css: '[data-btm-id*="systemConv"]', seen: 'registry of attributes, undated' },
    ],
    previewIgnore: ['[草稿]'],
  },
  thread: {
    root: [
      { css: '#workspace-chat', seen: 'adapter and registry, undated' },
      { css: '#rootContainer', seen: 'registry, undated' },
    ],
    list: [{ css: '.messageList', seen: 'two projects' }],
    message: [
      { css: '[data-qa-id="qa-message-warpper"]', seen: `four projects; the page's own spelling` },
      { css: '.msgItemWrap', seen: WORK },
    ],
    key: [{ css: '[data-id]', attribute: 'data-id', seen: 'four projects: uuid' }],
    keyScope: 'global',
    shownAt: [],
    shownAtFormat: 'none',
    resolutionMs: 0,
    roles: [
      { css: '[data-id*="cs_close_conversation"]', role: 'system', seen: WORK },
      { css: '[data-id*="_CsAssign_"]', role: 'system', seen: WORK },
      { css: '.pigeon-dynamic-card-system-container-new', role: 'system', seen: EMU },
      { css: '[data-id*="_Welcome_"]', role: 'auto', seen: WORK },
      { css: '[data-id*="_template"]', role: 'auto', seen: WORK },
      { css: '[data-id*="llm_process_"]', role: 'auto', seen: WORK },
      {
        css: '.messageIsMe',
        role: 'assist',
        textIncludes: ['此消息由机器人推荐', '智能辅助'],
        seen: 'counts as a human reply here (platform page on 首响)',
      },
      { css: '.messageIsMe', role: 'auto', textIncludes: ['此消息由机器人自动回复', '机器人回复'], seen: EMU },
      { css: '.messageNotMe', role: 'buyer', seen: 'four projects' },
      { css: '.messageIsMe', role: 'agent', seen: 'four projects' },
      { css: '[style*="row-reverse"]', role: 'agent', seen: 'fallback, two adapters' },
    ],
    text: [
      { css: '.leaveMessage pre span', seen: WORK },
      { css: '.leaveMessage pre', seen: WORK },
      { css: '.pigeon-card-place-holder-text .content', seen: EMU },
      { css: '.leaveMessage', seen: WORK },
      { css: '.pigeon-dynamic-card-system-container-new', seen: EMU },
    ],
    image: [{ css: 'img[alt="图片"]', seen: EMU }],
    goodsCard: [{ css: '.chatd-card [class*="chatd-price-"]', seen: 'one list of cards, undated' }],
    orderCard: [{ css: '.pigeon-card-place-holder-text', pattern: /(订单编号)/, seen: 'wording of the card' }],
    card: [{ css: '.chatd-card, .pigeon-card-place-holder-text', seen: EMU }],
    recalled: [
      { css: '[class*="recall"], [class*="withdraw"]', seen: 'guess: markup of a withdrawn message is unknown' },
      { css: '[data-id]', pattern: /(撤回了?一条消息)/, seen: 'wording of the notice' },
    ],
    recalledBy: [
      { textIncludes: '对方撤回', role: 'buyer' },
      { textIncludes: '用户撤回', role: 'buyer' },
      { textIncludes: '你撤回', role: 'agent' },
      { textIncludes: '您撤回', role: 'agent' },
    ],
    order: { id: [], state: [], amount: [] },
    events: [
      {
        css: '[data-id*="cs_close_conversation"]',
        event: 'closed',
        textIncludes: ['结束', '关闭'],
        seen: WORK,
      },
      {
        css: '[data-id*="_CsAssign_"], .pigeon-dynamic-card-system-container-new',
        event: 'handover',
        textIncludes: ['转人工', '转接人工', '客服已接入', '接入会话', '为您服务'],
        seen: `${WORK}; wording varies`,
      },
      {
        css: '[data-id*="_CsAssign_"], .pigeon-dynamic-card-system-container-new',
        event: 'transfer-out',
        textIncludes: ['已转接', '转接至'],
        seen: 'wording varies',
      },
      {
        css: '[data-id*="_CsAssign_"], .pigeon-dynamic-card-system-container-new',
        event: 'transfer-in',
        textIncludes: ['转接给', '转移给', '转交给'],
        seen: 'wording varies',
      },
    ],
    owner: [],
  },
  current: {
    name: [
      {
        css: '#topbar-left-info',
        pattern: /^(.*?)(?:添加备注)?$/,
        seen: 'adapter and registry; 添加备注 is a link beside it',
      },
    ],
  },
  composer: {
    field: [
      { css: 'textarea[data-qa-id="qa-send-message-textarea"]', seen: 'four projects' },
      { css: '#workspace-chat textarea', seen: 'fallback' },
    ],
    kind: 'textarea',
  },
  agent: { name: [], shop: [] },
  order: {
    panel: [
      { css: '#workStation', seen: 'three projects' },
      { css: '[class*="workStation"]', seen: 'one project' },
    ],
    item: [],
    id: [],
    state: [],
    amount: [],
    goods: [],
    ownTab: [],
  },
};
