// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the thread: turned over by its scroller, keyed by message, a minute above a message now and then, no id anywhere. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { monthDayText, recallText } from '../platform/rows';
import type { Conversation, Message } from '../platform/shapes';
import { noteRendered } from '../platform/shown';
import { page, tailed } from './page';

const OWN_NAME = '旧物新生小铺';

function Body({ message, side }: { message: Message; side: 'left' | 'right' }) {
  const { card, media } = message;
  if (card) {
    return (
      <div className={tailed('msg-text-card')}>
        <div className="tpl-wrapper" data-tpl-id="20001">
          {card.name}
        </div>
      </div>
    );
  }
  if (media !== 'text' && media !== 'emoji') {
    return (
      <div className={tailed('image-container')}>
        <img alt="" className="ant-image-img" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />
      </div>
    );
  }
  return (
    <div className={`${tailed('message-text')} ${tailed(`message-text-${side}`)}`}>
      <span>{message.text}</span>
    </div>
  );
}

function Spoken({ message, conversation }: { message: Message; conversation: Conversation }) {
  const buyer = message.role === 'buyer';
  return (
    <li className="ant-list-item" style={{ direction: buyer ? 'ltr' : 'rtl', textAlign: buyer ? 'left' : 'right' }}>
      <div className={tailed('message-row')}>
        <div style={{ display: 'flex', flexDirection: buyer ? 'row' : 'row-reverse', width: '100%' }}>
          <div style={{ display: 'flex', flexDirection: 'column', flex: '1 1 0%' }}>
            <div style={{ fontSize: 12, color: 'rgb(102, 102, 102)' }}>
              <span style={{ whiteSpace: 'nowrap' }}>{buyer ? conversation.name : OWN_NAME}</span>
            </div>
            <div className={`ant-dropdown-trigger ${tailed('message-content')}`}>
              <div>
                <Body message={message} side={buyer ? 'left' : 'right'} />
              </div>
              {!buyer && <div className={tailed('read-status-text')}>已读</div>}
            </div>
          </div>
        </div>
      </div>
    </li>
  );
}

/** What nobody says stands in the middle, without a side. */
function Notice({ children }: { children: ReactNode }) {
  return (
    <li className="ant-list-item" style={{ display: 'flex', justifyContent: 'center', alignItems: 'center' }}>
      {children}
    </li>
  );
}

function row(message: Message, conversation: Conversation, before: Message | undefined) {
  if (message.role === 'system') {
    return (
      <Notice>
        <div className={tailed('msg-tips')}>{message.text}</div>
      </Notice>
    );
  }
  if (message.recalled) {
    return (
      <Notice>
        <div className={tailed('withdraw')}>
          <span className={tailed('msg-withdraw')}>{recallText(message)}</span>
        </div>
      </Notice>
    );
  }
  const dated = !before || message.at - before.at > 300_000;
  return (
    <div style={{ position: 'relative', zIndex: 99 }}>
      {dated && <div style={{ textAlign: 'center', fontSize: 12 }}>{monthDayText(message.at).slice(0, -3)}</div>}
      <div data-before-current-y="0">
        <div>
          <Spoken message={message} conversation={conversation} />
        </div>
      </div>
    </div>
  );
}

function Kept({ children }: { children: ReactNode }) {
  return children;
}

export function Thread() {
  page.useBeat();
  const { screen, platform } = page;
  const box = useRef<HTMLDivElement>(null);
  const { conversationKey, messages } = screen.thread();
  const { list, container, box: boxEpoch } = screen.remountEpoch;
  useLayoutEffect(() => {
    noteRendered(screen);
    if (box.current && screen.atBottom) box.current.scrollTop = 0;
  });
  const scrolled = () => {
    const element = box.current;
    if (!element) return;
    // Turned over: nought is the bottom, and upwards is less.
    const toTop = element.scrollHeight - element.clientHeight + element.scrollTop;
    if (element.scrollTop > -40) screen.atBottom = true;
    else if (toTop < 20) screen.scrollUp();
    else screen.atBottom = false;
  };
  if (screen.away) return <div className={tailed('message-list-holder')} />;
  const conversation = conversationKey === null ? undefined : platform.conversation(conversationKey);
  const keyOf = (message: Message, index: number) => `${message.key}:${(screen.messageEpoch + index) >> 1}`;
  return (
    <div
      id="message-list-scrollable"
      className={tailed('message-list-reverse')}
      key={boxEpoch}
      ref={box}
      onScroll={scrolled}
    >
      <div id="msg-list-container" key={container}>
        <div className="ant-spin-nested-loading">
          <div className="ant-spin-container">
            <ul className="ant-list-items" key={list}>
              {conversation &&
                messages.map((message, index) => (
                  <Kept key={keyOf(message, index)}>{row(message, conversation, messages[index - 1])}</Kept>
                ))}
            </ul>
          </div>
        </div>
      </div>
    </div>
  );
}
