// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the thread: a window of slots over the messages, keyed by index. Words and the minute stand in one element. */
import { useLayoutEffect, useRef } from 'react';
import { recallText, secondText } from '../platform/rows';
import { SLOTS } from '../platform/screen';
import type { Message } from '../platform/shapes';
import { noteRendered } from '../platform/shown';
import { hash, page } from './page';

function Body({ message }: { message: Message }) {
  const { card, media } = message;
  if (card) {
    return (
      <div className={hash('card')}>
        <span>{card.name}</span>
        <span>${(card.cents / 100).toFixed(2)}</span>
      </div>
    );
  }
  if (!message.recalled && media !== 'text' && media !== 'emoji') {
    return <img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />;
  }
  return (
    <pre className={hash('words')}>
      <div>
        {message.recalled ? recallText(message) : message.text}
        <div className={hash('minute')}>{secondText(message.at).slice(11, 16)}</div>
      </div>
    </pre>
  );
}

function Bubble({ message }: { message: Message }) {
  if (message.role === 'system') return <div className={hash('tip')}>{message.text}</div>;
  return (
    <div className={hash('row')}>
      <div data-cy={message.role === 'buyer' ? 'webchat-message-receive' : 'webchat-message-send'}>
        <div data-cy="webchat-message-content" className={hash('bubble')}>
          <Body message={message} />
        </div>
      </div>
    </div>
  );
}

export function Thread() {
  page.useBeat();
  const { screen, platform } = page;
  const box = useRef<HTMLDivElement>(null);
  const { conversationKey, messages, firstIndex } = screen.thread();
  const { list, container, box: boxEpoch } = screen.remountEpoch;
  useLayoutEffect(() => {
    noteRendered(screen);
    if (box.current && screen.atBottom) box.current.scrollTop = box.current.scrollHeight;
  });
  const scrolled = () => {
    const element = box.current;
    if (!element) return;
    const toBottom = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (element.scrollTop < 20 && toBottom > 40) {
      if (screen.scrollUp()) element.scrollTop = 60;
    } else if (toBottom < 20 && !screen.atBottom && messages.length >= SLOTS) screen.scrollToBottom();
  };
  const slotKey = (messageKey: string, index: number) =>
    platform.hazards.recycle ? `${index}:${(screen.messageEpoch + index) >> 1}` : messageKey;
  if (screen.away) return <div className={hash('threadHolder')} />;
  return (
    <div id="messagesContainer" key={`${container}-${boxEpoch}`}>
      <div
        id="message-virtualized-list"
        className="ReactVirtualized__Grid"
        data-cy="webchat-conversation-detail-message-container"
        ref={box}
        onScroll={scrolled}
      >
        <div className="ReactVirtualized__Grid__innerScrollContainer" key={list}>
          {conversationKey !== null &&
            messages.map((message, index) => (
              <div key={slotKey(message.key, index)} style={{ order: firstIndex + index }}>
                <Bubble message={message} />
              </div>
            ))}
        </div>
      </div>
    </div>
  );
}
