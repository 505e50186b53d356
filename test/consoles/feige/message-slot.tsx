// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns one slot of the thread: whatever message stands at its index now. A text after a text changes no node, only words and attributes. */
import { avatarUrl } from '../platform/avatar';
import { recallText } from '../platform/rows';
import type { Conversation, Message } from '../platform/shapes';
import { hashed } from './page';

const TIPS: Partial<Record<Message['role'], string>> = { auto: '此消息由机器人自动回复', assist: '此消息由机器人推荐' };

function SystemCard({ words }: { words: string }) {
  return (
    <div className="pigeon-dynamic-card-system-container-new">
      <span>{words}</span>
    </div>
  );
}

function Body({ message }: { message: Message }) {
  const { card, media } = message;
  if (message.recalled || media === 'text' || media === 'emoji') {
    return (
      <pre>
        <span>{message.recalled ? recallText(message) : message.text}</span>
      </pre>
    );
  }
  if (card) {
    return (
      <div className="chatd-card">
        <div className="chatd-card-main">
          <div className="pigeon-card-place-holder-text">
            <span className="content">
              {card.orderSn ? `订单编号 ${card.orderSn.replace('-', '')} ${card.status}` : card.name}
            </span>
          </div>
          <span className="chatd-price-value">¥{(card.cents / 100).toFixed(2)}</span>
        </div>
      </div>
    );
  }
  if (media === 'image') return <img alt="图片" src={avatarUrl(message.at % 9973, '图')} />;
  return <div className={hashed(media === 'video' ? 'videoMsg' : 'voiceMsg')}>{media === 'video' ? '▶' : '8″'}</div>;
}

export function MessageSlot({ message, conversation }: { message: Message; conversation: Conversation }) {
  const look = message.recalled?.look;
  const system = message.role === 'system' || look === 'system';
  const mine = (message.role !== 'buyer') !== (look === 'flip');
  return (
    <div data-qa-id="qa-message-warpper" className="msgItemWrap">
      <div data-id={message.key}>
        {system ? (
          <SystemCard words={look === 'system' ? recallText(message) : message.text} />
        ) : (
          <div style={{ flexDirection: mine ? 'row-reverse' : 'row' }} className={hashed('messageLine')}>
            <img alt="头像" src={mine ? avatarUrl(0, '') : avatarUrl(conversation.avatar, conversation.name)} />
            <div className={`leaveMessage ${mine ? 'messageIsMe' : 'messageNotMe'}`}>
              <Body message={message} />
              <span className={hashed('tip')}>{message.recalled ? '' : (TIPS[message.role] ?? '')}</span>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
