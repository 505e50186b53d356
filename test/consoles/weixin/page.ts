/** Owns the 微信小店 console's one page object. */
import { openVuePage, typeNatively } from '../kit/vue-page';

export const page = openVuePage(
  'weixin',
  (key) =>
    [...document.querySelectorAll<HTMLElement>('.session-item-container')].find((row) => row.dataset.roomId === key),
  (text) => typeNatively(document.querySelector<HTMLTextAreaElement>('.chat-input textarea.text-area'), text),
);
