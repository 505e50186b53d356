// @vitest-environment jsdom
/** The same chat or perhaps another's, on a page that names nobody surely: what changes the mark and what leaves it. */
import { afterEach, describe, expect, it } from 'vitest';
import { watchStandingChat } from '../../utils/dom/standing-chat';
import { tiktok } from '../../utils/sites/tiktok';

const life = new AbortController();
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
    const isOurs = (event: Event) => event.composedPath().includes(get('aside'));
    const chat = watchStandingChat(tiktok, document, isOurs, life.signal);
    const before = chat.mark();
    expect(before).toBeDefined();
    happen();
    const after = chat.mark();
    expect(after === before).toBe(same);
    // A new mark stays as well.
    expect(chat.mark()).toBe(after);
  });

  it('without a field nothing stands there; with one far from the button neither', () => {
    draw();
    const chat = watchStandingChat(tiktok, document, () => false, life.signal);
    get('textarea').remove();
    expect(chat.mark()).toBeUndefined();
    document.body.insertAdjacentHTML('beforeend', '<textarea></textarea>');
    expect(chat.mark()).toBeUndefined();
  });
});
