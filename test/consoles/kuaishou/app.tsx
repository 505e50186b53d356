// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the page's frame: sessions, thread, composer, orders of the open buyer. */
import { Thread } from '../kit/react-page';
import { monthDayText, recallText } from '../platform/rows';
import type { Conversation, Message } from '../platform/shapes';
import { Composer } from './composer';
import { page } from './page';
import { SessionList } from './session-list';

const ROW = 'kwaishop-cs-LayoutDefaultWrapper';

function Body({ message }: { message: Message }) {
  const { card, media } = message;
  const words = message.recalled ? recallText(message) : message.text;
  const prefix = message.role === 'auto' && !message.recalled ? '[系统自动回复消息]' : '';
  if (message.recalled || media === 'text' || media === 'emoji') {
    return (
      <>
        {prefix && <span className="kwaishop-cs-autoTag">{prefix}</span>}
        <div className="kwaishop-cs-BizTextCard">{words}</div>
      </>
    );
  }
  if (card?.orderSn) return <div className="kwaishop-cs-BizOrderCard">订单编号 {card.orderSn.replace('-', '')}</div>;
  if (card) return <div className="kwaishop-cs-bizBuyerFromCard">{card.name}</div>;
  return <img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />;
}

function row(message: Message, conversation: Conversation) {
  if (message.role === 'system') {
    return (
      <div id={message.key}>
        <div className="kwaishop-cs-LayoutMiddleWrapper_msgBody">{message.text}</div>
      </div>
    );
  }
  const buyer = message.role === 'buyer';
  const name = buyer ? conversation.name : '云朵小店客服';
  return (
    <div id={message.key}>
      <div className={`${ROW}_msgMain`}>
        <div className={`${ROW}_beforeMsgBody`}>
          {name}
          {monthDayText(message.at, true)}
        </div>
        <div className={`${ROW}_lrWrapper ${ROW}__${buyer ? 'notMe' : 'isMine'}`}>
          <div className={`${ROW}_msgBody`}>
            <Body message={message} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Orders() {
  page.useBeat();
  const { panelKey } = page.screen;
  const orders = panelKey === null ? [] : page.platform.conversation(panelKey).orders;
  return (
    <div className="rightPanel">
      {orders.map((order) => (
        <div className="OrderCard" key={order.sn}>
          <span className="oid">{order.sn.replace('-', '')}</span>
          <span className="pay-tag">{order.status}</span>
        </div>
      ))}
      <div className="goodsShelf" />
    </div>
  );
}

export function App() {
  return (
    <div className="workbench">
      <div className="left">
        <div className="LoginUserInfo-mainTitle-text">云朵小店</div>
        <SessionList />
      </div>
      <div className="middle">
        <div className="TargetUserHeader">
          <span className="TargetUserHeaderRight">转接</span>
        </div>
        <Thread
          page={page}
          scroller={{ className: 'ChatMessageList' }}
          list={{ className: 'ChatMessageList-ContentWrap' }}
          row={row}
        />
        <Composer />
      </div>
      <Orders />
    </div>
  );
}
