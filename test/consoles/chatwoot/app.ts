/** Owns the page's frame: cards, header, thread, reply box. */
import { defineComponent, h, onMounted, onUpdated, type VNode } from 'vue3';
import { type RowOf, Thread } from '../kit/vue-page';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView, recallText } from '../platform/rows';
import type { Message } from '../platform/shapes';
import { Composer } from './composer';
import { page, rowElements } from './page';

const { screen, platform, pulse } = page;
const DELETED = 'This message was deleted';

function previewOf({ key, preview }: RowView): string {
  const last = platform.conversation(key).messages.at(-1);
  return last?.recalled && preview === recallText(last) ? DELETED : preview;
}

function card(row: RowView, index: number): VNode {
  const key = platform.hazards.recycle ? `${index}-${screen.rowEpoch}` : `${row.key}-${screen.rowEpoch}`;
  const hold = (element: unknown) => {
    if (element) rowElements.set(row.key, element as HTMLElement);
  };
  return h(
    'div',
    {
      key,
      ref: hold,
      class: ['conversation relative flex group', { active: row.active, 'unread-chat': row.unread > 0 }],
      onClick: () => screen.open(row.key),
    },
    [
      h('div', { class: 'user-thumbnail-box' }, [h('img', { src: avatarUrl(row.avatar, row.name) })]),
      h('div', { class: 'px-0 py-3 flex-1' }, [
        h('h4', { class: 'conversation--user' }, row.name),
        h('p', { class: 'conversation--message my-0' }, previewOf(row)),
        h('div', { class: 'conversation--meta' }, [
          h('span', { class: 'text-xxs' }, row.time),
          h('span', { class: 'unread' }, row.unread > 9 ? '9+' : String(row.unread)),
        ]),
      ]),
    ],
  );
}

const Cards = defineComponent({
  setup() {
    const told = () => platform.markTold();
    onMounted(told);
    onUpdated(told);
    return () => {
      void pulse.beat;
      const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
      return h('div', { class: 'conversations-list flex-1' }, rows.map(card));
    };
  },
});

function bubble(message: Message): (VNode | string)[] {
  const { card: goods, media } = message;
  if (message.recalled) return [h('p', DELETED)];
  if (media === 'text' || media === 'emoji') return [h('p', message.text)];
  if (goods) return [h('p', `${goods.name} ¥${(goods.cents / 100).toFixed(2)}`)];
  return [h('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })];
}

const row: RowOf = (message, _conversation, _before, key) => {
  const flipped = message.recalled?.look === 'flip';
  const buyer = (message.role === 'buyer') !== flipped;
  const side = message.role === 'system' ? 'justify-center' : buyer ? 'justify-start' : 'justify-end';
  const attributes = {
    key,
    id: `message${message.key}`,
    'data-message-id': message.key,
    class: `flex w-full mb-4 ${side}`,
  };
  if (message.role === 'system') return h('div', attributes, [h('div', [h('span', message.text)])]);
  return h('div', attributes, [
    h('div', { class: 'grid gap-x-3' }, [h('div', { class: '[grid-area:bubble] flex' }, bubble(message))]),
  ]);
};

const Header = defineComponent({
  setup: () => () => {
    void pulse.beat;
    const key = screen.headerKey;
    return h('div', { class: 'conversation-header' }, key === null ? '' : platform.conversation(key).name);
  },
});

export const App = defineComponent({
  setup: () => () =>
    h('div', { class: 'app-wrapper' }, [
      h(Cards),
      h('div', { class: 'conversation-details-wrap' }, [
        h(Header),
        h(Thread, { page, scroller: { class: 'messages-scroll' }, list: { class: 'conversation-panel' }, row }),
        h(Composer),
      ]),
      h('div', { class: 'goodsShelf' }),
    ]),
});
