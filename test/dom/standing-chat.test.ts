// @vitest-environment jsdom
/** The same chat or perhaps another's, on a page that names nobody surely: what changes the mark and what leaves it. */
import { afterEach, describe, expect, it } from 'vitest';
import { OWED_MS, watchStandingChat } from '../../utils/dom/standing-chat';
import { tiktok } from '../../utils/sites/tiktok';

const life = new AbortController();
let nowMs = 0;
const watch = () =>
  watchStandingChat(
    tiktok,
    document,
    (event) => event.composedPath().includes(get('aside')),
    () => nowMs,
    life.signal,
  );
const get = (css: string) => {
  const found = document.querySelector(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};

function draw(): void {
  const row = (place: number, name: string, look: string) =>
    `<div id="chat-room-conversation-list-item-${place}" class="r"><div class="${look}">
       <b data-testid="chat.chatroom.conversation_card_username">${name}</b><i class="p">hello</i></div></div>`;
  document.body.innerHTML = `<main><nav>${row(0, 'Ana', 'lit')}${row(1, 'Bo', 'dim')}${row(2, 'Ana', 'dim')}</nav>
    <section><header>Ana</header><ul><li><p>Where is it?</p><time>10:02</time></li><li><p>On its way</p></li></ul>
    <footer><div><textarea></textarea></div><div><span>0/2000</span><em>Send</em><button id="chat-input-send-button"></button></div></footer>
    </section></main><aside></aside>`;
}

const click = (css: string) => get(css).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
const press = (key: string, more: KeyboardEventInit = {}) =>
  get('textarea').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more }));
const down = (css: string) => get(css).dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
/** As a person presses; the page shows it when it likes. */
const choose = (place: number) => {
  down(`#chat-room-conversation-list-item-${place}`);
  click(`#chat-room-conversation-list-item-${place}`);
};
const show = (name: string, said: string) => {
  get('header').textContent = name;
  get('ul').innerHTML = `<li><p>${said}</p></li>`;
};
const light = (place: number) => {
  for (const one of document.querySelectorAll('nav .lit')) one.className = 'dim';
  get(`#chat-room-conversation-list-item-${place} > div`).className = 'lit';
};

afterEach(() => history.replaceState(null, '', '/'));

describe('whose chat stands there', () => {
  it.each<[string, boolean, () => void]>([
    ['nothing happens', true, () => undefined],
    ['another message comes', true, () => get('ul').insertAdjacentHTML('beforeend', '<li><p>Still there?</p></li>')],
    ['the clock under a message goes on', true, () => (get('time').textContent = '10:03')],
    ['the draft is counted', true, () => (get('footer span').textContent = '12/2000')],
    ['a button of the input area says something else', true, () => (get('footer em').textContent = 'Send now')],
    ['a row gets a new preview', true, () => (get('nav .p').textContent = 'and?')],
    ['the list is put in another order', true, () => get('nav').prepend(get('nav > div:nth-child(2)'))],
    ['one more buyer stands in the list', true, () => get('nav').append(get('nav > div:nth-child(2)').cloneNode(true))],
    ['somebody types', true, () => press('a')],
    ['the field is clicked', true, () => click('textarea')],
    ['our own panel is clicked', true, () => click('aside')],
    ['the header names another', false, () => (get('header').textContent = 'Bo')],
    ['what was said is gone', false, () => get('li').remove()],
    ['the thread is drawn anew, with the same words', false, () => get('ul').replaceWith(get('ul').cloneNode(true))],
    ['what was said is other words', false, () => (get('li p').textContent = 'Refund me')],
    ['another row is lit', false, () => light(1)],
    ['another row of the same name is lit', false, () => light(2)],
    ['two of one name change places', false, () => get('nav').append(get('nav > div'))],
    ['a row is clicked', false, () => click('#chat-room-conversation-list-item-1')],
    ['Enter may have sent, and brought up the next', false, () => press('Enter')],
    ['a shortcut', false, () => press('j', { ctrlKey: true })],
    ['the field is another element', false, () => get('textarea').replaceWith(document.createElement('textarea'))],
    ['the address is another', false, () => history.replaceState(null, '', '/other')],
  ])('%s: the same %s', (_name, same, happen) => {
    draw();
    const chat = watch();
    const before = chat.mark();
    expect(before).toBeDefined();
    happen();
    const after = chat.mark();
    expect(after === before).toBe(same);
    // A new mark stays as well, at the latest when a press is long ago.
    nowMs += OWED_MS;
    const later = chat.mark();
    expect(chat.mark()).toBe(later);
  });

  it('without a field nothing stands there; with one far from the button neither', () => {
    draw();
    const chat = watch();
    get('textarea').remove();
    expect(chat.mark()).toBeUndefined();
    document.body.insertAdjacentHTML('beforeend', '<textarea></textarea>');
    expect(chat.mark()).toBeUndefined();
  });
});

describe('after a press beside the input area', () => {
  it.each<[string, boolean, () => void]>([
    ['the page still shows the chat that was left', false, () => undefined],
    ['the page shows another', true, () => show('Bo', 'Wrong size')],
    ['only the header names another, the rest is to come', false, () => (get('header').textContent = 'Bo')],
    ['what was said last is taken back meanwhile', false, () => get('li:last-child').remove()],
    ['a message comes meanwhile', false, () => get('ul').insertAdjacentHTML('beforeend', '<li><p>Hello?</p></li>')],
    ['the thread is drawn anew, with the same words', false, () => get('ul').replaceWith(get('ul').cloneNode(true))],
    ['long enough nothing', true, () => (nowMs += OWED_MS)],
  ])('%s: told %s', (_name, told, happen) => {
    draw();
    const chat = watch();
    const before = chat.mark();
    choose(1);
    happen();
    const first = chat.mark();
    expect(first).not.toBe(before);
    expect(chat.mark() === first).toBe(told);
  });

  it('the late answer to the first of two presses is none to the second', () => {
    draw();
    const chat = watch();
    choose(1);
    nowMs += 500;
    choose(2);
    show('Bo', 'Wrong size');
    expect(chat.mark()).not.toBe(chat.mark());
    show('Ana', 'Two of them');
    nowMs += OWED_MS;
    expect(chat.mark()).toBe(chat.mark());
  });

  it('what shows before the button is up is the answer to an earlier one', () => {
    draw();
    const chat = watch();
    down('#chat-room-conversation-list-item-1');
    show('Bo', 'Wrong size');
    expect(chat.mark()).not.toBe(chat.mark());
    click('#chat-room-conversation-list-item-1');
    expect(chat.mark()).not.toBe(chat.mark());
  });

  it('a key that goes to a row counts, one that only is held down does not', () => {
    draw();
    const chat = watch();
    const before = chat.mark();
    const key = (key: string) => get('nav div').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    key('Alt');
    expect(chat.mark()).toBe(before);
    key('ArrowDown');
    expect(chat.mark()).not.toBe(chat.mark());
  });

  it('with two fields nobody knows which one is seen', () => {
    draw();
    const chat = watch();
    get('footer').append(get('textarea').cloneNode());
    expect(chat.mark()).toBeDefined();
    expect(chat.mark()).not.toBe(chat.mark());
  });
});
