/**
 * TikTok Shop seller chat: only where a text goes is known. The list's ids are places in it, ids of buyers stand in the
 * framework alone, and nobody has shown how a message is marked: scripts are found and put in, nothing is timed or counted.
 */
import { FILL_FACES } from './faces';
import {
  AGENT_FIELDS,
  NO_AGENT,
  NO_ORDER_CARD,
  NO_ORDER_PANEL,
  ORDER_CARD_FIELDS,
  ORDER_PANEL_FIELDS,
} from './nothing';
import type { Alternative, SiteProfile } from './site-profile';

const TESTS = 'tests of one project, 2026';
/** One editor shares its ancestor with the button; which, and how far up, nobody says: the nearest first. */
const beside = (depth: number): Alternative[] =>
  ['textarea', '[contenteditable="true"]'].map((kind) => ({
    css: `:has(> ${'* > '.repeat(depth)}#chat-input-send-button) ${kind}`,
    seen: TESTS,
  }));

export const tiktok: SiteProfile = {
  ...FILL_FACES.tiktok,
  fillOnly: true,
  verifiedOn: '',
  proof: 'simulated',
  excludes: [],
  urls: {
    mine: [
      'https://seller-us.tiktok.com/chat/inbox/current?oec_seller_id=1&shop_region=US&lang=en',
      'https://seller-th.tiktok.com/chat/inbox/current',
    ],
    notMine: [
      'https://seller-us.tiktok.com/order',
      'https://affiliate-us.tiktok.com/seller/im',
      'https://www.tiktok.com/chat/inbox/current',
      'http://seller-us.tiktok.com/chat/inbox/current',
      'https://seller-us.tiktok.com.example.org/chat/inbox/current',
    ],
  },
  must: ['composer.field'],
  unknown: [
    'list.root',
    'list.key',
    'list.active',
    'list.unread',
    'list.preview',
    'list.waited',
    'list.remaining',
    'list.waiting',
    'thread.root',
    'thread.list',
    'thread.message',
    'thread.key',
    'thread.shownAt',
    'thread.auto',
    'thread.roles',
    'thread.text',
    'thread.image',
    'thread.goodsCard',
    'thread.orderCard',
    'thread.card',
    'thread.recalled',
    'thread.recalledBy',
    'thread.events',
    'thread.owner',
    'current.name',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [],
    row: [{ css: '[id^="chat-room-conversation-list-item-"]', seen: `${TESTS}; the number is the row's place` }],
    key: [],
    name: [{ css: '[data-testid="chat.chatroom.conversation_card_username"]', seen: TESTS }],
    active: [],
    unread: [],
    preview: [],
    waited: [],
    remaining: [],
    waiting: [],
    ignore: [],
    previewIgnore: [],
  },
  thread: {
    root: [],
    list: [],
    message: [],
    key: [],
    keyScope: 'conversation',
    shownAt: [],
    shownAtFormat: 'none',
    resolutionMs: 0,
    roles: [],
    text: [],
    image: [],
    goodsCard: [],
    orderCard: [],
    card: [],
    recalled: [],
    recalledBy: [],
    order: NO_ORDER_CARD,
    events: [],
    owner: [],
  },
  current: { name: [] },
  composer: {
    field: [0, 1, 2, 3].flatMap(beside),
    kind: 'textarea',
    around: [{ css: '#chat-input-send-button', seen: TESTS }],
    most: 2000,
  },
  agent: NO_AGENT,
  order: NO_ORDER_PANEL,
};
