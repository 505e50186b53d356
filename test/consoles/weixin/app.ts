/** Owns the page's frame: sessions, title, thread without ids or times, composer. No row is marked as the open one. */
import { defineComponent, h, onMounted, onUpdated, type VNode } from 'vue3';
import { type RowOf, Thread } from '../kit/vue-page';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView, recallText } from '../platform/rows';
import type { Message } from '../platform/shapes';
import { Composer } from './composer';
import { page } from './page';

const { screen, platform, pulse } = page;

function session(row: RowView): VNode {
  return h(
    'li',
    {
      key: `${row.key}-${screen.rowEpoch}`,
      class: 'session-item-container',
      'data-room-id': row.key,
      onClick: () => screen.open(row.key),
    },
    [
      h('div', { class: 'user-avatar' }, [h('img', { src: avatarUrl(row.avatar, row.name) })]),
      h('div', { class: 'user-nickname' }, row.name),
      h('div', { class: 'text-content-wrap' }, row.preview),
      ...(row.counter ? [h('div', { key: 'wait', class: 'waiting-time' }, row.counter)] : []),
      ...(row.unread > 0 ? [h('span', { key: 'unread', class: 'unread-badge bold' }, String(row.unread))] : []),
    ],
  );
}

const Sessions = defineComponent({
  setup() {
    const told = () => platform.markTold();
    onMounted(told);
    onUpdated(told);
    return () => {
      void pulse.beat;
      const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
      return h('ul', { class: 'session-list-container' }, rows.map(session));
    };
  },
});

function body(message: Message): VNode {
  const { card, media } = message;
  const side = message.role === 'buyer' ? 'bg-user' : 'bg-kf';
  if (message.recalled) return h('div', { class: `text-msg ${side}` }, recallText(message));
  if (media === 'text' || media === 'emoji') return h('div', { class: `text-msg ${side}` }, message.text);
  if (card?.orderSn) return h('a', { class: 'order-msg-block' }, `订单 ${card.orderSn}`);
  if (card) return h('div', { class: 'product-msg' }, card.name);
  return h('img', { 'data-type': 'image', src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' });
}

const row: RowOf = (message, _conversation, before, key) => {
  const dated = !before || message.at - before.at > 300_000;
  if (message.role === 'system') return h('div', { key, class: 'msg-tips' }, message.text);
  const side = message.role === 'buyer' ? '' : ' justify-end';
  return h('div', { key, class: ['msg', { 'show-date': dated }], 'data-type': '1' }, [
    h('div', { class: `message-item flex items-center${side}` }, [body(message)]),
  ]);
};

const Title = defineComponent({
  setup: () => () => {
    void pulse.beat;
    const key = screen.headerKey;
    return h('div', { class: 'chat-title' }, [
      h('div', { class: 'left' }, [
        h('span', { class: 'chat-customer-name bold' }, key === null ? '' : platform.conversation(key).name),
      ]),
    ]);
  },
});

export const App = defineComponent({
  setup: () => () =>
    h('div', { class: 'kf-layout' }, [
      h(Sessions),
      h('div', { class: 'kf-main' }, [
        h(Title),
        h(Thread, { page, scroller: { class: 'msg-scroll' }, list: { class: 'msg-list' }, row }),
        h(Composer),
        // A dialog that never opens has a field of its own.
        h('div', { class: 'weui-desktop-dialog', style: { display: 'none' } }, [h('textarea', { class: 'debug' })]),
      ]),
      h('div', { class: 'goodsShelf' }),
    ]),
});
