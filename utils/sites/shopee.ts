/**
 * Shopee seller chat. A message has no id and prints a minute behind its words; the header's name and the mark of an
 * automatic reply are hashes: whose thread is open is told by the lit row alone.
 */
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

const FOUR = 'four projects, the latest 2026-09-06';
const CELL = 'three projects that read the list, undated';
const ONE_BOT = 'one bot, undated';
const TWO = 'two projects, undated';

export const shopee: SiteProfile = {
  ...FACES.shopee,
  verifiedOn: '2026-09-06',
  proof: 'simulated',
  excludes: [],
  urls: {
    mine: [
      'https://seller.shopee.sg/new-webchat/conversations',
      'https://banhang.shopee.vn/webchat/conversations?conversation_id=1',
      'https://seller.shopee.tw/portal/chat-management',
    ],
    notMine: [
      'https://seller.shopee.sg/portal/sale/order',
      'https://shopee.sg/',
      'http://seller.shopee.sg/new-webchat/conversations',
      'https://seller.shopee.sg.example.org/new-webchat/conversations',
    ],
  },
  must: [
    'list.root',
    'list.row',
    'list.name',
    'list.active',
    'list.preview',
    'thread.list',
    'thread.message',
    'thread.roles',
    'thread.text',
  ],
  unknown: [
    'list.key',
    'list.waited',
    'list.remaining',
    'list.waiting',
    'thread.key',
    'thread.shownAt',
    'thread.auto',
    'thread.goodsCard',
    'thread.orderCard',
    'thread.recalledBy',
    'thread.owner',
    'thread.events',
    'current.name',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [{ css: '[data-cy="webchat-conversation-list"]', seen: FOUR }],
    row: [{ css: '[data-cy^="webchat-conversation-cell-root"]', seen: FOUR }],
    key: [],
    keyParts: [
      [{ css: '[data-cy="webchat-conversation-cell-name"]', attribute: 'title', seen: CELL }],
      [{ css: 'img', attribute: 'src', seen: ONE_BOT }],
    ],
    name: [{ css: '[data-cy="webchat-conversation-cell-name"]', attribute: 'title', seen: CELL }],
    active: [{ css: '[data-cy="webchat-conversation-cell-root-current"]', seen: ONE_BOT }],
    unread: [
      { css: '[data-cy="webchat-conversation-cell-message"] + div > div', seen: 'two projects, undated' },
      { css: '[data-cy="webchat-conversation-cell-message"] + * > *', seen: 'two projects: whatever its elements are' },
    ],
    preview: [
      { css: '[data-cy="webchat-conversation-cell-content-text"]', attribute: 'title', seen: 'one project, undated' },
      { css: '[data-cy="webchat-conversation-cell-message"]', seen: FOUR },
    ],
    waited: [],
    remaining: [],
    // The separators tell who waits, and are gone from the page when the list is scrolled.
    waiting: [],
    ignore: [],
    previewIgnore: [],
  },
  thread: {
    root: [
      { css: '[data-cy="webchat-conversation-detail-chat"]', seen: TWO },
      { css: '#messagesContainer', seen: TWO },
    ],
    list: [
      // Itself is never empty: an empty thread would pass for one whose rows are not found.
      { css: '#message-virtualized-list .ReactVirtualized__Grid__innerScrollContainer', seen: TWO },
      { css: '#message-virtualized-list', seen: TWO },
      { css: '#messagesContainer', seen: TWO },
    ],
    message: [
      {
        css: '.ReactVirtualized__Grid__innerScrollContainer > div',
        seen: 'two projects: rows of a ReactVirtualized list',
      },
      // Never the marks of the sides: without one of them, its messages would not be there.
      { css: '#message-virtualized-list > div > div', seen: 'the same rows by the id around them' },
    ],
    key: [],
    keyScope: 'conversation',
    shownAt: [],
    shownAtFormat: 'none',
    resolutionMs: 0,
    roles: [
      // A message whose side is not found is nobody's, and no notice.
      {
        css: '#message-virtualized-list > div > div:not(:has([data-cy]))',
        role: 'system',
        seen: 'the same by the id around them',
      },
      {
        css: '.ReactVirtualized__Grid__innerScrollContainer > div:not(:has([data-cy]))',
        role: 'system',
        seen: 'two projects: what has no mark of a message is a notice',
      },
      { css: '[data-cy="webchat-message-receive"]', role: 'buyer', seen: 'three projects' },
      { css: '[data-cy="webchat-message-send"]', role: 'agent', seen: 'three projects' },
    ],
    text: [
      {
        css: '[data-cy="webchat-message-content"] pre',
        pattern: /^([\s\S]+?)\d{1,2}:\d{2}$/,
        seen: 'two projects: the minute follows the words without a space',
      },
      { css: '[data-cy="webchat-message-content"] pre', seen: 'two projects' },
    ],
    image: [{ css: '[data-cy="webchat-message-content"] img', seen: 'one project, undated' }],
    goodsCard: [],
    orderCard: [],
    card: [
      {
        css: '[data-cy="webchat-message-content"]:not(:has(pre, img))',
        seen: 'guess: what holds neither words nor a picture',
      },
    ],
    recalled: [
      {
        css: '[data-cy="webchat-message-content"] pre',
        pattern: /^(\S{0,12}撤回了?一条消息|This message was (?:recalled|unsent|deleted))(?:\d{1,2}:\d{2})?$/,
        seen: 'guess: wording of such notices',
      },
    ],
    recalledBy: [],
    order: NO_ORDER_CARD,
    events: [],
    owner: [],
  },
  current: { name: [] },
  composer: {
    field: [
      { css: '[data-cy="webchat-conversation-detail-input"] textarea', seen: 'two projects, 2026-08-17' },
      { css: '#inputField textarea', seen: 'two projects, 2026-08-17' },
    ],
    kind: 'textarea',
  },
  agent: NO_AGENT,
  order: NO_ORDER_PANEL,
};
