/** Chatwoot's dashboard, from its source. Rows name no id; messages do. What a bot wrote looks like what a person wrote. */
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

const MESSAGE = "the message component's source, commit 00191be";
const CARD = "the conversation card's source, commit 0008fca";

export const chatwoot: SiteProfile = {
  ...FACES.chatwoot,
  verifiedOn: '',
  proof: 'simulated',
  excludes: ['https://app.chatwoot.com/app/login*', 'https://app.chatwoot.com/app/auth*'],
  urls: {
    mine: [
      'https://app.chatwoot.com/app/accounts/1/dashboard',
      'https://app.chatwoot.com/app/accounts/1/conversations/7',
      'https://app.chatwoot.com/app/accounts/1/inbox/3/conversations/7?messageId=1',
    ],
    notMine: [
      'https://app.chatwoot.com/app/login',
      'https://app.chatwoot.com/widget?website_token=1',
      'https://www.chatwoot.com/docs',
      'http://app.chatwoot.com/app/accounts/1/dashboard',
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
  ],
  unknown: [
    'list.key',
    'list.waited',
    'list.remaining',
    'list.waiting',
    'thread.shownAt',
    'thread.auto',
    'thread.goodsCard',
    'thread.orderCard',
    'thread.card',
    'thread.recalledBy',
    'thread.owner',
    'current.name',
    ...ORDER_PANEL_FIELDS,
    ...ORDER_CARD_FIELDS,
    ...AGENT_FIELDS,
  ],
  list: {
    root: [
      { css: '.conversations-list', seen: 'the list component, by its class' },
      { css: '.conversations-list-wrap', seen: 'older releases' },
    ],
    row: [{ css: '.conversation', seen: CARD }],
    key: [],
    keyParts: [
      [{ css: '.conversation--user', seen: CARD }],
      [{ css: '.user-thumbnail-box img', attribute: 'src', seen: CARD }],
    ],
    name: [{ css: '.conversation--user', seen: CARD }],
    active: [{ css: '.conversation.active', seen: CARD }],
    unread: [{ css: '.unread-chat .unread', seen: `${CARD}; at most 9+` }],
    preview: [{ css: '.conversation--message', seen: CARD }],
    waited: [],
    remaining: [],
    waiting: [],
    ignore: [],
    previewIgnore: [],
  },
  thread: {
    root: [
      { css: '.conversation-panel', seen: 'the panel around the list of messages' },
      { css: '.conversation-details-wrap', seen: 'the box around that' },
    ],
    list: [{ css: '.conversation-panel', seen: 'the panel around the list of messages' }],
    message: [{ css: '[data-message-id]', seen: MESSAGE }],
    key: [
      { css: '[data-message-id]', attribute: 'data-message-id', pattern: /^(\d+)$/, seen: MESSAGE },
      { css: '[id^="message"]', attribute: 'id', pattern: /^message(\d+)$/, seen: MESSAGE },
    ],
    keyScope: 'global',
    shownAt: [],
    shownAtFormat: 'none',
    resolutionMs: 0,
    roles: [
      { css: '[data-message-id].justify-center', role: 'system', seen: MESSAGE },
      { css: '.bg-n-solid-amber', role: 'system', seen: 'guess: the bubble of a private note, by its source' },
      { css: '[data-message-id].justify-start', role: 'buyer', seen: MESSAGE },
      { css: '[data-message-id].justify-end', role: 'agent', seen: MESSAGE },
    ],
    text: [
      { css: '[class*="grid-area:bubble"]', seen: MESSAGE },
      { css: '.justify-center', seen: MESSAGE },
    ],
    image: [{ css: '[class*="grid-area:bubble"] img', seen: 'guess: an image in the bubble' }],
    goodsCard: [],
    orderCard: [],
    card: [],
    recalled: [
      {
        css: '[class*="grid-area:bubble"]',
        pattern: /^(This message was deleted|此消息已删除|消息已被删除)$/,
        seen: 'wording of the notice',
      },
    ],
    recalledBy: [],
    order: NO_ORDER_CARD,
    events: [
      { css: '.justify-center', event: 'transfer-in', textIncludes: ['Assigned to'], seen: 'wording of an activity' },
      {
        css: '.justify-center',
        event: 'closed',
        textIncludes: ['was marked resolved'],
        seen: 'wording of an activity',
      },
    ],
    owner: [],
  },
  current: { name: [] },
  composer: {
    field: [
      { css: '.reply-box .ProseMirror', seen: 'the reply box' },
      { css: '.ProseMirror-woot-style', seen: 'the editor' },
      { css: '.reply-box textarea', seen: 'the reply box without rich text' },
    ],
    kind: 'contenteditable',
    // Its reply box listens for pastes on the document and adds their files to what the next message carries.
    pictures: 'attached',
  },
  agent: NO_AGENT,
  order: NO_ORDER_PANEL,
};
