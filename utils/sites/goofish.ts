/** 闲鱼, from a real saved page. Class tails turn with each build; a message has no id, its label only minutes and no year. */
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

const PAGE = 'saved page of 2026-03-25, userscript v3.5';
const LIVE = 'selector list, checked live 2026-07-24';
const SEPT = 'contract of one project, checked live 2026-09-09';
const GUESS = 'guess: styles are all that is told of it';

export const goofish: SiteProfile = {
  ...FACES.goofish,
  verifiedOn: '2026-09-09',
  proof: 'simulated',
  excludes: [],
  urls: {
    mine: ['https://www.goofish.com/im', 'https://www.goofish.com/im?itemId=1&peerUserId=2'],
    notMine: [
      'https://www.goofish.com/item?id=1',
      'https://www.goofish.com/',
      'http://www.goofish.com/im',
      'https://goofish.com.example.org/im',
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
    'current.name',
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
    'thread.owner',
    'thread.events',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [{ css: '.rc-virtual-list-holder-inner', seen: PAGE }],
    row: [{ css: '[class*="conversation-item--"]', seen: PAGE }],
    key: [],
    keyParts: [
      [{ css: '[style*="font-weight"]', seen: GUESS }],
      [{ css: '.ant-badge img', attribute: 'src', seen: PAGE }],
    ],
    name: [{ css: '[style*="font-weight"]', seen: GUESS }],
    active: [{ css: '[class*="conversation-item-active--"]', seen: `${SEPT}; and another project` }],
    unread: [
      { css: '.ant-badge-count', attribute: 'title', seen: SEPT },
      { css: '.ant-badge-count', seen: SEPT },
    ],
    preview: [{ css: '[style*="text-overflow"]', seen: GUESS }],
    waited: [],
    remaining: [],
    waiting: [],
    ignore: [],
    previewIgnore: [],
  },
  thread: {
    root: [{ css: '#message-list-scrollable', seen: PAGE }],
    list: [
      { css: '#msg-list-container ul.ant-list-items', seen: PAGE },
      { css: '#message-list-scrollable ul', seen: LIVE },
    ],
    message: [{ css: 'li.ant-list-item', seen: PAGE }],
    key: [],
    keyScope: 'conversation',
    shownAt: [],
    shownAtFormat: 'none',
    resolutionMs: 0,
    roles: [
      { css: 'li[style*="justify-content: center"]', role: 'system', seen: 'a copy of the page of 2026-06' },
      { css: '[class*="message-text-left--"]', role: 'buyer', seen: LIVE },
      { css: '[class*="msg-text-left--"]', role: 'buyer', seen: 'older build' },
      { css: '[class*="message-text-right--"]', role: 'agent', seen: LIVE },
      { css: 'li[style*="rtl"]', role: 'agent', seen: PAGE },
      { css: 'li[style*="ltr"]', role: 'buyer', seen: PAGE },
    ],
    writer: [{ css: '[style*="nowrap"]', seen: 'a copy of the page of 2026-06' }],
    text: [{ css: '[class*="message-text--"]', seen: LIVE }],
    image: [{ css: '[class*="image-container--"]', seen: PAGE }],
    goodsCard: [],
    orderCard: [],
    card: [{ css: '[class*="msg-text-card--"], .tpl-wrapper', seen: PAGE }],
    recalled: [{ css: '[class*="msg-withdraw--"]', seen: 'a copy of the page of 2026-06' }],
    recalledBy: [
      { textIncludes: '你撤回', role: 'agent' },
      { textIncludes: '撤回', role: 'buyer' },
    ],
    order: NO_ORDER_CARD,
    events: [],
    owner: [],
  },
  current: { name: [{ css: '[class*="message-topbar--"] [class*="text1--"]', seen: PAGE }] },
  composer: {
    field: [
      { css: '[class*="sendbox--"] textarea', seen: LIVE },
      { css: 'textarea.ant-input', seen: PAGE },
    ],
    kind: 'textarea',
  },
  agent: NO_AGENT,
  order: NO_ORDER_PANEL,
};
