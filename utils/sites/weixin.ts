/** 微信小店 客服. The thread has neither ids nor times: it is followed by what its rows say, and its clock is ours. */
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

const THREE = 'three projects, undated';
const TWO = 'two projects, undated';

export const weixin: SiteProfile = {
  ...FACES.weixin,
  verifiedOn: '',
  proof: 'simulated',
  excludes: [],
  urls: {
    mine: [
      'https://store.weixin.qq.com/shop/kf',
      'https://store.weixin.qq.com/shop/kf/collab/im?mode=business&roomId=1',
    ],
    notMine: [
      'https://store.weixin.qq.com/shop/order/list',
      'https://store.weixin.qq.com/shop?redirect_url=%2Fkf',
      'https://channels.weixin.qq.com/shop',
      'http://store.weixin.qq.com/shop/kf',
    ],
  },
  must: [
    'list.root',
    'list.row',
    'list.key',
    'thread.list',
    'thread.message',
    'thread.roles',
    'list.preview',
    'thread.text',
    'current.name',
  ],
  unknown: [
    'list.remaining',
    'thread.key',
    'thread.shownAt',
    'thread.auto',
    'thread.goodsCard',
    'thread.card',
    'thread.recalledBy',
    'thread.owner',
    'thread.events',
    'list.active',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [{ css: 'ul.session-list-container', seen: THREE }],
    row: [{ css: 'li.session-item-container', seen: THREE }],
    key: [{ css: '[data-room-id]', attribute: 'data-room-id', seen: THREE }],
    name: [{ css: '.user-nickname', seen: THREE }],
    active: [],
    unread: [{ css: '.unread-badge', seen: THREE }],
    preview: [{ css: '.text-content-wrap', seen: THREE }],
    waited: [{ css: '.waiting-time', seen: THREE }],
    remaining: [],
    waiting: [{ css: '.waiting-time', seen: THREE }],
    ignore: [],
    previewIgnore: ['[草稿]'],
  },
  thread: {
    root: [{ css: '.msg-list, .chat-content, .chat-main', seen: 'guess: the list around the messages is not named' }],
    list: [{ css: '.msg-list, .chat-content, .chat-main', seen: 'guess' }],
    message: [{ css: '.msg[data-type]', seen: TWO }],
    key: [],
    keyScope: 'conversation',
    shownAt: [],
    shownAtFormat: 'none',
    resolutionMs: 0,
    roles: [
      { css: '.text-msg.bg-user', role: 'buyer', seen: TWO },
      { css: '.text-msg.bg-kf', role: 'agent', seen: TWO },
      { css: '.message-item.justify-end', role: 'agent', seen: TWO },
      { css: '.message-item', role: 'buyer', seen: TWO },
    ],
    text: [{ css: '.text-msg', seen: TWO }],
    image: [{ css: 'img[data-type="image"]', seen: TWO }],
    goodsCard: [],
    orderCard: [{ css: 'a.order-msg-block', seen: TWO }],
    card: [],
    recalled: [{ css: '.text-msg', pattern: /^(\S{0,12}撤回了?一条消息)$/, seen: 'wording of the notice' }],
    recalledBy: [],
    order: NO_ORDER_CARD,
    events: [],
    owner: [],
  },
  current: { name: [{ css: '.chat-title .chat-customer-name', seen: TWO }] },
  composer: {
    field: [
      { css: '.chat-input textarea.text-area', seen: TWO },
      { css: '#input-textarea', seen: TWO },
    ],
    kind: 'textarea',
  },
  agent: NO_AGENT,
  order: NO_ORDER_PANEL,
};
