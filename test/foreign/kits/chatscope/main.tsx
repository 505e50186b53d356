/** A chat page of @chatscope/chat-ui-kit-react: its list, header, thread and editable composer. */
import '../style.css';
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import {
  Avatar,
  ChatContainer,
  Conversation,
  ConversationHeader,
  ConversationList,
  MainContainer,
  Message,
  MessageInput,
  MessageList,
  MessageSeparator,
  Sidebar,
} from '@chatscope/chat-ui-kit-react';
import { avatarUrl } from '../../../consoles/platform/avatar';
import type { Message as Said } from '../../../consoles/platform/shapes';
import { isPicture, openKit, openName, PICTURE, start, useRows, useThread, wordsOf } from '../kit-page';

const editor = () => document.querySelector<HTMLElement>('#root [contenteditable="true"]');

const page = openKit(
  'chatscope',
  (text) => {
    const field = editor();
    if (!field) return false;
    field.textContent = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
  },
  () => document.querySelectorAll<HTMLElement>('#root ul > li > *'),
);

const clock = (at: number) => new Date(at).toTimeString().slice(0, 5);

function List() {
  return (
    <ConversationList>
      {useRows(page).map(({ key, name, avatar, preview, active, unread, time }) => (
        <Conversation
          key={key}
          name={name}
          info={preview}
          active={active}
          unreadCnt={unread}
          lastActivityTime={time}
          onClick={() => page.screen.open(key)}
        >
          <Avatar src={avatarUrl(avatar, name)} name={name} />
        </Conversation>
      ))}
    </ConversationList>
  );
}

function said(message: Said, name: string) {
  if (message.role === 'system') return <MessageSeparator key={message.key} content={message.text} />;
  const own = message.role !== 'buyer';
  const about = {
    direction: own ? 'outgoing' : 'incoming',
    position: 'single',
    sender: own ? '客服小舟' : name,
    sentTime: clock(message.at),
  } as const;
  const model = isPicture(message)
    ? ({ ...about, type: 'image', payload: { src: PICTURE, alt: '图片', width: 80, height: 60 } } as const)
    : ({ ...about, type: 'text', message: wordsOf(message) } as const);
  return (
    <Message key={message.key} model={model}>
      <Message.Header sender={model.sender} sentTime={model.sentTime} />
    </Message>
  );
}

/** The kit's editor tells and takes HTML; the page knows its words. */
let written = { html: '', text: '' };

/** What another conversation left in the editor, as the kit wants it. */
function htmlOf(text: string): string {
  if (written.text !== text) {
    const plain = document.createElement('div');
    plain.innerText = text;
    written = { html: plain.innerHTML, text };
  }
  return written.html;
}

/** The kit looks for its own parts among the children, so they stand here themselves. */
function Talk() {
  const { screen } = page;
  const { name, messages } = useThread(page);
  return (
    <ChatContainer>
      <ConversationHeader>
        <ConversationHeader.Content userName={openName(page)} info="在线" />
      </ConversationHeader>
      <MessageList>{messages.map((message) => said(message, name))}</MessageList>
      <MessageInput
        placeholder="说点什么"
        value={htmlOf(screen.composerText)}
        onChange={(html, _, shown) => {
          written = { html, text: shown };
          screen.typed(shown);
        }}
        onSend={() => void screen.send()}
      />
    </ChatContainer>
  );
}

function App() {
  return (
    <div className="page-app">
      <MainContainer>
        <Sidebar position="left" scrollable>
          <List />
        </Sidebar>
        <Talk />
      </MainContainer>
    </div>
  );
}
start(page, <App />);
