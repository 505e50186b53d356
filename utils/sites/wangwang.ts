/** 1688 and 旺旺 on the web, inside its inner frame. The unsent draft follows to the next conversation. */
import { FACES } from './faces';
import { AGENT_FIELDS, NO_AGENT, NO_ORDER_CARD, ORDER_CARD_FIELDS } from './nothing';
import type { SiteProfile } from './site-profile';

const EXT = 'one extension, measured 2026-09 and 2026-10 on the buyer side';
const BOTS = 'seller bots, undated';

export const wangwang: SiteProfile = {
  ...FACES.wangwang,
  verifiedOn: '2026-09-30',
  proof: 'simulated',
  excludes: [],
  urls: {
    mine: [
      'https://air.1688.com/app/ocms-fusion-components-1688/def_cbu_web_im_core/index.html?touid=cnalichn1',
      'https://market.m.taobao.com/app/im/chat-core/index.html?uid=cntaobao1',
    ],
    notMine: [
      'https://air.1688.com/app/ocms-fusion-components-1688/def_cbu_web_im/index.html?touid=cnalichn1',
      'https://market.m.taobao.com/app/im/chat/index.html?uid=cntaobao1&type=web',
      'https://qn.taobao.com/home.htm/app-customer-service',
      'https://www.1688.com/',
    ],
  },
  frames: true,
  must: [
    'list.root',
    'list.row',
    'list.name',
    'thread.list',
    'thread.message',
    'thread.roles',
    'list.preview',
    'thread.text',
    'thread.shownAt',
    'current.name',
  ],
  unknown: [
    'list.key',
    'list.active',
    'list.waited',
    'list.remaining',
    'list.waiting',
    'thread.key',
    'thread.auto',
    'thread.orderCard',
    'thread.recalledBy',
    'thread.owner',
    'thread.events',
    'order.state',
    'order.amount',
    'order.goods',
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [
      { css: '.ww_conversation_list', seen: EXT },
      { css: '.ww_conversation', seen: EXT },
    ],
    row: [{ css: '.conversation-item', seen: BOTS }],
    key: [],
    keyParts: [
      [{ css: '.name', seen: `${EXT}; long ones are cut short` }],
      [{ css: 'img', attribute: 'src', seen: 'guess: the picture' }],
    ],
    name: [{ css: '.name', seen: EXT }],
    active: [],
    unread: [{ css: '.unread-badge', seen: EXT }],
    preview: [{ css: '.desc', seen: EXT }],
    waited: [],
    remaining: [],
    waiting: [],
    ignore: [],
    previewIgnore: ['[草稿]'],
  },
  thread: {
    root: [{ css: '.ww_message', seen: EXT }],
    list: [{ css: '.ww_message .rc-scrollbars-view', seen: EXT }],
    message: [{ css: '.message-item', seen: EXT }],
    key: [],
    keyScope: 'global',
    shownAt: [{ css: '.time', seen: `${EXT}: YYYY-MM-DD HH:MM:SS` }],
    shownAtFormat: 'label',
    resolutionMs: 1000,
    roles: [
      { css: '.message-item.self', role: 'agent', seen: EXT },
      { css: '.message-item', role: 'buyer', seen: EXT },
    ],
    text: [
      { css: '.content pre.edit', seen: EXT },
      { css: '.content', seen: EXT },
    ],
    image: [{ css: '.content img', seen: 'guess' }],
    goodsCard: [{ css: '.od-wrap, .text-od-wrap, .offer-card-wrap', seen: EXT }],
    orderCard: [],
    card: [{ css: '.im-template-msg, .file-msg', seen: EXT }],
    recalled: [{ css: '.content', pattern: /^(\S{0,12}撤回了?一条消息)$/, seen: 'wording of the notice' }],
    recalledBy: [],
    order: NO_ORDER_CARD,
    events: [],
    owner: [],
    writer: [{ css: '.nick', seen: EXT }],
  },
  current: { name: [{ css: '.ww_header .name', seen: EXT }] },
  composer: {
    field: [
      { css: '.editBox pre.edit[contenteditable]', seen: EXT },
      { css: '.ww_input pre.edit', seen: EXT },
    ],
    kind: 'contenteditable',
  },
  agent: NO_AGENT,
  order: {
    panel: [{ css: '.ww_tab', seen: BOTS }],
    item: [{ css: '.ww_tab .order-id', seen: BOTS }],
    id: [{ css: '.order-id', pattern: /(\d{15,20})/, seen: BOTS }],
    state: [],
    amount: [],
    goods: [],
    ownTab: [{ css: '.order-id', seen: `${BOTS}: the tab is of the open conversation` }],
  },
};
