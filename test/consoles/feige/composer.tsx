// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the composer: a controlled field; what is sent is React's state, whatever the field happens to show. */
import type { KeyboardEvent } from 'react';
import { hashed, platform, screen, useBeat } from './page';

export function Composer() {
  useBeat();
  const name = screen.headerKey === null ? '' : platform.conversation(screen.headerKey).name;
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  };
  return (
    <div className={hashed('replyArea')}>
      <div className={hashed('toolbar')}>
        <span>表情</span>
        <span>图片</span>
        <span>快捷短语</span>
        <span>商品</span>
      </div>
      {screen.bannerShown && <div className={hashed('notice')}>请勿引导消费者站外交易，违规将影响店铺体验分</div>}
      <textarea
        data-qa-id="qa-send-message-textarea"
        placeholder={`发送给 ${name}，使用Enter 发送消息`}
        value={screen.composerText}
        onChange={(event) => screen.typed(event.target.value)}
        onKeyDown={keyed}
      />
      <div data-qa-id="qa-send-message-button" className={hashed('sendButton')} onClick={() => screen.send()}>
        发送
      </div>
    </div>
  );
}
