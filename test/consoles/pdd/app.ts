/** Owns the page's frame: list, header, thread, composer, orders. */
import { defineComponent, h } from 'vue';
import { Composer } from './composer';
import { ConversationList } from './conversation-list';
import { OrderPanel } from './order-panel';
import { platform, pulse, screen } from './page';
import { Thread } from './thread';

const KPI = ['3分钟人工回复率 96.2%', '30s应答率 81.0%', '平均人工响应时长 38秒', '今日咨询人数 57'];

const Header = defineComponent({
  setup: () => () => {
    void pulse.beat;
    const key = screen.headerKey;
    return h('div', { staticClass: 'chatWindowHeader' }, [
      h('div', { staticClass: 'base-info' }, [
        h('span', { staticClass: 'name' }, key === null ? '' : platform.conversation(key).name),
        h('div', { staticClass: 'remark-row' }, [h('span', '点击添加备注信息')]),
      ]),
      h('div', { staticClass: 'header-actions' }, [h('span', '转移会话'), h('span', '结束会话')]),
    ]);
  },
});

export const App = defineComponent({
  setup: () => () =>
    h('div', { attrs: { id: 'app' }, staticClass: 'chat-page' }, [
      h('div', { staticClass: 'top-bar' }, [
        h('span', { staticClass: 'brand' }, '商家客服平台'),
        h(
          'div',
          { staticClass: 'kpi-strip' },
          KPI.map((text) => h('span', text)),
        ),
        h('div', { staticClass: 'user-box' }, [
          h('i', { staticClass: 'status online' }),
          h('span', { staticClass: 'user-name' }, '主账号'),
        ]),
      ]),
      h('div', { staticClass: 'columns' }, [
        h(ConversationList),
        h('div', { staticClass: 'chat-window' }, [h(Header), h(Thread), h(Composer)]),
        h(OrderPanel),
      ]),
    ]),
});
