// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the page's frame: list, header with the masked name beside the nick, the item's card, thread, input. */
import type { KeyboardEvent } from 'react';
import { ConversationList } from './conversation-list';
import { page, tailed } from './page';
import { Thread } from './thread';

const HINT = '请输入消息，按Enter键发送或点击发送按钮发送';

function masked(name: string): string {
  const letters = [...name];
  return `(${letters[0] ?? ''}***${letters.at(-1) ?? ''})`;
}

function TopBar() {
  page.useBeat();
  const { headerKey } = page.screen;
  if (headerKey === null) return null;
  const { name } = page.platform.conversation(headerKey);
  return (
    <div className={tailed('message-topbar')}>
      <div className={tailed('text-container')}>
        <span className={tailed('text1')}>{name}</span>
        <span className={tailed('text2')}>{masked(name)}</span>
      </div>
      <div className={tailed('right-container')}>
        <div>
          <a href={`https://www.goofish.com/personal?userId=${headerKey}`}>主页</a>
        </div>
      </div>
    </div>
  );
}

function ItemCard() {
  page.useBeat();
  const { panelKey } = page.screen;
  if (panelKey === null) return null;
  const [order] = page.platform.conversation(panelKey).orders;
  return (
    <div data-spm="head">
      <a href={`https://www.goofish.com/item?id=7${panelKey}`}>
        <div className={tailed('money')}>¥{((order?.cents ?? 999) / 100).toFixed(2)}</div>
      </a>
      <div className={tailed('delivery')}>包邮</div>
    </div>
  );
}

function SendBox() {
  page.useBeat();
  const { screen } = page;
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  };
  return (
    <div className={tailed('sendbox')}>
      {screen.bannerShown && <div className={tailed('notice')}>请勿线下交易</div>}
      <textarea
        className="ant-input"
        placeholder={HINT}
        value={screen.composerText}
        onChange={(event) => screen.typed(event.target.value)}
        onKeyDown={keyed}
      />
      <div className={tailed('sendbox-bottom')}>
        <button type="button" className="ant-btn" onClick={() => screen.send()}>
          发 送
        </button>
      </div>
    </div>
  );
}

export function App() {
  return (
    <div className={tailed('im-main')}>
      <ConversationList />
      <main className={`ant-layout-content ${tailed('chat-main')}`}>
        <TopBar />
        <ItemCard />
        <Thread />
        <SendBox />
      </main>
      <div className="goodsShelf" />
    </div>
  );
}
