/** A chat page of react-chat-elements: its list, bar, thread (rows kept by their place, whoever is open) and text field. */
import '../style.css';
import 'react-chat-elements/dist/main.css';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { type Box, Button, ChatList, Input, MessageList, Navbar } from 'react-chat-elements';
import { typeNatively } from '../../../consoles/kit/react-page';
import { avatarUrl } from '../../../consoles/platform/avatar';
import type { Message as Said } from '../../../consoles/platform/shapes';
import { isPicture, openKit, openName, PICTURE, start, useRows, useThread, wordsOf } from '../kit-page';

const page = openKit(
  'chat-elements',
  (text) => typeNatively(document.querySelector('textarea'), text),
  () => {
    const [list] = document.querySelectorAll<HTMLElement>('#root > div > div:first-child > div');
    return [...(list?.children ?? [])] as HTMLElement[];
  },
);

function List() {
  const rows = useRows(page).map(({ key, name, avatar, preview, active, unread }) => ({
    id: key,
    avatar: avatarUrl(avatar, name),
    alt: name,
    title: name,
    subtitle: preview,
    date: new Date(page.platform.conversation(key).messages.at(-1)?.at ?? 0),
    unread,
    className: active ? 'page-chosen' : '',
  }));
  return (
    <div className="page-side">
      <ChatList
        id="talks"
        className="page-talks"
        lazyLoadingImage=""
        dataSource={rows}
        onClick={({ id }) => page.screen.open(id)}
      />
    </div>
  );
}

function boxOf(message: Said, name: string): Box {
  const box = { id: message.key, date: new Date(message.at) };
  if (message.role === 'system') return { ...box, type: 'system', position: 'center', text: message.text };
  const own = message.role !== 'buyer';
  const side = { ...box, position: own ? 'right' : 'left', title: own ? '客服小舟' : name } as const;
  if (isPicture(message)) return { ...side, type: 'photo', text: '', data: { uri: PICTURE, width: 80, height: 60 } };
  return { ...side, type: 'text', text: wordsOf(message), retracted: message.recalled !== undefined };
}

function Talk() {
  const { screen } = page;
  const { name, messages } = useThread(page);
  const thread = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // The kit's field keeps its own words: what another conversation left is put into it.
  useLayoutEffect(() => {
    if (field.current && field.current.value !== screen.composerText) field.current.value = screen.composerText;
  });
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  };
  return (
    <div className="page-talk">
      <Navbar left={<div>{openName(page)}</div>} />
      <MessageList
        className="page-thread"
        referance={thread}
        lockable
        toBottomHeight="100%"
        dataSource={messages.map((message) => boxOf(message, name))}
      />
      <Input
        referance={field}
        placeholder="说点什么"
        multiline
        maxHeight={100}
        onChange={({ target }) => screen.typed(target.value)}
        onKeyDown={keyed}
        rightButtons={<Button text="发送" onClick={() => void screen.send()} />}
      />
    </div>
  );
}

function App() {
  return (
    <div className="page-app">
      <List />
      <Talk />
    </div>
  );
}

start(page, <App />);
