/** Owns the 千帆 console's one page object. */
import { openVuePage, typeNatively } from '../kit/vue-page';

export const page = openVuePage(
  'xiaohongshu',
  (key) => [...document.querySelectorAll<HTMLElement>('.chat-item')].find((row) => row.dataset.key === key),
  (text) => typeNatively(document.querySelector<HTMLTextAreaElement>('textarea.reply-textarea'), text),
);
