/** Owns the panes: one for each chat that was opened, with rows and field, kept in the page and up to date when another one shows. */
import { recallText } from '../platform/rows';
import type { Message } from '../platform/shapes';
import { noteRendered } from '../platform/shown';
import { page } from './page';

const { screen, platform } = page;

interface Pane {
  pane: HTMLElement;
  field: HTMLTextAreaElement;
  /** Rows by message and by how often they were made anew. */
  rows: Map<string, HTMLElement>;
  epoch: string;
}

const panes = new Map<string, Pane>();

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function wordsOf({ recalled, media, card, ...message }: Message): string {
  if (recalled) return recallText({ ...message, media, recalled });
  if (media === 'text' || media === 'emoji') return message.text;
  return card ? `${card.name} ¥${(card.cents / 100).toFixed(2)}` : '';
}

function clock(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}

function bodyOf(message: Message): HTMLElement {
  const body = element('div', 'msg-body', wordsOf(message));
  if (body.textContent === '') {
    const image = document.createElement('img');
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    body.append(image);
  }
  return body;
}

function makeRow(message: Message, nick: string): HTMLElement {
  const { role } = message;
  const row = element('div', 'message-row');
  row.id = `msg-${message.key}`;
  row.title = clock(message.at);
  if (role === 'system') {
    row.classList.add('system-response');
    const date = element('span', 'msg-date text-white ps-2 fw-normal', clock(message.at));
    row.append(element('span', 'usr-tit sys-tit', element('i', '', 'System assistant'), date));
    row.append(element('div', 'text-muted', bodyOf(message)));
    return row;
  }
  const buyer = role === 'buyer';
  row.classList.add(...(buyer ? ['response'] : ['message-admin']), ...(role === 'auto' ? ['other-operator'] : []));
  row.dataset.opId = buyer ? '0' : role === 'auto' ? '-2' : '7';
  const writer = buyer ? nick : role === 'auto' ? 'Bot' : 'Support';
  const icon = element('i', 'material-icons chat-operators mi-fs15 me-0 pb-1', 'face');
  row.append(element('span', `usr-tit ${buyer ? ' vis-tit' : ' op-tit'}`, icon, ` ${writer}`), bodyOf(message));
  return row;
}

function makePane(key: string): Pane {
  const pane = element('div', 'tab-pane');
  pane.id = `chat-id-${key}`;
  pane.setAttribute('role', 'tabpanel');
  const field = document.createElement('textarea');
  Object.assign(field, { id: `CSChatMessage-${key}`, name: 'ChatMessage', rows: 2 });
  field.className = 'form-control form-control-sm form-send-textarea form-group';
  field.addEventListener('input', () => screen.headerKey === key && screen.typed(field.value));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  });
  const send = element('button', 'btn btn-sm', 'Send');
  send.addEventListener('click', () => screen.send());
  pane.append(element('div', 'message-block'), element('div', 'message-container-admin', field, send));
  return { pane, field, rows: new Map(), epoch: '' };
}

function makeBlock(key: string): HTMLElement {
  const block = element('div', 'msgBlock msgBlock-admin');
  block.id = `messagesBlock-${key}`;
  block.addEventListener('scroll', () => {
    const toBottom = block.scrollHeight - block.scrollTop - block.clientHeight;
    if (toBottom < 40) screen.atBottom = true;
    else if (block.scrollTop < 20 && screen.scrollUp()) block.scrollTop = 60;
    else screen.atBottom = false;
  });
  return block;
}

/** The chat's rows as they are now; a block that the server sent anew has new ones. */
function fill(key: string, one: Pane, messages: readonly Message[]): void {
  const { list, container, box } = screen.remountEpoch;
  const epoch = `${list}-${container}-${box}`;
  const holder = one.pane.querySelector('.message-block');
  let block = holder?.firstElementChild;
  if (one.epoch !== epoch || !block) {
    one.epoch = epoch;
    one.rows.clear();
    block = makeBlock(key);
    holder?.replaceChildren(block);
  }
  const nick = platform.conversation(key).name;
  const kept = new Map<string, HTMLElement>();
  messages.forEach((message, index) => {
    const name = `${message.key}:${(screen.messageEpoch + index) >> 1}`;
    const row = one.rows.get(name) ?? makeRow(message, nick);
    const body = row.querySelector('.msg-body');
    if (message.recalled && body?.textContent !== wordsOf(message)) body?.replaceWith(bodyOf(message));
    kept.set(name, row);
  });
  for (const [name, row] of one.rows) if (!kept.has(name)) row.remove();
  one.rows = kept;
  let at = 0;
  for (const row of kept.values()) {
    if (block.children[at] !== row) block.insertBefore(row, block.children[at] ?? null);
    at += 1;
  }
  if (screen.atBottom) block.scrollTop = block.scrollHeight;
}

/** Brings the panes up to date: called whenever React has drawn. */
export function drawPanes(box: HTMLElement): void {
  const { conversationKey, messages } = screen.thread();
  for (const key of [screen.headerKey, conversationKey]) {
    if (key === null || panes.has(key)) continue;
    const made = makePane(key);
    panes.set(key, made);
    box.append(made.pane);
  }
  for (const [key, one] of panes) {
    if (screen.away && key === conversationKey) one.pane.querySelector('.message-block')?.replaceChildren();
    else if (key === conversationKey) fill(key, one, messages);
    // What was opened before goes on hearing from the server.
    else if (one.rows.size > 0) fill(key, one, platform.conversation(key).messages.slice(-20));
    const text = key === screen.headerKey ? screen.composerText : platform.conversation(key).draft;
    if (one.field.value !== text) one.field.value = text;
    const shows = key === screen.headerKey;
    if (one.pane.classList.contains('active') !== shows) one.pane.classList.toggle('active', shows);
  }
  noteRendered(screen);
}
