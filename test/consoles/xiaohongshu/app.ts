/** Owns the page's frame: contacts, header, thread, composer, orders. */
import { defineComponent, h, onMounted, onUpdated, type VNode } from 'vue3';
import { type RowOf, Thread } from '../kit/vue-page';
import { listGroups, type RowView, recallText } from '../platform/rows';
import type { Message } from '../platform/shapes';
import { Composer } from './composer';
import { page } from './page';

const { screen, platform, pulse } = page;

function contact(row: RowView): VNode {
  return h(
    'div',
    {
      key: `${row.key}-${screen.rowEpoch}`,
      class: ['chat-item', { active: row.active }],
      'data-key': row.key,
      onClick: () => screen.open(row.key),
    },
    [
      h('p', { title: row.name }, row.name),
      h('div', { class: 'last-msg' }, row.preview),
      row.counter ? h('span', { key: 'wait', class: 'wait' }, row.counter) : h('em', { key: 'time' }, row.time),
    ],
  );
}

const Contacts = defineComponent({
  setup() {
    const told = () => platform.markTold();
    onMounted(told);
    onUpdated(told);
    return () => {
      void pulse.beat;
      const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
      return h('div', { class: 'im-chat-list-box' }, [h('div', { class: 'contact-list' }, rows.map(contact))]);
    };
  },
});

function body(message: Message): (VNode | string)[] {
  const { card, media } = message;
  if (message.recalled) return [recallText(message)];
  if (message.role === 'auto') return [h('span', { class: 'robot-name' }, '客服机器人'), h('span', message.text)];
  if (media === 'text' || media === 'emoji' || message.role === 'system') return [message.text];
  if (card)
    return [h('div', { class: 'goods-card' }, [h('b', card.name), h('i', `¥${(card.cents / 100).toFixed(2)}`)])];
  return [h('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })];
}

const row: RowOf = (message, _conversation, _before, key) => {
  const flipped = message.recalled?.look === 'flip';
  const buyer = (message.role === 'buyer') !== flipped;
  const system = message.role === 'system';
  const sender = system ? 'system' : message.role === 'auto' ? 'robot' : 'individual';
  const own = !system && !buyer ? { 'data-self': '' } : {};
  return h('div', { key, class: 'msg-row' }, [
    h('div', { class: 'msg-wrap' }, [
      h('div', { class: 'msg-wrap-status-row', style: { justifyContent: buyer ? 'flex-start' : 'flex-end' } }, [
        h('div', { class: 'msg-wrap-content' }, [
          h(
            'div',
            {
              class: 'message-bubble-carrier',
              id: message.key,
              'data-timestamp': message.at,
              'data-sender-type': sender,
              ...own,
            },
            body(message),
          ),
        ]),
        ...(own['data-self'] === '' ? [h('div', { class: 'status-box' }, '已读')] : []),
      ]),
    ]),
  ]);
};

const Header = defineComponent({
  setup: () => () => {
    void pulse.beat;
    const key = screen.headerKey;
    return h('div', { class: 'chat-box-top-bar' }, [
      h('div', { class: 'user-info-detail' }, [
        h('span', key === null ? '' : platform.conversation(key).name),
        h('i', '新客'),
      ]),
    ]);
  },
});

const Orders = defineComponent({
  setup: () => () => {
    void pulse.beat;
    const orders = screen.panelKey === null ? [] : platform.conversation(screen.panelKey).orders;
    return h('div', { class: 'farmer-chat__right new-right-panel' }, [
      h('div', { class: 'order-tool-content' }, [
        ...orders.map((order) =>
          h('div', { key: order.sn, class: 'order-card' }, [
            h('div', { class: 'order-card-header' }, [
              h('span', { class: 'order-card-title-id' }, `P${order.sn.replace('-', '')}`),
              h('span', { class: 'order-status' }, order.status),
            ]),
            h('div', { class: 'order-card-footer' }, `共1件 实付 ¥${(order.cents / 100).toFixed(2)}`),
          ]),
        ),
      ]),
      h('div', { class: 'goodsShelf' }),
    ]);
  },
});

export const App = defineComponent({
  setup: () => () =>
    h('div', { class: 'farmer-chat-app' }, [
      h('div', { class: 'farmer-chat__left' }, [h(Contacts)]),
      h('div', { class: 'farmer-chat__main' }, [
        h(Header),
        h(Thread, { page, scroller: { class: 'msg-scroll' }, list: { class: 'im-theme msg-list-box' }, row }),
        h(Composer),
      ]),
      h(Orders),
    ]),
});
