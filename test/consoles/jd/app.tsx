// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the page's frame: tabs, contacts, history list, header, thread, composer. */
import { Thread } from '../kit/react-page';
import { monthDayText, recallText } from '../platform/rows';
import type { Message } from '../platform/shapes';
import { Composer } from './composer';
import { ContactList } from './contact-list';
import { page, pinOf } from './page';

function Header() {
  page.useBeat();
  const { headerKey } = page.screen;
  return (
    <div className="chat-head">
      <div className="chat-head-name">
        <span>{headerKey === null ? '' : pinOf(headerKey)}</span>
      </div>
      <span className="chat-head-title">普通咨询</span>
      <span className="chat-transfer-desc">转接</span>
    </div>
  );
}

function Body({ message }: { message: Message }) {
  const { card, media } = message;
  const side = message.role === 'buyer' ? 'left' : 'right';
  if (message.recalled || media === 'text' || media === 'emoji') {
    return (
      <pre className={`message__text message__text_${side}`}>
        <div className="message__content">{message.recalled ? recallText(message) : message.text}</div>
      </pre>
    );
  }
  if (card) {
    return (
      <div className={card.orderSn ? 'CardWrapper OrderCard' : 'CardWrapper ProductCard'}>
        <div className="CardTitle">{card.orderSn ? `订单编号 ${card.orderSn}` : card.name}</div>
        <div className="CardPrice">¥{(card.cents / 100).toFixed(2)}</div>
      </div>
    );
  }
  return (
    <div className="message__image-wrap">
      <img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />
    </div>
  );
}

function row(message: Message, conversationKey: string) {
  if (message.role === 'system') {
    return (
      <div className="message">
        <div className="message_center" id={message.key}>
          <div className="message__system">{message.text}</div>
        </div>
      </div>
    );
  }
  const buyer = message.role === 'buyer';
  return (
    <div className="message">
      <div className={buyer ? 'message_left' : 'message_right'} id={message.key}>
        <span className="message__nickname">{buyer ? pinOf(conversationKey) : '云朵官方旗舰店'}</span>
        <span className="message__time_str">{monthDayText(message.at)}</span>
        <Body message={message} />
        {!buyer && <span className="message__read_status">已读</span>}
      </div>
    </div>
  );
}

export function App() {
  return (
    <div className="dd-layout">
      <ContactList />
      <div className="chat-main">
        <Header />
        <Thread
          page={page}
          scroller={{ id: 't-chat-scroll' }}
          list={{ className: 'chat-scroll-wrap' }}
          row={(message, conversation) => row(message, conversation.key)}
        />
        <Composer />
      </div>
      <div className="goodsShelf" />
    </div>
  );
}
