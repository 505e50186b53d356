/** LiveHelperChat's operator page, from its source. Every chat that was opened stays in the page; one of them shows. */
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

const ROWS = 'lhchat/syncadmin.tpl.php';
const TABS = 'DashboardChatTabs, the new dashboard';
const PANE = 'lhchat/adminchat.tpl.php, lh.js';

export const livehelperchat: SiteProfile = {
  ...FACES.livehelperchat,
  verifiedOn: '',
  proof: 'simulated',
  excludes: ['https://demo.livehelperchat.com/site_admin/user/login*'],
  urls: {
    mine: [
      'https://demo.livehelperchat.com/site_admin/front/default',
      'https://demo.livehelperchat.com/site_admin/chat/single/12',
    ],
    notMine: [
      'https://demo.livehelperchat.com/site_admin/user/login',
      'https://demo.livehelperchat.com/chat/start',
      'https://livehelperchat.com/',
      'http://demo.livehelperchat.com/site_admin/front/default',
    ],
  },
  must: [
    'list.root',
    'list.row',
    'list.key',
    'list.name',
    'list.active',
    'list.preview',
    'thread.list',
    'thread.message',
    'thread.key',
    'thread.roles',
    'thread.text',
    'thread.owner',
  ],
  unknown: [
    'list.waited',
    'list.remaining',
    // Of today's messages the page prints the time and no day.
    'thread.shownAt',
    'thread.goodsCard',
    'thread.orderCard',
    'thread.card',
    'thread.recalledBy',
    'thread.events',
    'current.name',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [{ css: '.chats-column', seen: 'home_page_left.tpl.php' }],
    row: [{ css: '.chat-tabs-row', seen: TABS }],
    key: [{ css: '.chat-tabs-row', attribute: 'title', pattern: /^(\d+)$/, seen: TABS }],
    name: [{ css: '.small-truncate-nick', seen: TABS }],
    active: [{ css: '.chat-tabs-row.chat-tab-active', seen: TABS }],
    unread: [{ css: '.msg-nm', pattern: /\((\d+)\)/, seen: TABS }],
    // What is being typed is set in italics.
    preview: [{ css: '.text-truncate:not(.fst-italic)', seen: TABS }],
    waited: [],
    remaining: [],
    waiting: [{ css: '.material-icons.text-danger', pattern: /^(call_received)$/, seen: TABS }],
    // Mails stand among the chats.
    ignore: [{ css: '.material-icons', pattern: /^(mail_outline)$/, seen: TABS }],
    previewIgnore: [],
  },
  thread: {
    root: [{ css: '.tab-content', seen: PANE }],
    list: [{ css: '.tab-pane.active .msgBlock-admin', seen: PANE }],
    message: [{ css: '.message-row', seen: ROWS }],
    key: [{ css: '.message-row', attribute: 'id', pattern: /^msg-(\d+)$/, seen: ROWS }],
    keyScope: 'global',
    shownAt: [],
    shownAtFormat: 'none',
    resolutionMs: 0,
    roles: [
      { css: '.message-row.system-response', role: 'system', seen: ROWS },
      // Between operators: the visitor is not shown it.
      { css: '.message-row.whisper-msg', role: 'system', seen: ROWS },
      // The bot's number.
      { css: '.message-row[data-op-id="-2"]', role: 'auto', seen: ROWS },
      // To an operator; on the visitor's own page it is the other way round.
      { css: '.message-row.response', role: 'buyer', seen: ROWS },
      { css: '.message-row.message-admin[data-op-id]', role: 'agent', seen: ROWS },
    ],
    text: [{ css: '.msg-body', seen: 'lhchat/lists/msg_body.tpl.php' }],
    image: [{ css: '.msg-body img', seen: 'guess' }],
    goodsCard: [],
    orderCard: [],
    card: [],
    recalled: [{ css: '.msg-body', pattern: /^(\S{0,12}撤回了?一条消息)$/, seen: 'guess' }],
    recalledBy: [],
    order: NO_ORDER_CARD,
    events: [],
    owner: [{ css: '.msgBlock-admin', attribute: 'id', pattern: /^messagesBlock-(\d+)$/, reach: 'around', seen: PANE }],
  },
  current: { name: [] },
  composer: {
    field: [
      { css: '.tab-pane.active textarea[id^="CSChatMessage-"]', seen: PANE },
      { css: '.tab-pane.active .message-container-admin textarea', seen: PANE },
    ],
    kind: 'textarea',
  },
  agent: NO_AGENT,
  order: NO_ORDER_PANEL,
};
