/** Owns the right panel: this buyer's orders under one tab, other buyers' unpaid ones under the next. */
import { defineComponent, h, ref } from 'vue';
import { platform, pulse, screen } from './page';

export const OrderPanel = defineComponent({
  setup() {
    const tab = ref('最新订单');
    const owner = ref('个人订单');
    const bar = (name: string) =>
      h(
        'li',
        {
          staticClass: 'bar-item',
          class: { 'bar-select': tab.value === name },
          on: { click: () => (tab.value = name) },
        },
        name,
      );
    const second = (name: string) =>
      h(
        'li',
        {
          staticClass: 'order-panel-second-bar',
          class: { 'bar-select': owner.value === name },
          on: { click: () => (owner.value = name) },
        },
        name,
      );
    const orders = () => {
      const everyone = [...platform.conversations.values()];
      if (owner.value === '店铺待支付订单')
        return everyone.flatMap((one) => one.orders.filter((order) => order.status === '待付款'));
      return screen.panelKey === null ? [] : platform.conversation(screen.panelKey).orders;
    };
    const items = () =>
      orders().map((order) =>
        h('div', { key: order.sn, staticClass: 'order-item' }, [
          h('span', { staticClass: 'title-status' }, order.status),
          h('span', { staticClass: 'order-sn' }, order.sn),
          h('span', { staticClass: 'goods-name' }, order.goods),
          h('span', { staticClass: 'goods-spec' }, order.spec),
          h('span', { staticClass: 'line-value amount-value' }, `¥${(order.cents / 100).toFixed(2)}`),
        ]),
      );
    return () => {
      void pulse.beat;
      const found = tab.value === '最新订单' ? items() : [];
      const empty = tab.value === '最新订单' && found.length === 0;
      return h('div', { staticClass: 'right-panel', attrs: { id: 'right-panel' } }, [
        h('div', { staticClass: 'bar-box four-tab' }, [bar('商品推荐'), bar('最新订单')]),
        ...(tab.value === '最新订单'
          ? [
              h('ul', { key: 'second', staticClass: 'order-panel-header' }, [
                second('个人订单'),
                second('店铺待支付订单'),
              ]),
              h('div', { key: 'third', staticClass: 'third-bars' }, [
                h('span', { staticClass: 'order-panel-third-bar i-line bar-select' }, '全部'),
              ]),
            ]
          : []),
        h('div', { key: 'orders', staticClass: 'order-list' }, found),
        ...(empty ? [h('p', { key: 'none', staticClass: 'no-order' }, '没有相关订单')] : []),
        h('div', { key: 'goods', staticClass: 'goods-recommend' }),
      ]);
    };
  },
});
