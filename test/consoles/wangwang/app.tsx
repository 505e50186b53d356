// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the inner page: conversations, header, thread, input. No row is marked as the open one, no message has an id. */
import { type KeyboardEvent, memo, useLayoutEffect, useRef } from 'react';
import { textOf } from '../kit/editable';
import { Thread } from '../kit/react-page';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView, recallText, secondText } from '../platform/rows';
import type { Conversation, Message } from '../platform/shapes';
import { cutName, page } from './page';

const Row = memo(
  function Row({ row }: { row: RowView }) {
    return (
      <div className="conversation-item" ref={page.rowRef(row.key)} onClick={() => page.screen.open(row.key)}>
        <img alt="" src={avatarUrl(row.avatar, row.name)} />
        <div className="name">{cutName(row.name)}</div>
        <div className="time">{row.time}</div>
        <div className="desc">{row.preview}</div>
        {row.unread > 0 && <span className="unread-badge">{row.unread}</span>}
      </div>
    );
  },
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);

function Conversations() {
  page.useBeat();
  const { screen, platform } = page;
  const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
  useLayoutEffect(() => platform.markTold());
  return (
    <div className="ww_conversation_list">
      {rows.map((row, index) => (
        <Row
          key={platform.hazards.recycle ? `${index}-${screen.rowEpoch}` : `${row.key}-${screen.rowEpoch}`}
          row={row}
        />
      ))}
    </div>
  );
}

function Header() {
  page.useBeat();
  const { headerKey } = page.screen;
  return (
    <div className="ww_header">
      <span className="name">
        {headerKey === null ? '您尚未选择联系人' : page.platform.conversation(headerKey).name}
      </span>
    </div>
  );
}

function Body({ message }: { message: Message }) {
  const { card, media } = message;
  if (message.recalled || media === 'text' || media === 'emoji') {
    return <pre className="edit">{message.recalled ? recallText(message) : message.text}</pre>;
  }
  if (card) {
    return (
      <div className="od-wrap">
        <span className="odName">{card.name}</span>
        <span className="odPrice">¥{(card.cents / 100).toFixed(2)}</span>
      </div>
    );
  }
  return <img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />;
}

function row(message: Message, conversation: Conversation) {
  if (message.role === 'system') return <div className="system-tip">{message.text}</div>;
  const buyer = message.role === 'buyer';
  return (
    <div className={buyer ? 'message-item' : 'message-item self'}>
      <span className="nick">{buyer ? conversation.name : '云朵工厂店'}</span>
      <span className="time">{secondText(message.at)}</span>
      <div className="content">
        <Body message={message} />
      </div>
    </div>
  );
}

function Input() {
  page.useBeat();
  const { screen } = page;
  const field = useRef<HTMLPreElement>(null);
  const { composerText } = screen;
  useLayoutEffect(() => {
    const element = field.current;
    if (element && textOf(element) !== composerText) element.textContent = composerText;
  });
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  };
  return (
    <div className="ww_input">
      <div className="editBox">
        <pre
          className="edit"
          contentEditable="true"
          suppressContentEditableWarning
          ref={field}
          onInput={(event) => screen.typed(textOf(event.currentTarget))}
          onKeyDown={keyed}
        />
      </div>
      <button type="button" className="send-btn" onClick={() => screen.send()}>
        发送
      </button>
    </div>
  );
}

function Orders() {
  page.useBeat();
  const { panelKey } = page.screen;
  const orders = panelKey === null ? [] : page.platform.conversation(panelKey).orders;
  return (
    <div className="ww_tab">
      {orders.map((order) => (
        <div className="order-id" key={order.sn}>
          {order.sn.replace('-', '')}
        </div>
      ))}
    </div>
  );
}

export function App() {
  return (
    <div id="ice-container">
      <div className="ww_conversation">
        <Conversations />
        <div className="ww_main">
          <Header />
          <div className="ww_message">
            <Thread
              page={page}
              scroller={{ className: 'rc-scrollbars-container' }}
              list={{ className: 'rc-scrollbars-view' }}
              row={row}
            />
          </div>
          <Input />
        </div>
        <Orders />
      </div>
      <div className="goodsShelf" />
    </div>
  );
}
