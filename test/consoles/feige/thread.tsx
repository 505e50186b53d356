/** Owns the thread: a window of slots over the messages, keyed by index, moved by scrolling. */
import { useLayoutEffect, useRef } from 'react';
import { SLOTS } from '../platform/screen';
import { noteRendered } from '../platform/shown';
import { MessageSlot } from './message-slot';
import { hashed, platform, screen, useBeat } from './page';

export function Thread() {
  useBeat();
  const box = useRef<HTMLDivElement>(null);
  const { conversationKey, messages } = screen.thread();
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
  const conversation = conversationKey === null ? null : platform.conversation(conversationKey);
  const slotKey = (messageKey: string, index: number) =>
    platform.hazards.recycle ? `${index}:${(screen.messageEpoch + index) >> 1}` : messageKey;
  if (screen.away) return <div className={hashed('threadHolder')} />;
  return (
    <div key={`${list}-${container}-${boxEpoch}`} className="messageList" ref={box} onScroll={scrolled}>
      {conversation &&
        messages.map((message, index) => (
          <MessageSlot key={slotKey(message.key, index)} message={message} conversation={conversation} />
        ))}
    </div>
  );
}
