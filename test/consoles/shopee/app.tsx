// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the page's frame: list, header (nothing but hashes), thread, input, work station. */
import type { KeyboardEvent } from 'react';
import { ConversationList } from './conversation-list';
import { hash, page } from './page';
import { Thread } from './thread';

function Header() {
  page.useBeat();
  const { headerKey } = page.screen;
  return (
    <div className={hash('header')}>
      <div className={hash('headerName')}>{headerKey === null ? '' : page.platform.conversation(headerKey).name}</div>
    </div>
  );
}

function Input() {
  page.useBeat();
  const { screen } = page;
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  };
  return (
    <div data-cy="webchat-conversation-detail-input" className={hash('inputArea')}>
      {screen.bannerShown && <div className={hash('notice')}>Keep payments on the platform</div>}
      <div id="inputField">
        <textarea
          placeholder="Type a message here"
          value={screen.composerText}
          onChange={(event) => screen.typed(event.target.value)}
          onKeyDown={keyed}
        />
      </div>
      <i className={hash('send')} onClick={() => screen.send()} />
    </div>
  );
}

export function App() {
  return (
    <div className={hash('webchat')}>
      <ConversationList />
      <div data-cy="webchat-conversation-detail" className={hash('detail')}>
        <Header />
        <div data-cy="webchat-conversation-detail-chat" className={hash('chat')}>
          <div id="messageSection">
            <Thread />
          </div>
          <Input />
        </div>
      </div>
      <div id="workstation">
        <div data-cy="webchat-station-root" />
      </div>
    </div>
  );
}
