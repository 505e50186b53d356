// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the right panel: goods and orders of the conversation shown. */
import { useState } from 'react';
import { hashed, platform, screen, useBeat } from './page';

export function WorkStation() {
  useBeat();
  const [tab, setTab] = useState('订单');
  const orders = screen.panelKey === null ? [] : platform.conversation(screen.panelKey).orders;
  return (
    <div id="workStation" className={hashed('workStation')}>
      <div className={hashed('tabLine')}>
        {['商品', '订单'].map((name) => (
          <div
            key={name}
            className={tab === name ? `${hashed('tabItem')} ${hashed('tabItemActive')}` : hashed('tabItem')}
            onClick={() => setTab(name)}
          >
            {name}
          </div>
        ))}
      </div>
      <section role="tabpanel">
        {tab === '订单' &&
          orders.map((order) => (
            <div key={order.sn} className={hashed('orderBlock')}>
              <div className="ecom-collapse-header">
                <span>订单编号 {order.sn.replace('-', '')}</span>
                <b>{order.status}</b>
              </div>
              <p>{order.goods}</p>
              <p>{order.spec}</p>
              <p>实付 ¥{(order.cents / 100).toFixed(2)}</p>
              <p>物流信息</p>
            </div>
          ))}
        {tab === '订单' && orders.length === 0 && <p className={hashed('noOrder')}>暂无订单</p>}
      </section>
      <div className="goodsShelf" />
    </div>
  );
}
