// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the page's frame: the list by places, the thread without one mark that tells sides apart, the input. */
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { textOf } from '../kit/editable';
import { Thread } from '../kit/react-page';
import { listGroups, secondText } from '../platform/rows';
import { hash, isEditable, page } from './page';

function List() {
  page.useBeat();
  const { screen, platform } = page;
  const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
  useLayoutEffect(() => platform.markTold());
  return (
    <div className={hash('list')}>
      {rows.map((row, place) => (
        // The element at a place is every buyer's in turn.
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: as on the real page.
          key={`${place} ${screen.rowEpoch}`}
          id={`chat-room-conversation-list-item-${place}`}
          className={hash('item')}
          ref={page.rowRef(row.key)}
          onClick={() => screen.open(row.key)}
        >
          <div className={hash(row.active ? 'cardCurrent' : 'card')}>
            <div data-testid="chat.chatroom.conversation_card_username">{row.name}</div>
            <div className={hash('preview')}>{row.preview}</div>
            <div className={hash('time')}>{row.time}</div>
            {row.unread > 0 && <b className={hash('unread')}>{row.unread}</b>}
          </div>
        </div>
      ))}
    </div>
  );
}

function Header() {
  page.useBeat();
  const { headerKey } = page.screen;
  return (
    <div className={hash('header')}>
      <span className={hash('who')}>{headerKey === null ? '' : page.platform.conversation(headerKey).name}</span>
      <span>Close chat</span>
    </div>
  );
}

function Field() {
  page.useBeat();
  const { screen } = page;
  const editable = useRef<HTMLDivElement>(null);
  const { composerText } = screen;
  useLayoutEffect(() => {
    const element = editable.current;
    if (element && textOf(element) !== composerText) element.textContent = composerText;
  });
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  };
  if (!isEditable)
    return (
      <textarea
        data-field
        placeholder="Reply to the buyer"
        value={composerText}
        onChange={(event) => screen.typed(event.target.value)}
        onKeyDown={keyed}
      />
    );
  return (
    <>
      <div
        data-field
        contentEditable="true"
        suppressContentEditableWarning
        ref={editable}
        onInput={(event) => screen.typed(textOf(event.currentTarget))}
        onKeyDown={keyed}
      />
      {composerText === '' && <div className={hash('placeholder')}>Reply to the buyer</div>}
    </>
  );
}

function Input() {
  page.useBeat();
  const { screen } = page;
  return (
    <div className={hash('input')}>
      {screen.bannerShown && <div className={hash('notice')}>Keep payments on the platform</div>}
      <div className={hash('editor')}>
        <Field />
      </div>
      <div className={hash('footer')}>
        <span>{screen.composerText.length}/2000</span>
        <button id="chat-input-send-button" type="button" onClick={() => screen.send()}>
          {screen.composerText === '' ? 'Send' : 'Send now'}
        </button>
      </div>
    </div>
  );
}

export function App() {
  return (
    <div className={hash('room')}>
      <input className={hash('search')} placeholder="Search" />
      <List />
      <div className={hash('chat')}>
        <Header />
        <Thread
          page={page}
          scroller={{ className: hash('scroller') }}
          list={{ className: hash('thread') }}
          row={(message) => (
            <div className={hash('message')}>
              <div className={hash('bubble')}>{message.text}</div>
              <div className={hash('minute')}>{secondText(message.at).slice(11, 16)}</div>
            </div>
          )}
        />
        <Input />
      </div>
      <div id="workstation" />
    </div>
  );
}
