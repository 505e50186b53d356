/** Owns the conversation list: the same buyer may stand in several groups, each row with the page's own counter. */
import { defineComponent, h, type PropType } from 'vue';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView } from '../platform/rows';
import { platform, pulse, screen } from './page';

const TITLES: Record<string, string> = {
  'timeout-unreply': '即将超时',
  'five-minute': '1分钟内超时',
  'already-unreply': '已超时',
  all: '全部会话',
};

const seen = new Map<string, { sign: string; row: RowView }>();

/** The same object for the same content, so that an unchanged row is not rendered again. */
function stable(row: RowView): RowView {
  const id = `${row.key}-${row.group}`;
  const sign = JSON.stringify(row);
  const known = seen.get(id);
  if (known?.sign === sign) return known.row;
  seen.set(id, { sign, row });
  return row;
}

const Row = defineComponent({
  props: { row: { type: Object as PropType<RowView>, required: true } },
  setup: (props) => () => {
    const { row } = props;
    const counter = row.overdue
      ? h('p', { key: 'over', staticClass: 'chat-unreply-over-time' }, row.counter)
      : h('p', { key: 'left', staticClass: 'chat-unreply-time' }, row.counter);
    return h('li', { staticClass: 'chat-item', attrs: { 'data-move-dom': '' } }, [
      h(
        'div',
        {
          staticClass: 'chat-item-box',
          class: { active: row.active, 'un-watch': row.unread > 0 },
          attrs: { 'data-random': `${row.key}-0-${row.group}` },
          on: { click: () => screen.open(row.key) },
        },
        [
          h('div', { staticClass: 'chat-portrait' }, [
            h('img', { attrs: { src: avatarUrl(row.avatar, row.name) } }),
            h('i', { style: { display: row.unread > 0 ? 'block' : 'none' } }),
          ]),
          h('div', { staticClass: 'chat-detail' }, [
            h('div', { staticClass: 'chat-nickname' }, [h('span', { staticClass: 'nickname-span' }, row.name)]),
            h('div', { staticClass: 'bottom-message' }, [h('p', { staticClass: 'chat-message-content' }, row.preview)]),
          ]),
          h('div', { staticClass: 'chat-time' }, [
            h('p', { staticClass: 'item-note' }, row.time),
            ...(row.counter ? [counter] : []),
          ]),
        ],
      ),
    ]);
  },
});

export const ConversationList = defineComponent({
  setup: () => () => {
    void pulse.beat;
    const groups = listGroups(platform, screen.activeKey, Date.now());
    const all = groups.find((group) => group.name === 'all');
    const list = (name: string, rows: RowView[]) =>
      h(
        'ul',
        { staticClass: name === 'all' ? 'chat-list' : name },
        rows.map((row) => h(Row, { key: `${row.key}-${screen.rowEpoch}`, props: { row: stable(row) } })),
      );
    return h('div', { staticClass: 'left-panel' }, [
      h('div', { staticClass: 'conv-today' }, `今日接待 (${all?.rows.length ?? 0})`),
      h('div', { staticClass: 'chat-list-box custom-scroll' }, [
        ...groups
          .filter((group) => group.name !== 'all')
          .flatMap((group) => [
            h(
              'div',
              { key: `${group.name}-title`, staticClass: 'chat-list-title' },
              `${TITLES[group.name]} (${group.rows.length})`,
            ),
            list(group.name, group.rows),
          ]),
        h('div', { key: 'all-title', staticClass: 'chat-list-title' }, TITLES.all),
        h('div', { key: 'all', staticClass: 'all-chat-list' }, [list('all', all?.rows ?? [])]),
      ]),
    ]);
  },
});
